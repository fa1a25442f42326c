// SPDX-License-Identifier: MIT

/// An observer of the work that uses a clock, for example the clock of a test, which advances when all work is waiting.
package protocol ClockObserver: AnyObject, Sendable {
    /// Records that work started, and returns its number.
    func workBegan(_ name: String, within parent: Int?) -> Int
    /// Records the current activity of work.
    func work(_ number: Int, isNow activity: ClockWork.Activity)
    /// Records that work ended.
    func workEnded(_ number: Int)
}

/// A unit of work that uses a clock, for example a request or the renewals of a session.
///
/// It belongs to a task and to all tasks that the task starts and waits for. While one of them sleeps on the clock, or
/// has started other work, this work is waiting.
package final class ClockWork: Sendable {
    /// The activity of a unit of work.
    package enum Activity: Sendable {
        /// The work runs, sleeps, or waits for work within it.
        case working
        /// The work waits until other work wakes it.
        case waiting
        /// The work has returned a result to code that may or may not continue it.
        case returned
    }

    /// The work of the current task.
    @TaskLocal package static var current: ClockWork?

    private let observer: any ClockObserver
    private let number: Int
    /// The parent, which is retained for as long as there is work within it.
    private let parent: ClockWork?

    fileprivate init(_ name: String, _ observer: any ClockObserver) {
        self.observer = observer
        let current = Self.current
        parent = current?.observer === observer ? current : nil
        number = observer.workBegan(name, within: parent?.number)
    }

    deinit {
        observer.workEnded(number)
    }

    /// Changes the current activity.
    package func set(_ activity: Activity) {
        observer.work(number, isNow: activity)
    }

    /// Ends the work. Ending it more than once has no effect.
    package func end() {
        observer.workEnded(number)
    }

    /// Returns the number of the current task's work for an observer; `nil` if there is none.
    package static func currentNumber(for observer: any ClockObserver) -> Int? {
        current.flatMap { $0.observer === observer ? $0.number : nil }
    }

    /// Runs a closure as work of the current task, and ends the work afterwards.
    ///
    /// - Parameters:
    ///   - work: The work; `nil` if no clock observes it.
    ///   - body: The closure.
    /// - Returns: The result of the closure.
    package static func run<Value>(_ work: ClockWork?, _ body: () async throws -> Value) async rethrows -> Value {
        guard let work else { return try await body() }
        defer { work.end() }
        return try await $current.withValue(work, operation: body)
    }
}

extension GraphClock {
    /// Starts work within that of the current task; returns `nil` if the clock does not observe work.
    package func begin(_ name: @autoclosure () -> String) -> ClockWork? {
        (self as? any ClockObserver).map { ClockWork(name(), $0) }
    }
}

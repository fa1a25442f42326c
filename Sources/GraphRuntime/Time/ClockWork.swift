// SPDX-License-Identifier: MIT

/// An observer of the work that uses a clock. For example, a test's clock advances when all work is waiting.
package protocol ClockObserver: AnyObject, Sendable {
    /// Records the start of a unit of work, and returns a number that identifies the work.
    func workBegan(_ name: String, within parent: Int?) -> Int
    /// Records the current activity of a unit of work.
    func work(_ number: Int, isNow activity: ClockWork.Activity)
    /// Records the end of a unit of work. All work that waits for it then continues.
    func workEnded(_ number: Int)
    /// Records that a unit of work waits for the end of other work.
    func work(_ number: Int, waitsFor other: Int)
    /// Records that a unit of work no longer waits for other work.
    func work(_ number: Int, stopsWaitingFor other: Int)
}

/// A unit of work that uses a clock, for example a request or a session's renewals.
///
/// The work belongs to a task and to all tasks that this task starts and waits for. While one of these tasks sleeps on
/// the clock, has started other work, or waits for shared work, the work is waiting.
///
/// A task whose result several callers share, for example a token request, is a unit of work of its own, which
/// ``GraphClock/beginShared(_:)`` starts. Each caller waits for it with ``beginWait()``.
package final class ClockWork: Sendable {
    /// The activity of a unit of work.
    package enum Activity: Sendable {
        /// The work runs, sleeps, or waits for nested work.
        case working
        /// The work waits until other work resumes it.
        case waiting
        /// The work has returned a result to code that may or may not continue the work.
        case returned
    }

    /// The work of the current task.
    @TaskLocal package static var current: ClockWork?

    fileprivate let observer: any ClockObserver
    fileprivate let number: Int
    /// The parent work, which is retained for as long as it contains other work.
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

    /// Changes the current activity of the work.
    package func set(_ activity: Activity) {
        observer.work(number, isNow: activity)
    }

    /// Ends the work. Further calls have no effect.
    package func end() {
        observer.workEnded(number)
    }

    /// Makes the current task's work wait for this work.
    ///
    /// The wait ends when this work ends. A caller that stops waiting earlier, for example because its task is canceled,
    /// must end the wait before it continues.
    ///
    /// - Returns: The wait; `nil` if the current task has no work that the same clock observes.
    package func beginWait() -> ClockWait? {
        guard let current = Self.current, current.observer === observer, current !== self else { return nil }
        observer.work(current.number, waitsFor: number)
        return ClockWait(observer: observer, waiting: current.number, awaited: number)
    }

    /// Returns the number that an observer assigned to the current task's work; `nil` if there is no such work.
    package static func currentNumber(for observer: any ClockObserver) -> Int? {
        current.flatMap { $0.observer === observer ? $0.number : nil }
    }

    /// Runs a closure as a unit of work in the current task, and then ends the work.
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

/// A wait of a unit of work for the end of shared work.
package struct ClockWait: Sendable {
    fileprivate let observer: any ClockObserver
    fileprivate let waiting: Int
    fileprivate let awaited: Int

    /// Ends the wait before the shared work ends. If the shared work has ended, the method has no effect.
    package func end() {
        observer.work(waiting, stopsWaitingFor: awaited)
    }
}

extension GraphClock {
    /// Starts a unit of work that several callers share, outside the current task's work; returns `nil` if the clock
    /// does not observe work.
    package func beginShared(_ name: @autoclosure () -> String) -> ClockWork? {
        ClockWork.$current.withValue(nil) { begin(name()) }
    }

    /// Starts a unit of work within the current task's work; returns `nil` if the clock does not observe work.
    package func begin(_ name: @autoclosure () -> String) -> ClockWork? {
        (self as? any ClockObserver).map { ClockWork(name(), $0) }
    }
}

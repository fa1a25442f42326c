/// A clock that observes the work that goes by it, such as the clock of a test, which moves on when all work waits.
package protocol ClockObserver: AnyObject, Sendable {
    /// Records that work begins, and returns its number.
    func workBegan(_ name: String, within parent: Int?) -> Int
    /// Records what the work of a number does from now on.
    func work(_ number: Int, isNow activity: ClockWork.Activity)
    /// Records that the work of a number has ended.
    func workEnded(_ number: Int)
}

/// A piece of work that goes by a clock, such as a request or the renewals of a session.
///
/// It belongs to a task and to all tasks that this one starts and waits for. While one of them sleeps by the clock, or has
/// begun other work, this work waits.
package final class ClockWork: Sendable {
    /// What a piece of work does.
    package enum Activity: Sendable {
        /// It runs, sleeps, or waits for work within it.
        case working
        /// It waits for other work, which wakes it.
        case waiting
        /// It has returned something to code that may or may not go on with it.
        case returned
    }

    /// The work of the current task.
    @TaskLocal package static var current: ClockWork?

    private let observer: any ClockObserver
    private let number: Int
    /// Kept for as long as there is work within it.
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

    /// Changes what the work does from now on.
    package func set(_ activity: Activity) {
        observer.work(number, isNow: activity)
    }

    /// Ends the work; ending it again does nothing.
    package func end() {
        observer.workEnded(number)
    }

    /// The number of the current task's work for a clock; `nil` if it does none.
    package static func currentNumber(for observer: any ClockObserver) -> Int? {
        current.flatMap { $0.observer === observer ? $0.number : nil }
    }

    /// Does the work in the current task, and ends it.
    ///
    /// - Parameters:
    ///   - work: The work; `nil` if no clock observes it.
    ///   - body: What to do.
    /// - Returns: What the body returns.
    package static func run<Value>(_ work: ClockWork?, _ body: () async throws -> Value) async rethrows -> Value {
        guard let work else { return try await body() }
        defer { work.end() }
        return try await $current.withValue(work, operation: body)
    }
}

extension GraphClock {
    /// Begins work, within that of the current task; `nil` if the clock does not observe it.
    package func begin(_ name: @autoclosure () -> String) -> ClockWork? {
        (self as? any ClockObserver).map { ClockWork(name(), $0) }
    }
}

public import Foundation

/// The time that a client goes by: retries, expiring tokens, held sessions, watches and the emulator.
///
/// Pass one clock to the client, and to a credential that acquires tokens. With a clock that a test moves, nothing takes
/// real time but the deadlines of requests: a peer that hangs does not move the clock of a test.
public protocol GraphClock: Sendable {
    /// The current instant.
    var now: Date { get }

    /// Waits.
    ///
    /// - Parameter duration: How long to wait. Zero or less does not wait.
    /// - Throws: `CancellationError`, at once, if the task is canceled.
    func sleep(for duration: Duration) async throws
}

/// The clock of this machine.
public struct GraphSystemClock: GraphClock {
    /// Creates the clock of this machine.
    public init() {}

    /// The current instant.
    public var now: Date { Date() }

    /// Waits.
    ///
    /// - Parameter duration: How long to wait.
    /// - Throws: `CancellationError`, at once, if the task is canceled.
    public func sleep(for duration: Duration) async throws { try await Task.sleep(for: duration) }
}

extension GraphClock where Self == GraphSystemClock {
    /// The clock of this machine.
    public static var system: GraphSystemClock { GraphSystemClock() }
}

extension GraphClock {
    /// Performs an action after a time.
    ///
    /// - Returns: What prevents it.
    func after(_ time: Duration, _ action: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
        if self is GraphSystemClock {
            let number = DeadlineTimer.shared.add(after: time, action)
            return { DeadlineTimer.shared.remove(number) }
        }
        let timer = Task {
            // While the timer sleeps, the work that it limits goes on.
            try await ClockWork.$current.withValue(nil) { try await sleep(for: time) }
            action()
        }
        return { timer.cancel() }
    }
}

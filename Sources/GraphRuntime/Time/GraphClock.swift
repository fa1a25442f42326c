public import Foundation

/// Tells the time and waits: what retries and tokens go by. A test brings its own, and then takes no time.
public struct GraphClock: Sendable {
    /// Gives the current instant.
    public var now: @Sendable () -> Date
    /// Waits; it throws `CancellationError` at once if the task is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// Observes the work that goes by the clock; `nil` if nothing does.
    package var observer: (any ClockObserver)?
    /// Performs an action after a time, and returns what prevents it; `nil` to do it with `sleep`.
    var alarm: (@Sendable (Duration, @escaping @Sendable () -> Void) -> @Sendable () -> Void)?

    /// A clock.
    ///
    /// - Parameters:
    ///   - now: Gives the current instant.
    ///   - sleep: Waits; it throws `CancellationError` at once if the task is cancelled.
    public init(now: @escaping @Sendable () -> Date, sleep: @escaping @Sendable (Duration) async throws -> Void) {
        self.now = now
        self.sleep = sleep
    }

    /// The clock of this machine.
    public static let system: GraphClock = {
        var clock = GraphClock(now: { Date() }, sleep: { try await Task.sleep(for: $0) })
        clock.alarm = { duration, action in
            let number = DeadlineTimer.shared.add(after: duration, action)
            return { DeadlineTimer.shared.remove(number) }
        }
        return clock
    }()
}

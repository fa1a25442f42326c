// SPDX-License-Identifier: MIT

public import Foundation

/// A clock for all time-dependent behavior of a client or the emulator.
///
/// A client uses the clock for retries, token expiry, sessions, and watches.
///
/// Pass the same clock to the client and to a credential that acquires tokens. With a manual clock in a test, only
/// request deadlines are measured in real time, because a manual clock does not advance while a peer hangs.
public protocol GraphClock: Sendable {
    /// The current instant.
    var now: Date { get }

    /// Suspends the current task for a duration.
    ///
    /// - Parameter duration: How long to wait. If the duration is zero or negative, the method returns without waiting.
    /// - Throws: `CancellationError` as soon as the task is canceled.
    func sleep(for duration: Duration) async throws
}

/// A clock that uses the system time.
public struct GraphSystemClock: GraphClock {
    /// Creates a system clock.
    public init() {}

    /// The current instant.
    public var now: Date { Date() }

    /// Suspends the current task for a duration.
    ///
    /// - Parameter duration: How long to wait.
    /// - Throws: `CancellationError` as soon as the task is canceled.
    public func sleep(for duration: Duration) async throws { try await Task.sleep(for: duration) }
}

extension GraphClock where Self == GraphSystemClock {
    /// The system clock.
    public static var system: GraphSystemClock { GraphSystemClock() }
}

extension GraphClock {
    /// Performs an action after a delay.
    ///
    /// - Returns: A closure that cancels the action.
    func after(_ time: Duration, _ action: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
        if self is GraphSystemClock {
            let number = DeadlineTimer.shared.add(after: time, action)
            return { DeadlineTimer.shared.remove(number) }
        }
        // The timer is work of its own, because the current work continues while the timer sleeps. A clock that observes
        // work does not advance before the timer sleeps or while the action runs.
        let work = beginShared("timer")
        let timer = Task {
            try await ClockWork.$current.withValue(work) {
                defer { work?.end() }
                try await sleep(for: time)
                action()
            }
        }
        return {
            timer.cancel()
            work?.end()
        }
    }
}

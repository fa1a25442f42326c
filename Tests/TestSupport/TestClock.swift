package import Foundation
package import GraphRuntime

/// A clock that moves when something waits, and records for how long.
package final class TestClock: Sendable {
    private let state = Locked((now: Date(timeIntervalSince1970: 1_735_689_600), waits: [Duration]()))
    private let onWait: @Sendable () throws -> Void

    /// Creates a clock.
    ///
    /// - Parameter onWait: Called after each wait, which throws what it throws. The default does nothing.
    package init(onWait: @escaping @Sendable () throws -> Void = {}) {
        self.onWait = onWait
    }

    package var now: Date { state.withLock { $0.now } }
    package var waits: [Duration] { state.withLock { $0.waits } }

    package func advance(by duration: Duration) {
        state.withLock { $0.now += duration / .seconds(1) }
    }

    package var graphClock: GraphClock {
        GraphClock(
            now: { self.now },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.withLock { $0.waits.append(duration) }
                self.advance(by: duration)
                try self.onWait()
            }
        )
    }

    /// Returns a policy that goes by this clock, with the given chance in all waits.
    package func policy(maximumAttempts: Int = 4, random: Double = 1) -> RetryPolicy {
        RetryPolicy(maximumAttempts: maximumAttempts, clock: graphClock, random: { random })
    }
}

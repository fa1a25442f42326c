package import Foundation
package import GraphRuntime

/// A clock that moves when something waits, and records for how long.
package final class TestClock: GraphClock {
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

    package func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        state.withLock { $0.waits.append(duration) }
        advance(by: duration)
        try onWait()
    }
}

extension GraphRetryPolicy {
    /// Creates a policy without chance in its waits.
    package static func withoutChance(maximumAttempts: Int = 4, random: Double = 1) -> GraphRetryPolicy {
        GraphRetryPolicy(maximumAttempts: maximumAttempts, random: { random })
    }
}

// SPDX-License-Identifier: MIT

package import Foundation
package import GraphRuntime

/// A clock that advances when a task waits on the clock, and records the waits.
package final class TestClock: GraphClock {
    private let state = Locked((now: Date(timeIntervalSince1970: 1_735_689_600), waits: [Duration]()))
    private let onWait: @Sendable () throws -> Void

    /// Creates a clock that starts at 2025-01-01T00:00:00Z.
    ///
    /// - Parameter onWait: A closure that runs after each wait. The wait rethrows errors from the closure. The default
    ///   closure does nothing.
    package init(onWait: @escaping @Sendable () throws -> Void = {}) {
        self.onWait = onWait
    }

    package var now: Date { state.withLock { $0.now } }
    /// The durations of all waits so far.
    package var waits: [Duration] { state.withLock { $0.waits } }

    /// Advances the clock. A negative duration sets back the clock.
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
    /// Returns a retry policy whose delays are not random.
    ///
    /// - Parameters:
    ///   - maximumAttempts: The maximum number of attempts. The default is 4.
    ///   - random: The number that replaces random numbers, from 0 to 1. The default is 1.
    /// - Returns: The policy.
    package static func withoutChance(maximumAttempts: Int = 4, random: Double = 1) -> GraphRetryPolicy {
        GraphRetryPolicy(maximumAttempts: maximumAttempts, random: { random })
    }
}

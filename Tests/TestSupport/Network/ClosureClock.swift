// SPDX-License-Identifier: MIT

package import Foundation
import GraphRuntime

/// A clock that calls closures to return the current time and to wait.
package struct ClosureClock: GraphClock {
    private let current: @Sendable () -> Date
    private let wait: @Sendable (Duration) async throws -> Void

    /// Creates a clock.
    ///
    /// - Parameters:
    ///   - now: A closure that returns the current time.
    ///   - sleep: A closure that waits for a duration.
    package init(
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        current = now
        wait = sleep
    }

    package var now: Date { current() }

    package func sleep(for duration: Duration) async throws { try await wait(duration) }
}

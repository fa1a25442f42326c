// SPDX-License-Identifier: MIT

/// The delays between the attempts of an operation that is repeated until it succeeds.
///
/// Each delay is a random duration between half of a bound and the bound. The bound doubles with each failure, up to a
/// minute. After an outage, the randomness prevents all interrupted clients from sending requests at the same time.
package struct BackOff: Sendable {
    /// The maximum bound, unless the first bound is greater.
    package static let maximum = Duration.seconds(60)

    private let base: Duration
    private let random: @Sendable () -> Double
    private var failures = 0

    /// Creates a sequence of delays.
    ///
    /// - Parameters:
    ///   - base: The upper bound of the first delay.
    ///   - random: A closure that returns a random number from 0 to 1.
    package init(base: Duration, random: @escaping @Sendable () -> Double) {
        self.base = base
        self.random = random
    }

    /// Returns the delay to use after another failure.
    ///
    /// - Parameters:
    ///   - requested: The delay that the service requests, which is never shortened; `nil` if the service requests
    ///     none.
    ///   - isUrgent: Whether to leave the bound unchanged because little time remains. The default is `false`.
    /// - Returns: The delay.
    package mutating func next(requested: Duration? = nil, isUrgent: Bool = false) -> Duration {
        let wait = jittered(min(base * (1 << min(failures, 20)), max(base, Self.maximum)))
        if !isUrgent { failures += 1 }
        guard let requested else { return wait }
        // The extra delay spreads out the requests of clients from which the service requested the same delay.
        return max(wait, requested + base * (1 - chance))
    }

    /// Returns a random duration between half of a bound and the bound.
    package func jittered(_ bound: Duration) -> Duration { bound * (0.5 + 0.5 * chance) }

    /// Resets the bound after a success.
    package mutating func reset() { failures = 0 }

    private var chance: Double { min(1, max(0, random())) }
}

/// The waits between attempts of something that is tried until it succeeds: random ones, between half of a bound and the
/// bound, which doubles with each failure up to a minute. Without chance, everything that an outage stopped would come back
/// at the same instant.
package struct BackOff: Sendable {
    /// The greatest bound, unless the first one is greater.
    package static let maximum = Duration.seconds(60)

    private let base: Duration
    private let random: @Sendable () -> Double
    private var failures = 0

    /// Creates the waits.
    ///
    /// - Parameters:
    ///   - base: The bound of the first wait.
    ///   - random: Returns a number from 0 to 1.
    package init(base: Duration, random: @escaping @Sendable () -> Double) {
        self.base = base
        self.random = random
    }

    /// The wait after another failure.
    ///
    /// - Parameters:
    ///   - requested: The wait that the service asks for, which is never cut short; nil if it asks for none.
    ///   - isUrgent: Whether the bound stays as it is, because little time is left. The default is false.
    /// - Returns: The wait.
    package mutating func next(requested: Duration? = nil, isUrgent: Bool = false) -> Duration {
        let wait = jittered(min(base * (1 << min(failures, 20)), max(base, Self.maximum)))
        if !isUrgent { failures += 1 }
        guard let requested else { return wait }
        // All whom the service asked for the same wait spread out after it.
        return max(wait, requested + base * (1 - chance))
    }

    /// A wait between half of a bound and the bound.
    package func jittered(_ bound: Duration) -> Duration { bound * (0.5 + 0.5 * chance) }

    /// Starts over, after a success.
    package mutating func reset() { failures = 0 }

    private var chance: Double { min(1, max(0, random())) }
}

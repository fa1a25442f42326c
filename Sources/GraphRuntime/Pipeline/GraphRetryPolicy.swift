// SPDX-License-Identifier: MIT

/// A policy that determines when and how often requests are retried.
///
/// Requests of idempotent operations are retried after the statuses 429, 503, and 504, and if a connection fails before
/// a response is received. The delay is that of `Retry-After`. Without that field, it is random up to a bound that
/// doubles with each attempt.
public struct GraphRetryPolicy: Sendable {
    /// The maximum number of attempts, including the first.
    ///
    /// A request whose idle connection turns out to be closed is resent immediately, up to eight times, unless this
    /// number is 1. Resending does not count as an attempt.
    public var maximumAttempts: Int
    /// The time since the first attempt after which no retry starts.
    public var totalTime: Duration
    /// The bound of the first delay without `Retry-After`, which doubles with each attempt.
    public var baseDelay: Duration
    /// The maximum delay.
    ///
    /// If the service requests a longer one, the request is not retried, and the error reports the delay.
    public var maximumDelay: Duration
    /// A closure that returns a random number from 0 to 1, for the delays.
    public var random: @Sendable () -> Double
    /// Whether a request is resent even if there is only one attempt.
    private var resendsOnce = false

    /// Creates a policy that differs from the default one in the given parameters.
    ///
    /// - Parameters:
    ///   - maximumAttempts: The maximum number of attempts, including the first; at least 1. The default is 4.
    ///   - totalTime: The time since the first attempt after which no retry starts. The default is 3 minutes.
    ///   - baseDelay: The bound of the first delay without `Retry-After`, which doubles with each attempt. The default
    ///     is 1 second.
    ///   - maximumDelay: The maximum delay. The default is 1 minute.
    ///   - random: A closure that returns a random number from 0 to 1, for the delays. The default uses the system's
    ///     generator.
    public init(
        maximumAttempts: Int = 4,
        totalTime: Duration = .seconds(180),
        baseDelay: Duration = .seconds(1),
        maximumDelay: Duration = .seconds(60),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.maximumAttempts = maximumAttempts
        self.totalTime = totalTime
        self.baseDelay = baseDelay
        self.maximumDelay = maximumDelay
        self.random = random
    }

    /// The default policy of clients.
    public static let standard = GraphRetryPolicy()

    /// A policy that never retries.
    public static let never = GraphRetryPolicy(maximumAttempts: 1)
}

extension GraphRetryPolicy {
    /// The same policy with only one attempt.
    package var once: GraphRetryPolicy {
        var policy = self
        policy.maximumAttempts = 1
        policy.resendsOnce = maximumAttempts > 1 || resendsOnce
        return policy
    }

    /// The maximum number of times that a request is resent because its idle connection was closed.
    ///
    /// One outage may close all idle connections.
    var maximumResends: Int { maximumAttempts > 1 || resendsOnce ? 8 : 0 }

    /// The statuses after which a request is retried.
    static let statuses: Set<Int> = [429, 503, 504]

    /// Returns the delay before a retry; `nil` if the request is not retried.
    ///
    /// - Parameters:
    ///   - attempt: The number of attempts so far.
    ///   - requested: The delay that the service requests; `nil` if it requests none.
    ///   - elapsed: The time since the first attempt.
    /// - Returns: The delay.
    func delay(after attempt: Int, requested: Duration?, elapsed: Duration) -> Duration? {
        guard attempt < maximumAttempts else { return nil }
        let bound = min(maximumDelay, baseDelay * (1 << min(attempt - 1, 30)))
        let delay = requested ?? bound * min(1, max(0, random()))
        guard delay <= maximumDelay, elapsed + delay <= totalTime else { return nil }
        return delay
    }
}

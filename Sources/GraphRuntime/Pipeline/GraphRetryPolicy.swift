// SPDX-License-Identifier: MIT

/// A policy that determines when and how often requests are retried.
///
/// Requests for idempotent operations are retried after a 429, 503, or 504 response, and if a connection fails before a
/// response is received. The `Retry-After` header field specifies the delay. Without this field, the delay is random,
/// with an upper bound that doubles with each attempt.
public struct GraphRetryPolicy: Sendable {
    /// The maximum number of attempts, including the first.
    ///
    /// If a request fails because its idle connection was closed, the request is resent immediately, up to eight times,
    /// unless this number is 1. Resending does not increase the number of attempts.
    public var maximumAttempts: Int
    /// The maximum time between the first attempt and the start of a retry.
    public var totalTime: Duration
    /// The upper bound of the first delay if there is no `Retry-After` field. The bound doubles with each attempt.
    public var baseDelay: Duration
    /// The maximum delay.
    ///
    /// If the service requests a longer delay, the request is not retried, and the error reports the requested delay.
    public var maximumDelay: Duration
    /// A closure that returns a random number from 0 to 1, from which the delay is computed.
    public var random: @Sendable () -> Double
    /// Whether a request is resent after its idle connection was closed, even if only one attempt is allowed.
    private var resendsOnce = false

    /// Creates a policy that differs from the default policy in the specified parameters.
    ///
    /// - Parameters:
    ///   - maximumAttempts: The maximum number of attempts, including the first. The value must be at least 1. The
    ///     default is 4.
    ///   - totalTime: The maximum time between the first attempt and the start of a retry. The default is 3 minutes.
    ///   - baseDelay: The upper bound of the first delay if there is no `Retry-After` field. The bound doubles with
    ///     each attempt. The default is 1 second.
    ///   - maximumDelay: The maximum delay. The default is 1 minute.
    ///   - random: A closure that returns a random number from 0 to 1, from which the delay is computed. The default
    ///     closure uses the system's random number generator.
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

    /// The policy that clients use by default.
    public static let standard = GraphRetryPolicy()

    /// A policy that never retries a request.
    public static let never = GraphRetryPolicy(maximumAttempts: 1)
}

extension GraphRetryPolicy {
    /// A copy of the policy that allows only one attempt.
    package var once: GraphRetryPolicy {
        var policy = self
        policy.maximumAttempts = 1
        policy.resendsOnce = maximumAttempts > 1 || resendsOnce
        return policy
    }

    /// The maximum number of times that a request is resent because its idle connection was closed.
    ///
    /// The maximum is greater than 1, because one outage may close all idle connections.
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
        let factor = 1 << min(attempt - 1, 30)
        // The comparison avoids an overflow if the delays are very long.
        let bound = baseDelay > maximumDelay / factor ? maximumDelay : baseDelay * factor
        let delay = requested ?? bound * min(1, max(0, random()))
        guard delay <= maximumDelay, elapsed + delay <= totalTime else { return nil }
        return delay
    }
}

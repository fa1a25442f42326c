/// When and how often a request is sent again.
///
/// Sent again are requests of operations that the schema calls idempotent, after 429, 503, 504 and connections that failed
/// before a response. The wait is that of `Retry-After`; without it, it is random up to a bound that doubles each time.
public struct GraphRetryPolicy: Sendable {
    /// How many attempts are made at most, with the first. A request whose kept-alive connection turns out to be closed is
    /// resent at once, up to eight times, unless there is only one attempt; that does not count as one.
    public var maximumAttempts: Int
    /// No retry begins later than this after the first attempt.
    public var totalTime: Duration
    /// The bound of the first wait without `Retry-After`; it doubles with each.
    public var baseDelay: Duration
    /// The longest wait. A service that asks for a longer one is not asked again, and the error tells its wish.
    public var maximumDelay: Duration
    /// Gives a number from 0 to 1, for the waits.
    public var random: @Sendable () -> Double
    /// Whether a request is resent although there is only one attempt.
    private var resendsOnce = false

    /// A policy.
    ///
    /// - Parameters:
    ///   - maximumAttempts: How often a request is sent at most, with the first time; at least 1. Default: 4.
    ///   - totalTime: No retry begins later than this after the first attempt. Default: 3 minutes.
    ///   - baseDelay: The bound of the first wait without `Retry-After`; it doubles with each. Default: 1 second.
    ///   - maximumDelay: The longest wait. Default: 1 minute.
    ///   - random: Gives a number from 0 to 1, for the waits. Default: a random one.
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

    /// The policy of clients that are given none.
    public static let standard = GraphRetryPolicy()

    /// Every request is sent once.
    public static let never = GraphRetryPolicy(maximumAttempts: 1)
}

extension GraphRetryPolicy {
    /// The same with one attempt.
    package var once: GraphRetryPolicy {
        var policy = self
        policy.maximumAttempts = 1
        policy.resendsOnce = maximumAttempts > 1 || resendsOnce
        return policy
    }

    /// How often a request is resent at once because its kept-alive connection had been closed: every connection that waits
    /// idle may have been closed by the same outage.
    var maximumResends: Int { maximumAttempts > 1 || resendsOnce ? 8 : 0 }

    /// The statuses that tell to try again.
    static let statuses: Set<Int> = [429, 503, 504]

    /// The wait before a retry; nil if there is to be none.
    ///
    /// - Parameters:
    ///   - attempt: How often the request has been sent.
    ///   - asked: What the service asks for; nil if nothing.
    ///   - elapsed: The time since the first attempt.
    /// - Returns: The wait.
    func delay(after attempt: Int, asked: Duration?, elapsed: Duration) -> Duration? {
        guard attempt < maximumAttempts else { return nil }
        let bound = min(maximumDelay, baseDelay * (1 << min(attempt - 1, 30)))
        let delay = asked ?? bound * min(1, max(0, random()))
        guard delay <= maximumDelay, elapsed + delay <= totalTime else { return nil }
        return delay
    }
}

import GraphRuntime

extension SessionSchedule {
    /// The durations and limits that a schedule follows.
    struct Rules: Sendable {
        /// How long the service shows a state that was set once.
        var lifetime: @Sendable (Value) -> Duration
        /// How long after one request the next one is due.
        var interval: @Sendable (Value) -> Duration
        /// The longest wait after the first failure.
        var retryInterval: Duration
        /// Whether the waits after failures stay the same until the state expires, because little time is left.
        var isRetryIntervalConstant: Bool
        /// How many requests are sent until the first success, at most.
        var firstAttempts = 1
        /// The longest wait between them.
        var longestFirstDelay = Duration.zero
        /// How long the clean-up may take.
        var cleanupTimeout: Duration
        /// Whether the renewals end when the state expires.
        var endsWhenExpired = false
        /// Whether a request that failed with an error has certainly changed nothing.
        var hasNoEffect: @Sendable (any Error) -> Bool
    }
}

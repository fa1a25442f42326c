// SPDX-License-Identifier: MIT

import GraphRuntime

extension SessionSchedule {
    /// The durations and limits that a schedule follows.
    struct Rules: Sendable {
        /// Returns how long the service shows a state after one request.
        var lifetime: @Sendable (Value) -> Duration
        /// Returns the time from one renewal to the next.
        var interval: @Sendable (Value) -> Duration
        /// The longest wait after the first failure.
        var retryInterval: Duration
        /// Whether the wait after a failure stays constant until the state expires, because little time is left.
        var isRetryIntervalConstant: Bool
        /// The maximum number of attempts to set the state for the first time.
        var firstAttempts = 1
        /// The longest wait between these attempts.
        var longestFirstDelay = Duration.zero
        /// Returns whether the renewals start even though the first request failed with an error.
        var toleratesFirstFailure: @Sendable (any Error) -> Bool = { _ in false }
        /// How long clearing the state at the end may take.
        var cleanupTimeout: Duration
        /// Whether the renewals end when the state expires.
        var endsWhenExpired = false
        /// Returns whether a request that failed with an error certainly had no effect.
        var hasNoEffect: @Sendable (any Error) -> Bool
    }
}

// SPDX-License-Identifier: MIT

import GraphRuntime

extension SessionSchedule {
    /// The durations and limits that a schedule follows.
    struct Rules: Sendable {
        /// A closure that returns how long the service shows a state after a single request.
        var lifetime: @Sendable (Value) -> Duration
        /// A closure that returns the time between two renewals.
        var interval: @Sendable (Value) -> Duration
        /// The longest wait after the first failure.
        var retryInterval: Duration
        /// Whether the wait after a failure stays constant until the state expires, because the remaining time is
        /// short.
        var isRetryIntervalConstant: Bool
        /// The maximum number of attempts to set the state for the first time.
        var firstAttempts = 1
        /// The longest wait between the attempts to set the state for the first time.
        var longestFirstDelay = Duration.zero
        /// A closure that returns whether the renewals start even though the first request failed with the given error.
        var toleratesFirstFailure: @Sendable (any Error) -> Bool = { _ in false }
        /// The time limit for clearing the state at the end.
        var cleanupTimeout: Duration
        /// Whether the renewals end when the state expires.
        var endsWhenExpired = false
        /// A closure that returns whether a request that failed with the given error is known to have had no effect.
        var hasNoEffect: @Sendable (any Error) -> Bool
    }
}

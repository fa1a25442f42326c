// SPDX-License-Identifier: MIT

import GraphRuntime

/// The requests that set, renew, and clear a preferred presence.
struct PreferenceCalls: HeldCalls {
    let builder: PresenceRequestBuilder
    let expirationDuration: GraphDuration
    let options: HeldSessionOptions
    /// The session without which the preference has no effect. It reports the events of the preference.
    let session: HeldSession

    var name: String { "held preferred presence" }
    var clearing: GraphOperation { builder.clearUserPreferredPresence.operation }

    var rules: SessionSchedule<PreferredPresence>.Rules {
        let lifetime = expirationDuration.duration ?? .zero
        let policy = builder.context.requestAdapter.retryPolicy
        return SessionSchedule.Rules(
            lifetime: { _ in lifetime },
            interval: { [options] _ in max(lifetime / 2, options.effectiveRetryInterval) },
            retryInterval: options.effectiveRetryInterval,
            isRetryIntervalConstant: false,
            // The schedule handles each attempt, because a preference that was rejected must not be cleared: that would
            // remove the preference that the user set.
            firstAttempts: policy.maximumAttempts,
            longestFirstDelay: policy.maximumDelay,
            toleratesFirstFailure: { [options] in options.tolerates($0) },
            cleanupTimeout: options.cleanupTimeout,
            hasNoEffect: { ($0 as? GraphError)?.isClientError ?? false }
        )
    }

    func set(_ preferred: PreferredPresence, isFirst: Bool) async throws {
        let operation = builder.setUserPreferredPresence.operation
        try await builder.context.requestAdapter.sendOnce(within: options.timeout, operation) {
            try await builder.setUserPreferredPresence(
                preferred,
                expirationDuration: expirationDuration,
                configuration: $0
            )
        }
    }

    func clear() async throws {
        try await builder.clearUserPreferredPresence()
    }

    func report(_ event: HeldSessionEvent) {
        switch event {
        case .initialFailure, .delayed: session.yield(event)
        case .ended(let error?): session.yield(.preferenceNotCleared(error))
        // The session reports these events itself.
        case .renewed, .expired, .recovered, .preferenceNotCleared, .ended(nil): break
        }
    }
}

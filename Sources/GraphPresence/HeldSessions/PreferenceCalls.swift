// SPDX-License-Identifier: MIT

import GraphRuntime

/// The requests that set, renew, and clear a preferred presence.
struct PreferenceCalls: HeldCalls {
    let builder: PresenceRequestBuilder
    let expirationDuration: GraphDuration
    let options: HeldSessionOptions
    /// The destination for the events of the session that the preference requires.
    let reporter: HeldSessionReporter

    var name: String { "held preferred presence" }
    var setting: GraphOperation { builder.setUserPreferredPresence.operation }
    var clearing: GraphOperation { builder.clearUserPreferredPresence.operation }

    var rules: SessionSchedule<PreferredPresence>.Rules {
        let lifetime = expirationDuration.duration ?? .zero
        let policy = builder.context.requestAdapter.retryPolicy
        return SessionSchedule.Rules(
            lifetime: { _ in lifetime },
            interval: { [options] _ in max(lifetime / 2, options.effectiveRetryInterval) },
            retryInterval: options.effectiveRetryInterval,
            isRetryIntervalConstant: false,
            // The schedule handles each attempt, so that a rejected preference is not cleared. Clearing the preference
            // would remove the one that the user set.
            firstAttempts: policy.maximumAttempts,
            longestFirstDelay: policy.maximumDelay,
            toleratesFirstFailure: tolerance,
            cleanupTimeout: options.cleanupTimeout,
            endsWhenExpired: options.endsWhenExpired,
            hasNoEffect: { ($0 as? GraphError)?.isClientError ?? false }
        )
    }

    func set(_ preferred: PreferredPresence, isFirst: Bool) async throws {
        try await builder.context.requestAdapter.sendOnce(within: options.timeout, setting) {
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
        reporter.report(event, of: .preference)
    }
}

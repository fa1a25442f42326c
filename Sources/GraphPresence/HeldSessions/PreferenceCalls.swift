import GraphRuntime

/// The requests that keep a preferred presence.
struct PreferenceCalls: HeldCalls {
    let builder: PresenceRequestBuilder
    let expirationDuration: GraphDuration
    let options: HeldSessionOptions
    /// The session that the preference needs, which reports its events.
    let session: HeldSession

    var name: String { "held preference" }
    var clearing: GraphOperation { builder.clearUserPreferredPresence.operation }

    var rules: SessionSchedule<PreferredPresence>.Rules {
        let lifetime = expirationDuration.duration ?? .zero
        let policy = builder.context.requestAdapter.retryPolicy
        return SessionSchedule.Rules(
            lifetime: { _ in lifetime },
            interval: { [options] _ in max(lifetime / 2, options.leastRetryInterval) },
            retryInterval: options.leastRetryInterval,
            isRetryIntervalConstant: false,
            // The schedule sees every attempt, because one that was refused must not be cleared: that would remove the
            // preference of the user.
            firstAttempts: policy.maximumAttempts,
            longestFirstDelay: policy.maximumDelay,
            cleanupTimeout: options.cleanupTimeout,
            hasNoEffect: { ($0 as? GraphError)?.isClientError ?? false }
        )
    }

    func set(_ preferred: PreferredPresence, isFirst: Bool) async throws {
        let configuration = RequestConfiguration(retryPolicy: builder.context.requestAdapter.retryPolicy.once)
        try await withDeadline(options.timeout, of: builder.setUserPreferredPresence.operation) {
            try await builder.setUserPreferredPresence(
                preferred,
                expirationDuration: expirationDuration,
                configuration: configuration
            )
        }
        .get()
    }

    func clear() async throws {
        try await builder.clearUserPreferredPresence()
    }

    func report(_ event: HeldSessionEvent) {
        switch event {
        case .delayed: session.yield(event)
        case .ended(let error?): session.yield(.preferenceNotCleared(error))
        // These are events of the session.
        case .renewed, .expired, .recovered, .preferenceNotCleared, .ended(nil): break
        }
    }
}

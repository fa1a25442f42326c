// SPDX-License-Identifier: MIT

import GraphRuntime

/// The requests that set, renew, and clear a session.
struct SessionCalls: HeldCalls {
    let builder: PresenceRequestBuilder
    let sessionId: String
    let options: HeldSessionOptions
    let reporter: HeldSessionReporter

    var name: String { "held session '\(sessionId)'" }
    var setting: GraphOperation { builder.setPresence.operation }
    var clearing: GraphOperation { builder.clearPresence.operation }

    var rules: SessionSchedule<SessionPresence>.Rules {
        SessionSchedule.Rules(
            lifetime: { [options] in options.lifetime(of: $0) },
            interval: { [options] in options.interval(of: $0) },
            retryInterval: options.effectiveRetryInterval,
            isRetryIntervalConstant: true,
            toleratesFirstFailure: tolerance,
            cleanupTimeout: options.cleanupTimeout,
            endsWhenExpired: options.endsWhenExpired,
            hasNoEffect: { [options] error in
                guard let error = error as? GraphError else { return false }
                // Unless an initial failure is tolerated, the client retries the first request, so the service may have
                // accepted the state in an earlier attempt.
                return options.toleratesInitialFailure ? error.isClientError : error.kind == .invalidRequest
            }
        )
    }

    /// Sets the state. The first request uses the client's retry policy, unless its failure is tolerated. A renewal is
    /// sent only once, because the schedule retries failed renewals, and retries in the client would delay an update.
    func set(_ state: SessionPresence, isFirst: Bool) async throws {
        guard !isFirst || options.toleratesInitialFailure else {
            return try await set(state, RequestConfiguration(timeout: options.timeout))
        }
        try await builder.context.requestAdapter.sendOnce(within: options.timeout, setting) {
            try await set(state, $0)
        }
    }

    func clear() async throws {
        do {
            try await builder.clearPresence(sessionId: sessionId)
        } catch let error as GraphError where error.status == 404 {}
    }

    func report(_ event: HeldSessionEvent) {
        reporter.report(event, of: .session)
    }

    private func set(_ state: SessionPresence, _ configuration: RequestConfiguration) async throws {
        try await builder.setPresence(
            state,
            sessionId: sessionId,
            expirationDuration: options.expirationDuration,
            configuration: configuration
        )
    }
}

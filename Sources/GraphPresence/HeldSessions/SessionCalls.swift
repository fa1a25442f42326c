import GraphRuntime

/// The calls that hold a session.
struct SessionCalls: Sendable {
    let builder: PresenceRequestBuilder
    let sessionId: String
    let options: HeldSessionOptions

    /// Sets the state as the client sends everything else.
    func setFirst(_ state: SessionPresence) async throws {
        try await set(state, RequestConfiguration(timeout: options.timeout))
    }

    /// Sets the state once: the next try comes soon enough, and one that waits inside the client would hold up an update.
    func renew(_ state: SessionPresence) async throws {
        try await withTimeLimit(options.timeout, .system, of: builder.setPresence.operation) {
            let policy = builder.context.requestAdapter.retryPolicy.once
            try await set(state, RequestConfiguration(retryPolicy: policy))
        }
        .get()
    }

    /// Clears the session, which may have expired, or never have been.
    func clear() async throws {
        do {
            try await builder.clearPresence(sessionId: sessionId)
        } catch let error as GraphError where error.status == 404 {}
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

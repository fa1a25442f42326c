import GraphRuntime

extension PresenceRequestBuilder {
    /// Sets the state of a session and renews it while the body runs. Clears the session when the body returns, throws or is
    /// cancelled.
    ///
    /// ```swift
    /// try await graphClient.me.presence.withSession(applicationID, .busyInACall) { session in
    ///     try await call.run()
    /// }
    /// ```
    ///
    /// The state is set again before it would time out or expire at the service, by the client's clock.
    /// A renewal that fails is retried until it succeeds, and ``HeldSession/events`` reports it; the body goes on, unless
    /// ``HeldSessionOptions/endsWhenExpired`` is set. Clearing the session is not cancelled with the task and has a time
    /// limit. A failure to clear it is not thrown: it is the last event, which may be read after the body has ended. See
    /// [presence: setPresence](https://learn.microsoft.com/graph/api/presence-setpresence).
    ///
    /// - Parameters:
    ///   - sessionId: The id of the application's session: the application (client) id.
    ///   - state: The state to show.
    ///   - options: How the session is held. The default is the shortest expiration.
    ///   - isolation: The actor that the body runs on. The default is the caller's actor, so that a body in a main-actor
    ///     type may use that type's members.
    ///   - body: The code that runs while the session is held. It may change the state with ``HeldSession/update(_:)``.
    /// - Returns: The value that the body returns.
    /// - Throws: ``GraphError`` if the state cannot be set in the first place, or if the session expires and
    ///   ``HeldSessionOptions/endsWhenExpired`` is set; the error of the body; `CancellationError`.
    public func withSession<Result: Sendable>(
        _ sessionId: String,
        _ state: SessionPresence,
        options: HeldSessionOptions = HeldSessionOptions(),
        isolation: isolated (any Actor)? = #isolation,
        _ body: @escaping (HeldSession) async throws -> Result
    ) async throws -> Result {
        let session = HeldSession(self, sessionId, state, options)
        // Its events end with it, and the last one comes after the body.
        defer { withExtendedLifetime(session) {} }
        return try await session.renewer.hold { try await body(session) }
    }

    /// Sets the state of a session and renews it until it is ended, for applications whose sessions have no scope.
    ///
    /// - Parameters:
    ///   - sessionId: The id of the application's session: the application (client) id.
    ///   - state: The state to show.
    ///   - options: How the session is held; ``HeldSessionOptions/endsWhenExpired`` ends the renewals. The default is the
    ///     shortest expiration.
    /// - Returns: The session. It is renewed until you release the last reference to it; call ``HeldSession/end()`` to clear
    ///   it.
    /// - Throws: ``GraphError`` if the state cannot be set; `CancellationError` if the task is cancelled, after the session
    ///   was cleared.
    public func holdSession(
        _ sessionId: String,
        _ state: SessionPresence,
        options: HeldSessionOptions = HeldSessionOptions()
    ) async throws -> HeldSession {
        let session = HeldSession(self, sessionId, state, options)
        do {
            try await session.renewer.start()
            try Task.checkCancellation()
        } catch {
            _ = await session.renewer.end()
            throw error
        }
        session.startRenewing()
        return session
    }
}

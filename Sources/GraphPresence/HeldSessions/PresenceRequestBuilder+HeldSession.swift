import GraphRuntime

extension PresenceRequestBuilder {
    /// Sets the state of a session and keeps it while the body runs; clears the session when it ends, whether it returns,
    /// throws or is cancelled.
    ///
    /// ```swift
    /// try await graphClient.me.presence.withSession(applicationID, .busyInACall) { session in
    ///     try await call.run()
    /// }
    /// ```
    ///
    /// The state is set again before the service would let it fade or expire, by the clock of the client's retry policy. A
    /// renewal that fails is tried again until it succeeds, and the body is told by ``HeldSession/events``; it is not
    /// ended, unless the options say so. Clearing the session is not cancelled with the task and has a time limit; that it
    /// failed is not thrown, but is the last of the events, which may be read after the body. See
    /// [presence: setPresence](https://learn.microsoft.com/graph/api/presence-setpresence).
    ///
    /// - Parameters:
    ///   - sessionId: The id of the application's session: the application (client) id.
    ///   - state: The state to show.
    ///   - options: How the session is held. Default: with the shortest expiration.
    ///   - isolation: The actor that the body runs on. The default is the caller's actor, so that a body in a main-actor
    ///     type may use that type's members.
    ///   - body: What to do meanwhile; it may change the state with ``HeldSession/update(_:)``.
    /// - Returns: What the body returns.
    /// - Throws: ``GraphError`` if the state cannot be set in the first place, or the session lapses and the options say
    ///   that this ends the body; what the body throws; `CancellationError`.
    public func withSession<Result: Sendable>(
        _ sessionId: String,
        _ state: SessionPresence,
        options: HeldSessionOptions = HeldSessionOptions(),
        isolation: isolated (any Actor)? = #isolation,
        _ body: @escaping (HeldSession) async throws -> Result
    ) async throws -> Result {
        let keeper = SessionKeeper(self, sessionId, state, options)
        let session = HeldSession(keeper)
        do {
            try await keeper.start()
            // Who is cancelled still hears what comes of the body.
            let renewing = { @Sendable in do { try await keeper.run() } catch is CancellationError {} }
            let result = try await run(beside: renewing) { try await body(session) }
            _ = await keeper.clear()
            return result
        } catch {
            _ = await keeper.clear()
            throw error
        }
    }

    /// Sets the state of a session and keeps it until it is told to end: for applications whose sessions have no scope.
    ///
    /// - Parameters:
    ///   - sessionId: The id of the application's session: the application (client) id.
    ///   - state: The state to show.
    ///   - options: How the session is held; ending when lapsed ends the renewals. Default: with the shortest expiration.
    /// - Returns: The session. It is renewed while it is held; call ``HeldSession/end()`` to clear it.
    /// - Throws: ``GraphError`` if the state cannot be set, or `CancellationError` if the task was cancelled; the session
    ///   is cleared then.
    public func holdSession(
        _ sessionId: String,
        _ state: SessionPresence,
        options: HeldSessionOptions = HeldSessionOptions()
    ) async throws -> HeldSession {
        let keeper = SessionKeeper(self, sessionId, state, options)
        do {
            try await keeper.start()
            try Task.checkCancellation()
        } catch {
            _ = await keeper.clear()
            throw error
        }
        let session = HeldSession(keeper)
        session.startRenewing()
        return session
    }
}

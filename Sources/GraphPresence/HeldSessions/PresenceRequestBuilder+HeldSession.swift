// SPDX-License-Identifier: MIT

import GraphRuntime

extension PresenceRequestBuilder {
    /// Sets the state of a session, renews it while the body runs, and clears it when the body ends.
    ///
    /// ```swift
    /// let presence = graphClient.me.presence
    /// try await presence.withSession(applicationID, .busyInACall) { session in
    ///     try await call.run()
    /// }
    /// ```
    ///
    /// The session is renewed before the service would show it as inactive or let it expire, as measured by the
    /// client's clock. A renewal that fails is retried until it succeeds, and ``HeldSession/events`` reports the
    /// failure. The body continues, unless ``HeldSessionOptions/endsWhenExpired`` is set.
    ///
    /// The session is cleared whether the body returns, throws, or is canceled, within
    /// ``HeldSessionOptions/cleanupTimeout``. A failure to clear it is not thrown: it is the last event, which you can
    /// read after the body has ended. See
    /// [presence: setPresence](https://learn.microsoft.com/graph/api/presence-setpresence).
    ///
    /// - Parameters:
    ///   - sessionId: The ID of the application's session: the application (client) ID.
    ///   - state: The state to show.
    ///   - options: The durations and the behavior of the session. By default, the session lasts 5 minutes after each
    ///     renewal.
    ///   - isolation: The actor that the body runs on. The default is the caller's actor, so that a body in a
    ///     main-actor type can use that type's members.
    ///   - body: The code that runs while the session is held. It can change the state with ``HeldSession/update(_:)``.
    /// - Returns: The value that the body returns.
    /// - Throws: `GraphError` if the state cannot be set at the start, unless
    ///   ``HeldSessionOptions/toleratesInitialFailure`` is set, or if the session expires and
    ///   ``HeldSessionOptions/endsWhenExpired`` is set; the error of the body; `CancellationError` if the task is
    ///   canceled before the body starts.
    public func withSession<Result: Sendable>(
        _ sessionId: String,
        _ state: SessionPresence,
        options: HeldSessionOptions = HeldSessionOptions(),
        isolation: isolated (any Actor)? = #isolation,
        _ body: @escaping (HeldSession) async throws -> Result
    ) async throws -> Result {
        let session = HeldSession(self, sessionId, state, options)
        // Releasing the session finishes its events, and the last one is reported after the body has ended.
        defer { withExtendedLifetime(session) {} }
        return try await session.renewer.hold { try await body(session) }
    }

    /// Sets the state of a session and renews it until you end it, for sessions without a scope.
    ///
    /// - Parameters:
    ///   - sessionId: The ID of the application's session: the application (client) ID.
    ///   - state: The state to show.
    ///   - options: The durations and the behavior of the session. ``HeldSessionOptions/endsWhenExpired`` ends the
    ///     renewals. By default, the session lasts 5 minutes after each renewal.
    /// - Returns: The session. Releasing the last reference to it stops the renewals. Call ``HeldSession/end()`` to
    ///   also clear the session.
    /// - Throws: `GraphError` if the state cannot be set, unless
    ///   ``HeldSessionOptions/toleratesInitialFailure`` is set; `CancellationError` if the task is canceled, after the
    ///   session has been cleared.
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

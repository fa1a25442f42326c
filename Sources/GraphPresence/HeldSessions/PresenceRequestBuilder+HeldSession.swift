// SPDX-License-Identifier: MIT

import GraphRuntime

extension PresenceRequestBuilder {
    /// Sets the state of a session, renews the session while the body runs, and clears it when the body ends.
    ///
    /// ```swift
    /// let presence = graphClient.me.presence
    /// try await presence.withSession(applicationID, .busyInACall) { session in
    ///     try await call.run()
    /// }
    /// ```
    ///
    /// The session is renewed before it would become inactive or expire, as measured by the client's clock. A renewal
    /// that fails is retried until it succeeds, and ``HeldSession/events`` reports the failure. The body continues,
    /// unless ``HeldSessionOptions/endsWhenExpired`` is set.
    ///
    /// Whether the body returns, throws, or is canceled, the session is cleared within
    /// ``HeldSessionOptions/cleanupTimeout``. If clearing the session fails, the error is not thrown. Instead, the last
    /// event contains the error. You can read this event after the body has ended. See
    /// [presence: setPresence](https://learn.microsoft.com/graph/api/presence-setpresence).
    ///
    /// - Parameters:
    ///   - sessionId: The ID of the application's session, which is the application (client) ID.
    ///   - state: The state to show.
    ///   - options: The session's durations and its behavior after a failure. By default, the session lasts 5 minutes
    ///     after each renewal.
    ///   - isolation: The actor that the body runs on. The default is the caller's actor, so that a body in a
    ///     main-actor type can use the type's members.
    ///   - body: The code that runs while the session is held. This code can change the state with
    ///     ``HeldSession/update(_:)``.
    /// - Returns: The value that the body returns.
    /// - Throws: `GraphError` if the state cannot be set at the start, unless
    ///   ``HeldSessionOptions/toleratesInitialFailure`` is set, or if the session expires and
    ///   ``HeldSessionOptions/endsWhenExpired`` is set; any error that the body throws; `CancellationError` if the task
    ///   is canceled before the body starts.
    public func withSession<Result: Sendable>(
        _ sessionId: String,
        _ state: SessionPresence,
        options: HeldSessionOptions = HeldSessionOptions(),
        isolation: isolated (any Actor)? = #isolation,
        _ body: @escaping (HeldSession) async throws -> Result
    ) async throws -> Result {
        let session = HeldSession(self, sessionId, state, options)
        // Releasing the session finishes its events, and the last event is reported after the body has ended.
        defer { withExtendedLifetime(session) {} }
        return try await session.renewer.hold { try await body(session) }
    }

    /// Sets the state of a session, and renews the session until you end or release it.
    ///
    /// - Parameters:
    ///   - sessionId: The ID of the application's session, which is the application (client) ID.
    ///   - state: The state to show.
    ///   - options: The session's durations and its behavior after a failure. If ``HeldSessionOptions/endsWhenExpired``
    ///     is set, the renewals end when the session expires. By default, the session lasts 5 minutes after each
    ///     renewal.
    /// - Returns: The session. Releasing the last reference to the session stops the renewals. To clear the session
    ///   immediately, call ``HeldSession/end()``.
    /// - Throws: `GraphError` if the state cannot be set, unless ``HeldSessionOptions/toleratesInitialFailure`` is set;
    ///   `CancellationError` if the task is canceled. The session is cleared before an error is thrown.
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

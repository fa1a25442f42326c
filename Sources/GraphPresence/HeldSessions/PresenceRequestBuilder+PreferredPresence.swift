// SPDX-License-Identifier: MIT

import Foundation
public import GraphRuntime

extension PresenceRequestBuilder {
    /// Shows a preferred presence, and maintains the session that it requires, while the body runs.
    ///
    /// A preferred presence has no effect for a user who has no session, even though the service responds with 200.
    /// This method therefore maintains a session with the lowest precedence, renews the preference after half of its
    /// duration, and clears the preference and the session at the end. ``HeldSession/events`` and
    /// ``HeldSession/isExpired`` describe the session and the preference together: the preference is shown while
    /// neither of them has expired. At the start, the user briefly appears as Away. The preference replaces any
    /// preference that the user has set. See
    /// [presence: setUserPreferredPresence](https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence).
    ///
    /// - Parameters:
    ///   - preferred: The presence to show.
    ///   - sessionId: The ID of the application's session, which is the application (client) ID.
    ///   - expirationDuration: How long the preference lasts after each renewal. If the process ends without clearing
    ///     the preference, it expires within this time. The default is 1 hour.
    ///   - options: The session's durations and its behavior after a failure. By default, the session lasts 5 minutes
    ///     after each renewal.
    ///   - isolation: The actor that the body runs on. The default is the caller's actor, so that a body in a
    ///     main-actor type can use the type's members.
    ///   - body: The code that runs while the preference is shown.
    /// - Returns: The value that the body returns.
    /// - Throws: `GraphError` if the session or the preference cannot be set, unless
    ///   ``HeldSessionOptions/toleratesInitialFailure`` is set, or if either of them expires and
    ///   ``HeldSessionOptions/endsWhenExpired`` is set; any error that the body throws; `CancellationError` if the task
    ///   is canceled before the body starts.
    public func withPreferredPresence<Result: Sendable>(
        _ preferred: PreferredPresence,
        holding sessionId: String,
        expirationDuration: GraphDuration = .hours(1),
        options: HeldSessionOptions = HeldSessionOptions(),
        isolation: isolated (any Actor)? = #isolation,
        _ body: @escaping (HeldSession) async throws -> Result
    ) async throws -> Result {
        try await withSession(sessionId, .away, options: options) { session in
            // If no request has replaced the preference that the user set, the user's preference must not be cleared.
            try Task.checkCancellation()
            let calls = PreferenceCalls(
                builder: self,
                expirationDuration: expirationDuration,
                options: options,
                reporter: session.reporter
            )
            return try await SessionRenewer(calls, preferred).hold { try await body(session) }
        }
    }
}

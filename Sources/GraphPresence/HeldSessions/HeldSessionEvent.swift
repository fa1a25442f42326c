// SPDX-License-Identifier: MIT

public import Foundation

/// An event that a held session reports.
public enum HeldSessionEvent: Sendable {
    /// The state could not be set at the start, but ``HeldSessionOptions/toleratesInitialFailure`` is set. The session
    /// keeps retrying, and reports ``recovered`` when the state is set.
    case initialFailure(any Error)
    /// The state was renewed in time. With a preferred presence, this event is reported for renewals of the session and
    /// of the preference, but not while a renewal of either is being retried.
    case renewed
    /// A renewal of the session or of the preferred presence failed, and will be retried. Until `expiresAt`, the
    /// service shows the last state that it accepted. After a failed update, this is the state from before the update.
    ///
    /// After ``expired``, `expiresAt` has passed, and the event is reported only if the reason differs from that of the
    /// last reported failure: the failure has a different `kind`, or only one of the two failures is an outage. An
    /// outage is a failed connection, or a server that is unavailable or throttles requests. For example, the event is
    /// reported if the network is available again, but the user has to sign in. The retries continue.
    case delayed(any Error, expiresAt: Date)
    /// No renewal succeeded in time, and the service no longer shows the state or the preferred presence. The next
    /// successful retry restores the presence. If a request is in flight, this event is reported when the request ends,
    /// which takes at most ``HeldSessionOptions/timeout``.
    case expired
    /// The state was restored after it had expired, or was set after an initial failure. With a preferred presence, the
    /// session and the preference are both active again.
    case recovered
    /// The preferred presence could not be cleared at the end. The preference remains until it expires.
    case preferenceNotCleared(any Error)
    /// The session has ended. The error is `nil` if the session was cleared or was never set. Otherwise, the session
    /// remains until it expires.
    case ended((any Error)?)
}

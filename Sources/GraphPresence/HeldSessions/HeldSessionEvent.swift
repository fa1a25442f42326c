public import Foundation

/// An event in the life of a held session.
public enum HeldSessionEvent: Sendable {
    /// The state was set again in time.
    case renewed
    /// A renewal of the session or of the preferred presence failed, and will be retried. The state that was set last is
    /// still shown until `expiresAt`; after a failed update that is the state before the update.
    case delayed(any Error, expiresAt: Date)
    /// No renewal succeeded in time, and the service no longer shows the state. It is set again as soon as a retry succeeds.
    /// While a request is in flight this event waits for its end, for ``HeldSessionOptions/timeout`` at most.
    case expired
    /// The state was set again after it had expired.
    case recovered
    /// The preferred presence could not be cleared at the end. It remains until its expiration.
    case preferenceNotCleared(any Error)
    /// The session has ended. The error is `nil` if the session was cleared; otherwise it remains until its expiration.
    case ended((any Error)?)
}

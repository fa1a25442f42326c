public import Foundation

/// What happens to a session that is held.
public enum HeldSessionEvent: Sendable {
    /// The state was set again in time.
    case renewed
    /// A renewal, of the session or of the preferred presence, failed; the state is still shown until a date, and the next renewals are tried before.
    case delayed(any Error, lapsesAt: Date)
    /// No renewal succeeded in time: the service no longer shows the state. It is set again as soon as that succeeds.
    case lapsed
    /// The state is set again after it had lapsed.
    case recovered
    /// The preferred presence could not be cleared at the end; it ends by its expiration.
    case preferenceNotCleared(any Error)
    /// The session was cleared at its end, or could not be; then it ends by its expiration.
    case ended((any Error)?)
}

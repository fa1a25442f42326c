public import Foundation

/// What happens to a session that is held.
public enum HeldSessionEvent: Sendable {
    /// The state was set again in time.
    case renewed
    /// A renewal, of the session or of the preferred presence, failed; what was set last is still shown until a date, and
    /// the next tries come before. After an update that failed that is the state before the update.
    case delayed(any Error, lapsesAt: Date)
    /// No renewal succeeded in time: the service no longer shows the state. It is set again as soon as that succeeds. If a
    /// try is under way when it happens, it is told when that ends, which takes ``HeldSessionOptions/timeout`` at most.
    case lapsed
    /// The state is set again after it had lapsed.
    case recovered
    /// The preferred presence could not be cleared at the end; it ends by its expiration.
    case preferenceNotCleared(any Error)
    /// The session was cleared at its end, or could not be; then it ends by its expiration.
    case ended((any Error)?)
}

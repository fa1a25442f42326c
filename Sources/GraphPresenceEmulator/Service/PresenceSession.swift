public import Foundation
public import GraphPresence

/// A presence session of an application for a user.
public struct PresenceSession: Hashable, Sendable {
    /// How long an available session stands before each of its two fades: five minutes.
    public static let timeout: TimeInterval = 5 * 60

    /// What it was set to.
    public let combination: SetPresenceCombination
    /// When it was last set.
    public let setAt: Date
    /// When it ends.
    public let expiresAt: Date

    /// A presence session.
    ///
    /// - Parameters:
    ///   - combination: What it is set to.
    ///   - setAt: When it is set.
    ///   - expiresAt: When it ends.
    public init(combination: SetPresenceCombination, setAt: Date, expiresAt: Date) {
        self.combination = combination
        self.setAt = setAt
        self.expiresAt = expiresAt
    }

    /// Whether it has not ended; at the instant of its end it has.
    ///
    /// - Parameter instant: When.
    /// - Returns: Whether it lives.
    public func isAlive(at instant: Date) -> Bool { instant < expiresAt }

    /// The state after fading.
    ///
    /// - Parameter instant: When.
    /// - Returns: What it was set to, or what an available session has faded to.
    public func state(at instant: Date) -> PresenceState {
        guard combination.availability == .available else {
            return PresenceState(combination.availability, combination.activity)
        }
        switch instant.timeIntervalSince(setAt) {
        case ..<Self.timeout: return PresenceState(combination.availability, combination.activity)
        case ..<(2 * Self.timeout): return PresenceState(.available, .availableInactive)
        default: return PresenceState(.away, .away)
        }
    }

    /// The instants at which its state changes by itself.
    var transitions: [Date] {
        let fades = combination.availability == .available ? [Self.timeout, 2 * Self.timeout] : []
        return fades.map { setAt + $0 }.filter { $0 < expiresAt } + [expiresAt]
    }
}

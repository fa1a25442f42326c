import Foundation
import GraphPresence

/// A presence session of an application or of a Teams client.
struct PresenceSession: Sendable {
    /// Whose session it is, and its id.
    enum Key: Hashable, Sendable {
        case application(String)
        case teamsClient(String)

        /// A text that tells keys apart.
        var text: String {
            switch self {
            case .application(let id): "a" + id
            case .teamsClient(let id): "t" + id
            }
        }
    }

    /// What it was set to.
    let state: PresenceState
    /// When it was last set.
    let setAt: Date
    /// When it ends; nil if it ends by signing out.
    let expiresAt: Date?
    /// Whether it fades while it is available.
    let fades: Bool

    /// Whether it has not ended.
    func isAlive(at instant: Date) -> Bool { !PresenceRules.isOver(expiresAt, at: instant) }

    /// The state after fading.
    func state(at instant: Date) -> PresenceState {
        let stage = timeouts.filter { PresenceRules.isOver($0, at: instant) }.count
        return stage == 0 ? state : PresenceRules.fades[stage - 1]
    }

    /// The instants at which its state changes by itself.
    var transitions: [Date] {
        timeouts.filter { timeout in expiresAt.map { timeout < $0 } ?? true } + (expiresAt.map { [$0] } ?? [])
    }

    private var timeouts: [Date] {
        guard fades, state.availability == .available else { return [] }
        return PresenceRules.fades.indices.map { setAt + Double($0 + 1) * PresenceRules.timeout }
    }
}

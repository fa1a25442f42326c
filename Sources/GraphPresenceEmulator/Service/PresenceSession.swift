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

    let key: Key
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
        guard fades, state.availability == .available else { return state }
        var stage = 0
        while stage < PresenceRules.fades.count, PresenceRules.isOver(timeout(stage), at: instant) { stage += 1 }
        return stage == 0 ? state : PresenceRules.fades[stage - 1]
    }

    /// The instants at which its state changes by itself.
    var transitions: [Date] {
        timeouts.filter { timeout in expiresAt.map { timeout < $0 } ?? true } + (expiresAt.map { [$0] } ?? [])
    }

    private var timeouts: [Date] {
        guard fades, state.availability == .available else { return [] }
        return PresenceRules.fades.indices.map(timeout)
    }

    /// When a fade begins.
    private func timeout(_ stage: Int) -> Date { setAt + Double(stage + 1) * PresenceRules.timeout }
}

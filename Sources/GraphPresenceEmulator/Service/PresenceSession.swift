// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A presence session of an application or of a Teams client.
struct PresenceSession: Sendable {
    /// The owner and the ID of a session.
    enum Key: Hashable, Sendable {
        case application(String)
        case teamsClient(String)

        /// A string that identifies the key.
        var text: String {
            switch self {
            case .application(let id): "a" + id
            case .teamsClient(let id): "t" + id
            }
        }
    }

    let key: Key
    /// The state that was last set.
    let state: PresenceState
    /// The instant at which the state was last set.
    let setAt: Date
    /// The instant at which the session expires; `nil` if the session lasts until the user signs out.
    let expiresAt: Date?
    /// Whether the session fades while its state is available.
    let fades: Bool

    /// Returns whether the session has not expired at an instant.
    func isAlive(at instant: Date) -> Bool { !PresenceRules.isOver(expiresAt, at: instant) }

    /// Returns the state at an instant, after any changes due to inactivity.
    func state(at instant: Date) -> PresenceState {
        guard fades, state.availability == .available else { return state }
        var stage = 0
        while stage < PresenceRules.fades.count, PresenceRules.isOver(timeout(stage), at: instant) { stage += 1 }
        return stage == 0 ? state : PresenceRules.fades[stage - 1]
    }

    /// The instants at which the state changes without a command.
    var transitions: [Date] {
        timeouts.filter { timeout in expiresAt.map { timeout < $0 } ?? true } + (expiresAt.map { [$0] } ?? [])
    }

    private var timeouts: [Date] {
        guard fades, state.availability == .available else { return [] }
        return PresenceRules.fades.indices.map(timeout)
    }

    /// Returns the instant of a timeout, at which the session fades.
    private func timeout(_ stage: Int) -> Date { setAt + Double(stage + 1) * PresenceRules.timeout }
}

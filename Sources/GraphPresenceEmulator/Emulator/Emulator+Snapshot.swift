// SPDX-License-Identifier: MIT

import Foundation

extension Emulator {
    /// The users, their presences, and the time.
    var snapshot: EmulatorSnapshot {
        let (state, now) = withState { ($0, $1) }
        return EmulatorSnapshot(state.service, state.directory, now: now, isFrozen: state.frozenAt != nil)
    }

    /// Replaces the users, their presences, and the time.
    ///
    /// - Throws: ``PresenceServiceError`` with status 400 if the snapshot contradicts the rules of the service.
    func restore(_ snapshot: EmulatorSnapshot) throws {
        try changeState { state, now in try state.restore(snapshot, on: clock, at: now) }
    }
}

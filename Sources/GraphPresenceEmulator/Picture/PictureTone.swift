// SPDX-License-Identifier: MIT

import GraphPresence

/// The meaning of a bar's color. The bar also has a label, because color must not be the only indication of a state.
enum PictureTone: String, CaseIterable {
    case available, inactive, away, busy, doNotDisturb, offline, outOfOffice, unknown

    /// Creates the tone for a state that Graph returns.
    init(_ state: PresenceState) {
        if state.activity == .availableInactive {
            self = .inactive
        } else {
            self.init(Presence(id: "", availability: state.availability, activity: state.activity).displayStatus)
        }
    }

    /// Creates the tone for a status that Teams shows.
    init(_ status: PresenceStatus) {
        self =
            switch status {
            case .available: .available
            case .busy, .inACall, .inAMeeting: .busy
            case .presenting, .doNotDisturb: .doNotDisturb
            case .beRightBack, .away: .away
            case .offline: .offline
            case .outOfOffice: .outOfOffice
            case .unknown: .unknown
            }
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The rules of the presence service, and the emulator's choices where the documentation is silent.
enum PresenceRules {
    // Documented rules.

    /// The duration of each of the two timeouts of an application's available session, in seconds.
    static let timeout: TimeInterval = 5 * 60

    /// The minimum expiration duration of an application's session.
    static let minimumExpiration = SetPresencePostRequestBody.expirationDurationMinimum.duration ?? .zero
    /// The maximum expiration duration of an application's session.
    static let maximumExpiration = SetPresencePostRequestBody.expirationDurationMaximum.duration

    /// The states to which an available session fades after the first timeout and after the second timeout.
    static let fades = [PresenceState(.available, .availableInactive), PresenceState(.away, .away)]

    /// The availabilities of sessions, from the highest precedence to the lowest.
    static let precedence: [PresenceAvailability] = [.doNotDisturb, .busy, .available, .away]

    /// The states that an application can set for its session.
    static let sessionStates = SessionPresence.allCases.map { PresenceState($0.availability, $0.activity) }

    /// The states that can be a user's preferred presence.
    static let preferredStates = PreferredPresence.allCases.map { PresenceState($0.availability, $0.activity) }

    // The emulator's choices.

    /// The end of the emulator's time, which is the end of the year 9999, because later dates cannot be encoded.
    static let endOfTime = Date(timeIntervalSince1970: 253_402_300_800)

    /// Returns the status code for a successful command.
    ///
    /// The documentation pages for the location actions specify 200, but their examples show 204. The emulator returns
    /// 204.
    static func status(of command: PresenceCommand) -> Int {
        switch command {
        case .setAutomaticLocation, .setManualLocation, .clearAutomaticLocation, .clearLocation: 204
        default: 200
        }
    }

    /// Returns whether a session, preference, or message has ended. At the instant of its end, a value has already
    /// ended.
    static func isOver(_ end: Date?, at instant: Date) -> Bool { end.map { instant >= $0 } ?? false }

    /// Returns the precedence rank of a state. The rank of the highest precedence is 0.
    ///
    /// An availability that only Teams clients report has the lowest rank.
    static func rank(of state: PresenceState) -> Int {
        precedence.firstIndex(of: state.availability) ?? precedence.count
    }

    /// Returns whether a session takes precedence over another session.
    ///
    /// Among sessions with the same rank, the session that was set last takes precedence. Among sessions that were set
    /// at the same time, the session with the ID that sorts last takes precedence.
    static func precedes(_ left: PresenceSession, _ right: PresenceSession, at instant: Date) -> Bool {
        let ranks = (rank(of: left.state(at: instant)), rank(of: right.state(at: instant)))
        if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
        return left.setAt != right.setAt ? left.setAt > right.setAt : left.key.text > right.key.text
    }

    /// Returns whether a status message removes the current message. An empty message removes the current message, as
    /// `null` does.
    static func removes(_ message: PresenceStatusMessage) -> Bool { message.message?.content?.isEmpty ?? false }

    /// Whether the sessions of Teams clients fade. They do not fade, because a Teams client reports changes itself.
    static let teamsClientsFade = false

    /// Returns the state of a user who may be out of office.
    ///
    /// While the user is out of office, Available/Available becomes Available/OutOfOffice. Other states do not change.
    static func state(_ state: PresenceState, outOfOffice: Bool) -> PresenceState {
        let isPlain = state == PresenceState(.available, .available)
        return outOfOffice && isPlain ? PresenceState(.available, .outOfOffice) : state
    }

    /// Returns whether a work location replaces the current location in the same layer.
    ///
    /// A location without a place does not replace a location of the same type that has a place.
    static func replaces(_ new: WorkLocationSignal, _ old: WorkLocationSignal?) -> Bool {
        old?.type != new.type || old?.placeId == nil || new.placeId != nil
    }

    /// The location types that the location actions accept.
    static let locationTypes = SetManualLocationPostRequestBody.workLocationTypeAllowedValues

    /// Returns whether a cloud returns all properties of a presence.
    ///
    /// In the metadata of the US Government clouds, a presence has only `id`, `availability`, `activity`, and
    /// `statusMessage`.
    static func returnsEverything(_ cloud: GraphCloud.Name) -> Bool { ![.usGovL4, .usGovL5].contains(cloud) }
}

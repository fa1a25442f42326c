import Foundation
import GraphPresence

/// The rules of the service in one place: what is documented and, where the documentation is silent, what was chosen.
enum PresenceRules {
    // Documented.

    /// How long an available session of an application stands before each of its two fades.
    static let timeout: TimeInterval = 5 * 60

    /// How long a session of an application may last.
    static let minimumExpiration = SetPresencePostRequestBody.expirationDurationMinimum.duration ?? .zero
    static let maximumExpiration = SetPresencePostRequestBody.expirationDurationMaximum.duration

    /// What an available session fades to after the first time-out, and after the second.
    static let fades = [PresenceState(.available, .availableInactive), PresenceState(.away, .away)]

    /// The availabilities of sessions, the one that wins first.
    static let precedence: [PresenceAvailability] = [.doNotDisturb, .busy, .available, .away]

    // Chosen.

    /// The emulator's time ends with the year 9999, which is as far as dates can be written.
    static let endOfTime = Date(timeIntervalSince1970: 253_402_300_800)

    /// The status of a command's success is 200. Of the location actions the text of the pages says so too, their examples
    /// show 204.
    static func status(of command: PresenceCommand) -> Int {
        switch command {
        case .setAutomaticLocation, .setManualLocation, .clearAutomaticLocation, .clearLocation: 204
        default: 200
        }
    }

    /// A session, a preference and a message have ended at the instant of their end, not after it.
    static func isOver(_ end: Date?, at instant: Date) -> Bool { end.map { instant >= $0 } ?? false }

    /// Any other availability, which Teams clients may report, loses to those of the precedence.
    static func rank(of state: PresenceState) -> Int {
        precedence.firstIndex(of: state.availability) ?? precedence.count
    }

    /// Of sessions that are equal in precedence, the one that was set last is shown; of those, the last by its id.
    static func wins(_ left: PresenceSession, over right: PresenceSession, at instant: Date) -> Bool {
        let ranks = (rank(of: left.state(at: instant)), rank(of: right.state(at: instant)))
        if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
        return left.setAt != right.setAt ? left.setAt > right.setAt : left.key.text > right.key.text
    }

    /// A status message without a text removes the one that is shown, as a null one does.
    static func removes(_ message: PresenceStatusMessage) -> Bool { message.message?.content?.isEmpty ?? false }

    /// The session of a Teams client does not fade and does not expire: the client reports and signs out by itself.
    static let teamsClientsFade = false

    /// A user who is out of office and shows Available/Available shows Available/OutOfOffice; other states stay.
    static func state(_ state: PresenceState, outOfOffice: Bool) -> PresenceState {
        let isPlain = state == PresenceState(.available, .available)
        return outOfOffice && isPlain ? PresenceState(.available, .outOfOffice) : state
    }

    /// A chosen or detected location stays until it is cleared. Within a layer a location with a place is not replaced
    /// by one of the same type without.
    static func replaces(_ new: WorkLocationSignal, _ old: WorkLocationSignal?) -> Bool {
        old?.type != new.type || old?.placeId == nil || new.placeId != nil
    }

    /// The location types that the location actions take.
    static let locationTypes = SetManualLocationPostRequestBody.workLocationTypeAllowedValues

    /// Whether a cloud returns all properties; the metadata of the US Government's has id, availability, activity and
    /// statusMessage alone.
    static func returnsEverything(_ cloud: GraphCloud.Name) -> Bool { ![.usGovL4, .usGovL5].contains(cloud) }
}

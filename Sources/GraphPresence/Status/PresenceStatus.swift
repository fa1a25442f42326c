// SPDX-License-Identifier: MIT

import GraphRuntime

/// The status that Teams shows for a presence. An app can localize the status, or show its English ``displayText``.
///
/// A status combines availability and activity as described in
/// [Manage presence state](https://learn.microsoft.com/graph/cloud-communications-manage-presence-state) and
/// [User presence in Teams](https://learn.microsoft.com/microsoftteams/presence-admins).
public enum PresenceStatus: String, CaseIterable, Hashable, Sendable {
    /// The user is available, whether active or not.
    case available
    /// The user is busy for an unknown reason.
    case busy
    /// The user is in a call or a conference call.
    case inACall
    /// The user is in a meeting.
    case inAMeeting
    /// The user is presenting.
    case presenting
    /// The user has chosen not to be disturbed or is focusing.
    case doNotDisturb
    /// The user will be right back.
    case beRightBack
    /// The user is away.
    case away
    /// The user is offline or appears offline.
    case offline
    /// The user is out of office.
    case outOfOffice
    /// Neither the availability nor the activity is known.
    case unknown
}

extension Presence {
    /// The status that Teams shows for the presence.
    ///
    /// If the ``outOfOfficeSettings`` indicate an absence, the status is ``PresenceStatus/outOfOffice``, regardless of
    /// the sessions, unless the user is busy or has set Do not disturb.
    public var displayStatus: PresenceStatus {
        let status = combinedStatus
        return outOfOfficeSettings?.isOutOfOffice == true && !isEngaged ? .outOfOffice : status
    }

    /// The status without consideration of the ``outOfOfficeSettings``.
    var combinedStatus: PresenceStatus {
        // Microsoft's documentation lists some values for both properties.
        activity.flatMap(Self.finerStatus) ?? availability.flatMap(Self.finerStatus)
            ?? availability.flatMap(Self.baseStatus) ?? activity.flatMap(Self.baseStatus) ?? .unknown
    }

    /// Whether the user is busy or has set Do not disturb, according to the availability or, if it is missing, the
    /// activity.
    var isEngaged: Bool {
        let status =
            if let availability {
                Self.finerStatus(availability) ?? Self.baseStatus(availability)
            } else {
                activity.flatMap { Self.finerStatus($0) ?? Self.baseStatus($0) }
            }
        let engaged: [PresenceStatus?] = [.busy, .inACall, .inAMeeting, .presenting, .doNotDisturb]
        return engaged.contains(status)
    }

    /// Returns the status for a value that is more specific than a base availability, or `nil` for other values.
    private static func finerStatus(_ value: some OpenEnum) -> PresenceStatus? {
        switch value.rawValue.lowercased() {
        case "inacall", "inaconferencecall": .inACall
        case "inameeting": .inAMeeting
        case "presenting": .presenting
        case "berightback": .beRightBack
        case "urgentinterruptionsonly", "focusing": .doNotDisturb
        case "outofoffice": .outOfOffice
        case "offwork": .offline
        default: nil
        }
    }

    private static func baseStatus(_ value: some OpenEnum) -> PresenceStatus? {
        switch value.rawValue.lowercased() {
        case "available", "availableidle", "availableinactive": .available
        case "busy", "busyidle": .busy
        case "donotdisturb": .doNotDisturb
        case "away", "inactive": .away
        case "offline": .offline
        default: nil
        }
    }
}

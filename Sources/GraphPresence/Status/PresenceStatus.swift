import GraphRuntime

/// What Teams shows of a presence, in one word. An app puts it into its user's language.
///
/// The known pairs of availability and activity are folded as the pages
/// [Manage presence state](https://learn.microsoft.com/graph/cloud-communications-manage-presence-state) and
/// [User presence in Teams](https://learn.microsoft.com/microsoftteams/presence-admins) list them.
public enum PresenceStatus: String, CaseIterable, Hashable, Sendable {
    /// Available, active or not.
    case available
    /// Busy without a known reason.
    case busy
    /// In a call, with one or with several.
    case inACall
    /// In a meeting of the calendar.
    case inAMeeting
    /// Presenting.
    case presenting
    /// Not to be disturbed, because the user chose so or is focusing.
    case doNotDisturb
    /// Back soon.
    case beRightBack
    /// Away.
    case away
    /// Offline, or made to look so.
    case offline
    /// Out of office.
    case outOfOffice
    /// Nothing that is known.
    case unknown
}

extension Presence {
    /// What Teams shows of the presence.
    ///
    /// A user is out of office as soon as ``outOfOfficeSettings`` says so, whatever the time-outs of sessions have made
    /// of the rest, unless the user is busy or must not be disturbed.
    public var displayStatus: PresenceStatus {
        let status = statusOfStates
        return outOfOfficeSettings?.isOutOfOffice == true && !isEngaged ? .outOfOffice : status
    }

    private var statusOfStates: PresenceStatus {
        // The documentation names some states in either property.
        activity.flatMap(Self.finerStatus) ?? availability.flatMap(Self.finerStatus)
            ?? availability.flatMap(Self.baseStatus) ?? activity.flatMap(Self.baseStatus) ?? .unknown
    }

    /// Whether the user is busy or must not be disturbed, by the availability, or by the activity if there is none.
    private var isEngaged: Bool {
        let status =
            if let availability {
                Self.finerStatus(availability) ?? Self.baseStatus(availability)
            } else {
                activity.flatMap { Self.finerStatus($0) ?? Self.baseStatus($0) }
            }
        let engaged: [PresenceStatus?] = [.busy, .inACall, .inAMeeting, .presenting, .doNotDisturb]
        return engaged.contains(status)
    }

    /// The states that say more than an availability.
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

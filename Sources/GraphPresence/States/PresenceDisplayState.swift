import GraphRuntime

/// What Teams shows of a presence, in one word. An app puts it into its user's language.
///
/// The known pairs of availability and activity are folded as the pages
/// [Manage presence state](https://learn.microsoft.com/graph/cloud-communications-manage-presence-state) and
/// [User presence in Teams](https://learn.microsoft.com/microsoftteams/presence-admins) list them.
public enum PresenceDisplayState: String, CaseIterable, Hashable, Sendable {
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
    public var state: PresenceDisplayState {
        // The documentation names some states in either property.
        activity.flatMap(Self.finerState) ?? availability.flatMap(Self.finerState)
            ?? availability.flatMap(Self.baseState) ?? activity.flatMap(Self.baseState) ?? .unknown
    }

    /// The states that say more than an availability.
    private static func finerState(_ value: some OpenEnum) -> PresenceDisplayState? {
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

    private static func baseState(_ value: some OpenEnum) -> PresenceDisplayState? {
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

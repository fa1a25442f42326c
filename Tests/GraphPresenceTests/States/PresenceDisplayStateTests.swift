import GraphPresence
import Testing

@Suite struct PresenceDisplayStateTests {
    @Test(arguments: [
        ("Available", "Available", PresenceDisplayState.available), ("Available", "AvailableInactive", .available),
        ("Available", "OutOfOffice", .outOfOffice), ("Busy", "Busy", .busy), ("Busy", "InACall", .inACall),
        ("busy", "inACall", .inACall), ("Busy", "InAConferenceCall", .inACall), ("Busy", "InAMeeting", .inAMeeting),
        ("DoNotDisturb", "DoNotDisturb", .doNotDisturb), ("DoNotDisturb", "Presenting", .presenting),
        ("DoNotDisturb", "UrgentInterruptionsOnly", .doNotDisturb), ("Away", "Away", .away),
        ("Away", "BeRightBack", .beRightBack), ("BeRightBack", "BeRightBack", .beRightBack),
        ("Offline", "Offline", .offline), ("Offline", "OffWork", .offline), ("OutOfOffice", "", .outOfOffice),
        ("InAMeeting", "Busy", .inAMeeting), ("Focusing", "Busy", .doNotDisturb),
        ("Busy", "Focusing", .doNotDisturb), ("DoNotDisturb", "Focusing", .doNotDisturb),
        ("Focusing", "DoNotDisturb", .doNotDisturb), ("AvailableIdle", "Inactive", .available),
        ("BusyIdle", "Inactive", .busy), ("PresenceUnknown", "PresenceUnknown", .unknown), ("", "", .unknown),
        ("Lunching", "Lunching", .unknown), ("Busy", "Juggling", .busy),
    ])
    func knownPairsAreFolded(_ availability: String, _ activity: String, _ state: PresenceDisplayState) {
        let presence = Presence(
            id: "u",
            availability: availability.isEmpty ? nil : PresenceAvailability(rawValue: availability),
            activity: activity.isEmpty ? nil : PresenceActivity(rawValue: activity)
        )
        #expect(presence.state == state)
    }
}

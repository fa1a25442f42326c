// SPDX-License-Identifier: MIT

import GraphPresence
import Testing

@Suite struct PresenceStatusTests {
    @Test(
        "A known combination maps to its status",
        arguments: [
            ("Available", "Available", PresenceStatus.available), ("Available", "AvailableInactive", .available),
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
        ]
    )
    func knownCombinations(_ availability: String, _ activity: String, _ status: PresenceStatus) {
        let presence = Presence(
            id: "u",
            availability: availability.isEmpty ? nil : PresenceAvailability(rawValue: availability),
            activity: activity.isEmpty ? nil : PresenceActivity(rawValue: activity)
        )
        #expect(presence.displayStatus == status)
    }

    @Test(
        "Out-of-office settings take precedence unless the user is busy",
        arguments: [
            ("Away", "Away", PresenceStatus.outOfOffice), ("Available", "Available", .outOfOffice),
            ("Available", "AvailableInactive", .outOfOffice), ("AvailableIdle", "AvailableIdle", .outOfOffice),
            ("BeRightBack", "BeRightBack", .outOfOffice), ("Offline", "Offline", .outOfOffice),
            ("Offline", "OffWork", .outOfOffice), ("PresenceUnknown", "PresenceUnknown", .outOfOffice),
            ("", "", .outOfOffice), ("Available", "OutOfOffice", .outOfOffice),
            // A user whose availability is Busy or DoNotDisturb is not shown as out of office.
            ("Busy", "Busy", .busy), ("busy", "inACall", .inACall), ("Busy", "InAMeeting", .inAMeeting),
            ("BusyIdle", "BusyIdle", .busy), ("BusyIdle", "Inactive", .busy), ("InAMeeting", "Busy", .inAMeeting),
            ("InACall", "InACall", .inACall), ("Busy", "BeRightBack", .beRightBack),
            ("DoNotDisturb", "DoNotDisturb", .doNotDisturb), ("DoNotDisturb", "Presenting", .presenting),
            ("Presenting", "DoNotDisturb", .presenting), ("Focusing", "Focusing", .doNotDisturb),
            ("DoNotDisturb", "UrgentInterruptionsOnly", .doNotDisturb),
        ]
    )
    func outOfOffice(_ availability: String, _ activity: String, _ status: PresenceStatus) {
        var presence = Presence(
            id: "u",
            availability: availability.isEmpty ? nil : PresenceAvailability(rawValue: availability),
            activity: activity.isEmpty ? nil : PresenceActivity(rawValue: activity)
        )
        let without = presence.displayStatus
        presence.outOfOfficeSettings = OutOfOfficeSettings(isOutOfOffice: true, message: "Back Monday")
        #expect(presence.displayStatus == status)
        presence.outOfOfficeSettings?.isOutOfOffice = false
        #expect(presence.displayStatus == without)
        presence.outOfOfficeSettings?.isOutOfOffice = nil
        #expect(presence.displayStatus == without)
    }
}

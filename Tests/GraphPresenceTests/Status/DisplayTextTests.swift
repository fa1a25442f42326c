// SPDX-License-Identifier: MIT

import GraphPresence
import Testing

@Suite struct DisplayTextTests {
    @Test("The text for each status is the text that Teams shows")
    func statusTexts() {
        #expect(
            PresenceStatus.allCases.map(\.displayText) == [
                "Available", "Busy", "In a call", "In a meeting", "Presenting", "Do not disturb", "Be right back",
                "Away", "Offline", "Out of office", "Status unknown",
            ]
        )
    }

    @Test(
        "The text combines availability, activity, and absence",
        arguments: [
            ("Available", "Available", "Available", "Available, out of office"),
            ("Available", "AvailableInactive", "Available", "Available, out of office"),
            ("Available", "OutOfOffice", "Available, out of office", "Available, out of office"),
            ("Busy", "Busy", "Busy", "Busy, out of office"),
            ("busy", "inACall", "In a call", "In a call, out of office"),
            ("Busy", "InAConferenceCall", "In a call", "In a call, out of office"),
            ("Busy", "InAMeeting", "In a meeting", "In a meeting, out of office"),
            ("Busy", "OutOfOffice", "Busy, out of office", "Busy, out of office"),
            ("DoNotDisturb", "Presenting", "Presenting", "Presenting, out of office"),
            ("DoNotDisturb", "UrgentInterruptionsOnly", "Do not disturb", "Do not disturb, out of office"),
            ("DoNotDisturb", "Focusing", "Focusing", "Focusing, out of office"),
            ("Focusing", "DoNotDisturb", "Focusing", "Focusing, out of office"),
            ("Focusing", "InACall", "In a call", "In a call, out of office"),
            ("Away", "Away", "Away", "Out of office"),
            ("BeRightBack", "BeRightBack", "Be right back", "Out of office"),
            ("Offline", "Offline", "Offline", "Out of office"),
            ("Offline", "OffWork", "Offline", "Out of office"),
            ("OutOfOffice", "OutOfOffice", "Out of office", "Out of office"),
            ("OutOfOffice", "", "Out of office", "Out of office"),
            ("PresenceUnknown", "PresenceUnknown", "Status unknown", "Out of office"),
            ("", "", "Status unknown", "Out of office"),
            ("Lunching", "Lunching", "Status unknown", "Out of office"),
        ]
    )
    func presenceTexts(_ availability: String, _ activity: String, _ text: String, _ absentText: String) {
        var presence = Presence(
            id: "u",
            availability: availability.isEmpty ? nil : PresenceAvailability(rawValue: availability),
            activity: activity.isEmpty ? nil : PresenceActivity(rawValue: activity)
        )
        #expect(presence.displayText == text)
        presence.outOfOfficeSettings = OutOfOfficeSettings(isOutOfOffice: false)
        #expect(presence.displayText == text)
        presence.outOfOfficeSettings?.isOutOfOffice = true
        #expect(presence.displayText == absentText)
    }
}

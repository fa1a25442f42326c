// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import Testing

@Suite struct TimeZoneTests {
    @Test("Foundation has a time zone for every Windows name")
    func windowsNames() {
        #expect(WindowsTimeZones.ianaNames.count == 139)
        for (windows, iana) in WindowsTimeZones.ianaNames {
            #expect(TimeZone(graphName: windows)?.identifier == TimeZone(identifier: iana)?.identifier, "\(windows)")
            #expect(TimeZone(identifier: iana) != nil, "\(iana)")
        }
    }

    @Test("Windows and IANA names are recognized")
    func names() {
        #expect(TimeZone(graphName: "Pacific Standard Time")?.identifier == "America/Los_Angeles")
        #expect(TimeZone(graphName: "pacific standard time")?.identifier == "America/Los_Angeles")
        #expect(TimeZone(graphName: "Europe/Berlin")?.identifier == "Europe/Berlin")
        #expect(TimeZone(graphName: "UTC")?.secondsFromGMT() == 0)
        for name in ["", "Somewhere", "Pacific Standard Time "] { #expect(TimeZone(graphName: name) == nil, "\(name)") }
    }

    @Test("Obsolete names that mailboxes still use are recognized")
    func formerNames() throws {
        for (name, hours) in [
            ("Kamchatka Standard Time", 12), ("kamchatka standard time", 12), ("Mid-Atlantic Standard Time", -2),
            ("tzone://Microsoft/Utc", 0), ("tzone://microsoft/utc", 0),
        ] {
            let zone = try #require(TimeZone(graphName: name), "\(name)")
            for month in ["01", "07"] {
                let instant = try #require(GraphDateTimeOffset("2026-\(month)-01T00:00:00Z").date)
                #expect(zone.secondsFromGMT(for: instant) == hours * 3_600, "\(name)")
                let local = DateTimeTimeZone(dateTime: "2026-\(month)-01T00:00:00", timeZone: name)
                #expect(local.date == instant - Double(hours * 3_600), "\(name)")
            }
        }
        // Obsolete names are never written.
        let kamchatka = try #require(TimeZone(graphName: "Kamchatka Standard Time"))
        #expect(DateTimeTimeZone(Date(), in: kamchatka).timeZone == "Russia Time Zone 11")
        #expect(Set(WindowsTimeZones.windowsNames.values).contains("Kamchatka Standard Time") == false)
    }

    @Test(
        "A custom time zone of a mailbox is unknown",
        arguments: ["tzone://Microsoft/Custom", "Customized Time Zone"]
    )
    func customTimeZone(_ name: String) {
        #expect(TimeZone(graphName: name) == nil)
        #expect(DateTimeTimeZone(dateTime: "2026-01-01T00:00:00", timeZone: name).date == nil)
    }

    @Test(
        "A local time is converted to its instant",
        arguments: [
            ("2022-10-18T17:05:33.2079781", "Pacific Standard Time", 1_666_137_933.207_978_1),
            ("2022-10-18T17:05:33", "Europe/Berlin", 1_666_105_533),
            ("2022-01-18T17:05:33", "W. Europe Standard Time", 1_642_521_933),
            ("1970-01-01T00:00:00.0000000", nil, 0), ("9999-12-31T23:59:59.9999999", "UTC", 253_402_300_799.999_999_9),
            // When daylight saving time ends, 2:30 occurs twice and refers to the first occurrence.
            ("2022-10-30T02:30:00", "Europe/Berlin", 1_667_089_800),
            // When daylight saving time starts, 2:30 does not occur and is read as 3:30.
            ("2022-03-27T02:30:00", "Europe/Berlin", 1_648_344_600),
        ]
    )
    func localTimes(_ dateTime: String, _ zone: String?, _ expected: TimeInterval) throws {
        let date = try #require(DateTimeTimeZone(dateTime: dateTime, timeZone: zone).date)
        #expect(abs(date.timeIntervalSince1970 - expected) < 0.000_05)
    }

    @Test(
        "An invalid time or time zone has no instant",
        arguments: [
            ("2022-10-18T17:05:33Z", "UTC"), ("2022-10-18T17:05:33+02:00", "UTC"), ("2022-10-18", "UTC"), ("", "UTC"),
            ("2022-13-18T17:05:33", "UTC"), ("2022-10-18T17:05:33", "Nowhere"),
        ]
    )
    func invalidTimes(_ dateTime: String, _ zone: String) {
        #expect(DateTimeTimeZone(dateTime: dateTime, timeZone: zone).date == nil)
    }
}

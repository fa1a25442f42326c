// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@Suite(.computing) struct WindowsTimeZoneTests {
    @Test("Every Windows name maps to a time zone and back")
    func windowsNames() throws {
        #expect(WindowsTimeZones.ianaNames.count == 139)
        for (name, zone) in WindowsTimeZones.ianaNames {
            let timeZone = try #require(TimeZone(graphName: name), "\(name)")
            #expect(WindowsTimeZones.windowsNames[zone] == name)
            #expect(timeZone.windowsName == name, "\(name) is \(timeZone.identifier)")
        }
    }

    @Test("Time zones for all territories and obsolete time zone names have a Windows name")
    func territories() {
        #expect(WindowsTimeZones.cldrVersion == "48")
        #expect(WindowsTimeZones.windowsNames.count == 598)
        #expect(Set(WindowsTimeZones.windowsNames.values) == Set(WindowsTimeZones.ianaNames.keys))
        for (zone, name) in [
            ("Europe/Paris", "Romance Standard Time"), ("Europe/Kiev", "FLE Standard Time"),
            ("Europe/Kyiv", "FLE Standard Time"), ("Asia/Calcutta", "India Standard Time"),
            ("America/Ciudad_Juarez", "Mountain Standard Time"), ("US/Pacific", "Pacific Standard Time"),
            ("America/Edmonton", "Mountain Standard Time"), ("Etc/UTC", "UTC"),
            ("PST8PDT", "Pacific Standard Time"), ("Europe/Uzhgorod", "FLE Standard Time"),
        ] {
            #expect(WindowsTimeZones.windowsNames[zone] == name, "\(zone)")
        }
    }

    @Test(
        "An instant is unchanged after conversion to local time and back",
        arguments: 0..<(TestRun.isThorough ? 20 : 6)
    )
    func roundTrip(_ index: Int) throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(index)
        let zones = WindowsTimeZones.ianaNames.values.sorted()
        for _ in 0..<50 {
            let zone = try #require(TimeZone(identifier: random.pick(zones)))
            // The instants are a random instant from 1970 to 2100 and the instants around the next clock change.
            let any = Date(timeIntervalSince1970: Double(Int.random(in: 0...4_102_444_800, using: &random)))
            var instants = [any + Double(Int.random(in: 0...999_999, using: &random)) / 1_000_000]
            if let change = zone.nextDaylightSavingTimeTransition(after: any) {
                instants += [-3_601, -3_600, -1_800, -1, 0, 1, 1_800, 3_599, 3_600, 7_200].map { change + $0 }
            }
            for instant in instants {
                let local = DateTimeTimeZone(instant, in: zone)
                let back = try #require(local.date, "TEST_SEED=\(seed): \(local)")
                #expect(abs(back.timeIntervalSince(instant)) < 0.000_001, "TEST_SEED=\(seed), \(zone.identifier)")
            }
        }
    }

    @Test("The second occurrence of a local time is specified in UTC")
    func repeatedLocalTime() throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        // On 2025-10-26 at 1:00 UTC, the clock changes from 3:00 to 2:00 in Berlin.
        let first = Date(timeIntervalSince1970: 1_761_438_600)
        let local = DateTimeTimeZone(first, in: berlin)
        #expect(local == DateTimeTimeZone(dateTime: "2025-10-26T02:30:00.0000000", timeZone: "W. Europe Standard Time"))
        let second = DateTimeTimeZone(first + 3_600, in: berlin)
        #expect(second == DateTimeTimeZone(dateTime: "2025-10-26T01:30:00.0000000", timeZone: "UTC"))
    }

    @Test("A skipped local time is interpreted with the previous UTC offset")
    func skippedLocalTime() {
        // On 2025-03-30, the clock changes from 2:00 to 3:00 in Berlin.
        let skipped = DateTimeTimeZone(dateTime: "2025-03-30T02:30:00", timeZone: "Europe/Berlin")
        #expect(skipped.date == Date(timeIntervalSince1970: 1_743_298_200))
    }

    @Test(
        "A time that does not exist has no instant",
        arguments: ["2027-02-30T10:00:00", "2027-13-01T10:00:00", "2027-01-01T24:00:00", "2027-01-01T10:60:00"]
    )
    func nonexistentTime(_ text: String) {
        #expect(DateTimeTimeZone(dateTime: text, timeZone: "UTC").date == nil)
    }

    @Test("A time zone without a name is replaced by UTC")
    func unnamedTimeZone() throws {
        let zone = try #require(TimeZone(secondsFromGMT: 3_600))
        let local = DateTimeTimeZone(Date(timeIntervalSince1970: 0), in: zone)
        #expect(local == DateTimeTimeZone(dateTime: "1970-01-01T00:00:00.0000000", timeZone: "UTC"))
    }
}

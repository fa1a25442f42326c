// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite struct GraphDateTimeOffsetTests {
    @Test(
        "An ISO 8601 timestamp is parsed",
        arguments: [
            ("2022-10-18T00:07:15.4012511Z", 1_666_051_635.401_251_1), ("2022-10-18T00:07:15Z", 1_666_051_635),
            ("2022-10-18T02:07:15+02:00", 1_666_051_635), ("2020-08-18T12:51:51", 1_597_755_111),
            ("1969-12-31T23:59:59.5Z", -0.5), ("2022-10-18T00:07:15.000000000001Z", 1_666_051_635.000_000_000_001),
            ("2022-10-17T20:37:15-03:30", 1_666_051_635), ("2022-10-18T14:06:15.5+13:59", 1_666_051_635.5),
            ("2024-02-29T00:00:00Z", 1_709_164_800), ("2000-02-29T23:59:59Z", 951_868_799),
            ("2023-12-31T23:59:59+00:00", 1_704_067_199),
        ]
    )
    func validText(_ text: String, _ expected: TimeInterval) throws {
        let date = try #require(GraphDateTimeOffset(text).date)
        #expect(abs(date.timeIntervalSince1970 - expected) < 0.000_001)
        #expect(GraphDateTimeOffset(text).text == text)
    }

    @Test(
        "An invalid timestamp has no date",
        arguments: [
            "", "2022-10-18", "2022-10-18 00:07:15Z", "2022-13-18T00:07:15Z", "2022-10-18T00:07:15.Z", "now",
            "2026-02-30T00:00:00Z", "2026-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2026-04-31T00:00:00",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T25:00:00Z",
            "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:61Z", "2026-02-30T00:00:00+02:00",
            "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+02:60",
        ]
    )
    func invalidText(_ text: String) {
        #expect(GraphDateTimeOffset(text).date == nil)
    }

    @Test(
        "A date is written with seven fractional digits",
        arguments: [
            (1_666_051_635.401_251, "2022-10-18T00:07:15.4012510Z"), (0, "1970-01-01T00:00:00.0000000Z"),
            (-0.5, "1969-12-31T23:59:59.5000000Z"), (0.999_999_9, "1970-01-01T00:00:01.0000000Z"),
        ]
    )
    func fractionalDigits(_ seconds: TimeInterval, _ expected: String) {
        #expect(GraphDateTimeOffset(Date(timeIntervalSince1970: seconds)).text == expected)
    }

    @Test("A timestamp beyond the calendar's range has no date")
    func beyondCalendar() {
        for seconds in [TimeInterval.infinity, -.infinity, .nan, 1e300] {
            #expect(GraphDateTimeOffset(Date(timeIntervalSince1970: seconds)).date == nil)
        }
    }
}

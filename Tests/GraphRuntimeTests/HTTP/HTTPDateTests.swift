// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite struct HTTPDateTests {
    @Test(
        "An HTTP date is written and parsed",
        arguments: [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("Tue, 18 Oct 2022 00:07:15 GMT", 1_666_051_635),
            ("Fri, 31 Dec 1999 23:59:59 GMT", 946_684_799), ("Thu, 29 Feb 2024 12:30:45 GMT", 1_709_209_845),
        ]
    )
    func roundTrip(_ text: String, _ seconds: Double) {
        #expect(HTTPDate.text(of: Date(timeIntervalSince1970: seconds)) == text)
        #expect(HTTPDate.date(of: text) == Date(timeIntervalSince1970: seconds))
    }

    @Test("Fractions of a second are rounded down")
    func fractionsOfSecond() {
        for (seconds, time) in [(0.0, "00:00:00"), (0.999, "00:00:00"), (1, "00:00:01"), (0.5, "00:00:00")] {
            #expect(HTTPDate.text(of: Date(timeIntervalSince1970: seconds)) == "Thu, 01 Jan 1970 \(time) GMT")
        }
        #expect(HTTPDate.text(of: Date(timeIntervalSince1970: -0.5)) == "Wed, 31 Dec 1969 23:59:59 GMT")
    }

    @Test(
        "An invalid HTTP date is nil",
        arguments: [
            "", "soon", "18 Oct 2022", "Tue, 18 Oct 2022", "Tue, 18 Oct 2022 25:07:15 GMT", "2022-10-18T00:07:15Z",
        ]
    )
    func invalidDate(_ text: String) {
        #expect(HTTPDate.date(of: text) == nil)
    }
}

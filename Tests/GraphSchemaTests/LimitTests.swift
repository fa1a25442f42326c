// SPDX-License-Identifier: MIT

import GraphSchema
import Testing

/// Tests for the descriptions of limits.
@Suite struct LimitTests {
    private static let place = SourceLocation(line: 1, column: 1)

    private func constraints(_ least: Int?, _ most: Int?, ofItems: Bool) -> Constraints {
        let least = least.map { Located($0, at: Self.place) }
        let most = most.map { Located($0, at: Self.place) }
        return ofItems
            ? Constraints(minItems: least, maxItems: most) : Constraints(minLength: least, maxLength: most)
    }

    private func constraints(_ least: String?, _ most: String?) -> Constraints {
        Constraints(
            minimum: least.map { Located($0, at: Self.place) },
            maximum: most.map { Located($0, at: Self.place) }
        )
    }

    @Test(
        "A limit for a number is described with its unit",
        arguments: [
            (nil, nil, nil), (0, nil, nil), (1, nil, "at least 1 X"), (2, nil, "at least 2 Xs"),
            (nil, 0, "at most 0 Xs"),
            (nil, 1, "at most 1 X"), (nil, 650, "at most 650 Xs"), (0, 80, "at most 80 Xs"), (1, 1, "exactly 1 X"),
            (1, 80, "1 to 80 Xs"), (36, 36, "exactly 36 Xs"), (2, 3, "2 to 3 Xs"),
        ] as [(Int?, Int?, String?)]
    )
    func numberUnits(_ least: Int?, _ most: Int?, _ expected: String?) {
        for (ofItems, unit) in [(false, "character"), (true, "element")] {
            let words = expected?.split(separator: "X", omittingEmptySubsequences: false).joined(separator: unit)
            #expect(constraints(least, most, ofItems: ofItems).limitDescription == words)
        }
    }

    @Test(
        "A limit for a duration is described in words",
        arguments: [
            (nil, nil, nil), ("PT5M", "PT4H", "5 minutes to 4 hours"), ("PT1M", nil, "at least 1 minute"),
            (nil, "P7D", "at most 7 days"), ("PT60S", "PT1M", "exactly 1 minute"),
            ("PT0S", "PT1S", "0 seconds to 1 second"),
            ("PT5M", "PT30M", "5 minutes to 30 minutes"),
        ] as [(String?, String?, String?)]
    )
    func durationLimits(_ least: String?, _ most: String?, _ expected: String?) {
        #expect(constraints(least, most).limitDescription == expected)
    }

    @Test(
        "A duration is written in words",
        arguments: [
            ("PT5M", "5 minutes"), ("PT90S", "1 minute and 30 seconds"), ("PT1H30M", "1 hour and 30 minutes"),
            ("PT24H", "1 day"), ("P1DT2H3M4S", "1 day, 2 hours, 3 minutes, and 4 seconds"), ("PT0.5S", "0.5 seconds"),
            ("PT59.1S", "59.1 seconds"), ("PT59.9999999S", "1 minute"),
            ("P1DT1M0.1S", "1 day, 1 minute, and 0.1 seconds"), ("PT1.0S", "1 second"), ("-PT5M", "minus 5 minutes"),
            ("P0D", "0 seconds"), ("P03D", "3 days"), ("P4000000D", "P4000000D"), ("PT", "PT"), ("P1DT", "P1DT"),
            ("P", "P"), ("", ""), ("PT5", "PT5"), ("PT5M ", "PT5M "), ("PT1S1M", "PT1S1M"), ("PT.5S", "PT.5S"),
            ("PT5.S", "PT5.S"), ("P1.5D", "P1.5D"), ("P1M", "P1M"), ("+PT1S", "+PT1S"), ("PT٣S", "PT٣S"),
            ("P" + String(repeating: "9", count: 400) + "D", "P" + String(repeating: "9", count: 400) + "D"),
        ]
    )
    func durationWords(_ duration: String, _ expected: String) {
        let limits = constraints(duration, duration)
        #expect(limits.lowerLimit == expected)
        #expect(limits.upperLimit == expected)
    }

    @Test("The minimum and the maximum are each described with a unit")
    func separateLimits() {
        #expect(constraints(1, 650, ofItems: true).lowerLimit == "1 element")
        #expect(constraints(1, 650, ofItems: true).upperLimit == "650 elements")
        #expect(constraints(0, nil, ofItems: false).lowerLimit == nil)
        #expect(constraints(0, nil, ofItems: false).upperLimit == nil)
        #expect(constraints(nil, 1, ofItems: false).upperLimit == "1 character")
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite struct GraphDurationTests {
    @Test(
        "An ISO 8601 duration is parsed",
        arguments: [
            ("PT5M", Duration.seconds(300)), ("PT1H", .seconds(3_600)), ("P1D", .seconds(86_400)), ("PT0S", .zero),
            ("P1DT2H3M4S", .seconds(93_784)), ("PT1.5S", .milliseconds(1_500)), ("-PT5M", .seconds(-300)),
            ("PT0.000000001S", .nanoseconds(1)), ("PT90M", .seconds(5_400)), ("-PT0.5S", .milliseconds(-500)),
            ("PT0.0000000000000000019S", Duration(secondsComponent: 0, attosecondsComponent: 1)),
        ]
    )
    func validText(_ text: String, _ expected: Duration) {
        #expect(GraphDuration(text).duration == expected)
        #expect(GraphDuration(text).isValid)
    }

    @Test(
        "An invalid duration keeps its text and has no value",
        arguments: [
            "", "P", "PT", "-P", "P1", "1H", "PT1", "P1H", "PT1D", "PT1M1H", "P1W", "P1M", "P1Y", "PT1.5M", "PT.5S",
            "PT1.S",
            " PT1H", "PT1H ", "pt1h", "PT+1H", "PT-1H", "--PT1H", "PT١H", "PT5\u{301}M", "P1DT", "T1H", "P1D1H",
            "P1DT1D",
            "PTT1H", "PT1HT1M", "PT1M1M", "PT1S1S", "PTH", "PT.S", "PT1.5", "PT1..5S",
        ]
    )
    func invalidText(_ text: String) {
        #expect(GraphDuration(text).duration == nil)
        #expect(!GraphDuration(text).isValid)
        #expect(GraphDuration(text).text == text)
    }

    @Test("A duration that exceeds the range of Swift's Duration is still valid")
    func tooLong() {
        for text in [
            "PT99999999999999999999S", "P9223372036854775807D", "PT9223372036854775807S", "-P106751991167301D",
        ] {
            #expect(GraphDuration(text).isValid, "\(text)")
        }
        #expect(GraphDuration("PT99999999999999999999S").duration == nil)
        #expect(GraphDuration("P9223372036854775807D").duration == nil)
        #expect(GraphDuration("PT9223372036854775807S").duration == .seconds(Int64.max))
    }

    @Test("A duration that is created in one unit is written in that unit")
    func unitsAreKept() {
        #expect(GraphDuration.seconds(90).text == "PT90S")
        #expect(GraphDuration.minutes(5).text == "PT5M")
        #expect(GraphDuration.hours(1).text == "PT1H")
        #expect(GraphDuration.days(1).text == "P1D")
        #expect(GraphDuration.minutes(-5).text == "-PT5M")
        #expect(GraphDuration.days(-2).text == "-P2D")
        #expect(GraphDuration.hours(Int.min).text == "-PT9223372036854775808H")
        #expect(GraphDuration.hours(Int.max).duration == nil)
    }

    @Test(
        "A Duration is written in the largest whole units",
        arguments: [
            (Duration.zero, "PT0S"), (.seconds(300), "PT5M"), (.seconds(5_400), "PT1H30M"), (.seconds(86_400), "P1D"),
            (.seconds(93_784), "P1DT2H3M4S"), (.milliseconds(1_500), "PT1.5S"), (.milliseconds(-1_500), "-PT1.5S"),
            (.milliseconds(50), "PT0.05S"),
            (Duration(secondsComponent: 0, attosecondsComponent: 1), "PT0.000000000000000001S"),
        ]
    )
    func wholeUnits(_ duration: Duration, _ expected: String) {
        #expect(GraphDuration(duration).text == expected)
        #expect(GraphDuration(duration).duration == duration)
    }

    @Test("A Duration is unchanged after it is written and parsed")
    func randomDurations() {
        var generator = SeededGenerator()
        for _ in 0..<1_000 {
            let seconds = Int64.random(in: -1_000_000_000...1_000_000_000, using: &generator)
            let fraction = Int64.random(in: 0..<1_000_000_000, using: &generator) * (seconds < 0 ? -1 : 1)
            let duration = Duration.seconds(seconds) + .nanoseconds(fraction)
            #expect(GraphDuration(duration).duration == duration, "TEST_SEED=\(SeededGenerator.seed)")
        }
        for duration in [Duration.seconds(Int64.max), .seconds(Int64.min + 1)] {
            #expect(GraphDuration(duration).duration == duration)
        }
    }

    @Test("The string is unchanged after decoding and encoding")
    func codingKeepsText() throws {
        let data = try JSONEncoder().encode([GraphDuration("PT60M"), "whenever"])
        #expect(String(decoding: data, as: UTF8.self) == #"["PT60M","whenever"]"#)
        #expect(try JSONDecoder().decode([GraphDuration].self, from: data) == ["PT60M", "whenever"])
        #expect(GraphDuration("PT60M") != "PT1H")
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import GraphPresenceEmulator

/// Tests for the ticks on the time axis.
@Suite struct TimeAxisTests {
    private let start = PictureScenario.start

    private func labels(_ offset: TimeInterval, _ length: TimeInterval, count: Int = 8) -> [String] {
        TimeAxis(from: start + offset, to: start + offset + length, maximumCount: count).ticks.map(\.label)
    }

    @Test("Ticks are placed at round times") func roundTimes() {
        #expect(labels(-150, 1_230) == ["09:00", "09:05", "09:10", "09:15"])
        #expect(labels(0, 3_600) == ["09:00", "09:10", "09:20", "09:30", "09:40", "09:50", "10:00"])
        #expect(labels(900, 7 * 3_600) == ["10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"])
        #expect(labels(1, 20) == ["09:00:05", "09:00:10", "09:00:15", "09:00:20"])
    }

    @Test("If ticks are hours or days apart, the label for midnight is the date") func dates() {
        #expect(labels(9 * 3_600, 36 * 3_600) == ["18:00", "03-03", "06:00", "12:00", "18:00", "03-04", "06:00"])
        #expect(labels(0, 7 * 86_400) == (3...9).map { "03-0\($0)" })
        #expect(labels(15 * 3_600, 600, count: 3) == ["00:00", "00:05", "00:10"])
    }

    @Test(
        "The axis never has more ticks than the specified maximum",
        arguments: [1.0, 59, 3_600, 100_000, 1e7, 1e9, 2e11]
    )
    func tickCount(_ length: TimeInterval) {
        for count in [2, 5, 14] {
            let ticks = TimeAxis(from: start + 0.25, to: start + length, maximumCount: count).ticks
            #expect(ticks.count <= count)
        }
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for an emulator's time, which can be set and frozen.
@Suite struct ClockControlTests {
    private let clock = ManualClock(now: Date(timeIntervalSince1970: 1_000))

    private func emulator() -> Emulator { EmulatorTransport(clock: clock).emulator }

    @Test("Frozen time changes only when it is set or advanced, and continues from that time when it is unfrozen")
    func freezing() {
        let emulator = emulator()
        emulator.advance(by: .seconds(10))
        emulator.freeze(true)
        clock.advance(by: .seconds(100))
        #expect(emulator.time == (Date(timeIntervalSince1970: 1_010), true))
        emulator.advance(by: .seconds(5))
        #expect(emulator.setTime(to: Date(timeIntervalSince1970: 1_020)))
        #expect(emulator.now == Date(timeIntervalSince1970: 1_020))
        emulator.freeze(false)
        emulator.freeze(false)
        #expect(emulator.time == (Date(timeIntervalSince1970: 1_020), false))
        clock.advance(by: .seconds(1))
        #expect(emulator.now == Date(timeIntervalSince1970: 1_021))
        emulator.reset()
        #expect(emulator.now == Date(timeIntervalSince1970: 1_101))
    }

    @Test("Time can be set back only before the first call, and cannot be set beyond the year 9999")
    func setting() {
        let emulator = emulator()
        #expect(emulator.setTime(to: Date(timeIntervalSince1970: 0)))
        #expect(emulator.now == Date(timeIntervalSince1970: 0))
        #expect(!emulator.setTime(to: Date(timeIntervalSince1970: -1)))
        #expect(!emulator.setTime(to: PresenceRules.endOfTime))
        #expect(emulator.setTime(to: Date(timeIntervalSince1970: 0)))
        clock.advance(by: .seconds(1))
        #expect(emulator.now == Date(timeIntervalSince1970: 1))
    }
}

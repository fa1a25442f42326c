// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests a session during a day of disruptions that are each shorter than the renewal lead time.
@Suite(.timeLimit(.minutes(5))) struct HeldSessionDayTests {
    @Test(
        "Short outages, throttling, and clock changes never interrupt the session",
        arguments: 0..<(TestRun.isThorough ? 4 : 1)
    )
    func dayOfDisruptions(_ index: Int) async throws {
        let seed = SeededGenerator.seed
        let random = Locked(SeededGenerator(index))
        @Sendable func next(_ range: ClosedRange<Int>) -> Int { random.withLock { Int.random(in: range, using: &$0) } }
        let simulation = Simulation()
        let start = simulation.clock.now
        // Every 40 seconds, there is an outage of up to 20 seconds, or throttling with a Retry-After of up to 10
        // seconds.
        let outages = (0..<2_160).map { _ in (length: Double(next(0...20)), isThrottled: next(0...1) == 0) }
        simulation.setNetwork { now in
            let time = now.timeIntervalSince(start)
            let slot = min(outages.count - 1, Int(time / 40))
            let remaining = Double(slot * 40) + outages[slot].length - time
            guard remaining > 0, time > 0 else { return .available }
            return outages[slot].isThrottled ? .throttled(seconds: min(10, Int(remaining) + 1)) : .unavailable
        }
        let counts = Locked<[String: Int]>([:])
        let presence = simulation.client.users["u".guid].presence
        let clock = simulation.clock
        let isHeld = Locked(true)
        let task = Task {
            try await presence.withSession("s", .available) { session in
                let reader = Task {
                    for await event in session.events {
                        switch event {
                        case .delayed: counts.withLock { $0["delayed", default: 0] += 1 }
                        case .expired: counts.withLock { $0["expired", default: 0] += 1 }
                        default: break
                        }
                    }
                }
                try await clock.sleep(for: .seconds(86_399))
                isHeld.withLock { $0 = false }
                reader.cancel()
            }
        }
        let jumps = Locked(0)
        try await simulation.run(task, sleepers: 2) { now in
            let shown = try await simulation.state()
            // An outage at the end of the day can delay the end of the task until after the session is cleared.
            if isHeld.withLock({ $0 }) { #expect(shown == "Available/Available", "TEST_SEED=\(seed), \(now)") }
            // The machine's clock is corrected from time to time, but the service's clock is always correct.
            if next(0...9) == 0 { simulation.setClockBack(by: Double(next(-2...3_600))) }
        } jump: { _ in
            // The machine sleeps for 1 or 2 seconds.
            guard next(0...4) == 0 else { return 0 }
            jumps.withLock { $0 += 1 }
            return Double(next(1...2))
        }
        try await task.value
        #expect(counts.withLock { $0["delayed"] ?? 0 } > 10, "TEST_SEED=\(seed)")
        #expect(counts.withLock { $0["expired"] } == nil, "TEST_SEED=\(seed)")
        #expect(jumps.withLock { $0 } > 10, "TEST_SEED=\(seed)")
    }
}

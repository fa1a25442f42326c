import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// A day with everything that can come between a session and the service, but never for longer than its renewal lead time.
@Suite(.timeLimit(.minutes(5))) struct HeldSessionDayTests {
    @Test(arguments: 0..<(TestRun.isThorough ? 4 : 1))
    func throttlingOutagesAndClockJumpsOfADayAreNotSeen(_ index: Int) async throws {
        let seed = SeededGenerator.seed
        let random = Locked(SeededGenerator(index))
        @Sendable func next(_ range: ClosedRange<Int>) -> Int { random.withLock { Int.random(in: range, using: &$0) } }
        let simulation = Simulation()
        let start = simulation.clock.now
        // Every 40 seconds an outage of at most 20, or throttling that asks for at most 10.
        let outages = (0..<2_160).map { _ in (length: Double(next(0...20)), isThrottled: next(0...1) == 0) }
        simulation.setWeather { now in
            let time = now.timeIntervalSince(start)
            let slot = min(outages.count - 1, Int(time / 40))
            let left = Double(slot * 40) + outages[slot].length - time
            guard left > 0, time > 0 else { return .fine }
            return outages[slot].isThrottled ? .throttled(seconds: min(10, Int(left) + 1)) : .down
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
            // Outages at the end of the day delay the end, which is after the session was cleared.
            if isHeld.withLock({ $0 }) { #expect(shown == "Available/Available", "TEST_SEED=\(seed), \(now)") }
            // The machine's clock is put right now and then; that of the service is right.
            if next(0...9) == 0 { simulation.putBack(by: Double(next(-2...3_600))) }
        } jump: { _ in
            // The machine sleeps for a moment.
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

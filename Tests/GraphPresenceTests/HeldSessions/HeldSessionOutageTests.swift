// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests sessions during outages, throttling, clock changes, and machine sleep.
@Suite(.timeLimit(.minutes(5))) struct HeldSessionOutageTests {
    /// How long the sessions are held: half a day, or a day with `TEST_THOROUGH=1`. The sessions are renewed every 270
    /// seconds.
    private static let seconds = Double(renewals * 270 - 1)
    private static let renewals = TestRun.isThorough ? 320 : 160

    private let simulation = Simulation()

    private var presence: PresenceRequestBuilder { simulation.client.users["u".guid].presence }

    @Test(
        "Outages shorter than the renewal lead time do not affect the presence",
        arguments: 0..<(TestRun.isThorough ? 4 : 1)
    )
    func shortOutages(_ index: Int) async throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(index)
        let start = simulation.clock.now
        // Every 40 seconds, there is an outage of up to 20 seconds, or throttling with a Retry-After of up to 10
        // seconds.
        let outages = (0..<2_160).map { slot in
            (
                start: Double(slot * 40), length: Double(Int.random(in: 0...20, using: &random)),
                isThrottled: Int.random(in: 0...2, using: &random) == 0
            )
        }
        simulation.setNetwork { now in
            let outage = outages[min(outages.count - 1, Int(now.timeIntervalSince(start) / 40))]
            let age = now.timeIntervalSince(start) - outage.start
            guard age < outage.length, now > start else { return .available }
            return outage.isThrottled
                ? .throttled(seconds: min(10, Int(outage.length - age) + 1)) : .unavailable
        }
        let events = Locked<[String]>([])
        let task = simulation.hold(.available, for: Self.seconds, events: events)
        try await simulation.run(task, sleepers: 2) { now in
            let shown = try await simulation.state()
            #expect(shown == "Available/Available", "TEST_SEED=\(seed), \(now)")
        }
        try await task.value
        #expect(events.withLock { $0.contains("delayed") && !$0.contains("expired") }, "TEST_SEED=\(seed)")
    }

    @Test(
        "A long outage affects the presence until the first successful retry",
        arguments: 0..<(TestRun.isThorough ? 3 : 1)
    )
    func longOutages(_ index: Int) async throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(index)
        let start = simulation.clock.now
        var outages: [ClosedRange<Double>] = []
        var time = 600.0
        while time < Self.seconds - 6_400 {
            let length = Double(Int.random(in: 1...1_500, using: &random))
            outages.append(time...(time + length))
            time += length + Double(Int.random(in: 60...3_000, using: &random))
        }
        let allOutages = outages
        simulation.setNetwork { now in
            allOutages.contains { $0.contains(now.timeIntervalSince(start)) } ? .unavailable : .available
        }
        let events = Locked<[String]>([])
        let task = simulation.hold(.busyInACall, for: Self.seconds, events: events)
        try await simulation.run(task, sleepers: 2) { now in
            let shown = try await simulation.state()
            if shown != "Busy/InACall" {
                // After the state has expired, the retry interval grows to a minute.
                let age = now.timeIntervalSince(start)
                let isInTime = allOutages.contains { $0.lowerBound <= age && age <= $0.upperBound + 60 }
                #expect(isInTime, "TEST_SEED=\(seed), \(age)")
            }
        }
        try await task.value
        let reported = events.withLock { $0 }
        let expirationCount = reported.filter { $0 == "expired" }.count
        #expect(expirationCount == reported.filter { $0 == "recovered" }.count, "TEST_SEED=\(seed)")
        #expect(expirationCount > 0, "TEST_SEED=\(seed)")
    }

    @Test("The state is restored as soon as the machine wakes up")
    func machineSleep() async throws {
        let jumps = Locked(0)
        let events = Locked<[String]>([])
        let end = simulation.clock.now + Self.seconds
        let task = simulation.hold(.available, for: Self.seconds, events: events)
        try await simulation.run(task, sleepers: 2) { now in
            let shown = try await simulation.state()
            // The machine may wake up after the body ends.
            #expect(shown == "Available/Available" || now >= end)
        } jump: { _ in
            // During every tenth wait, the machine sleeps for an hour.
            jumps.withLock { $0 += 1 }
            return jumps.withLock { $0 } % 10 == 0 ? 3_600 : 0
        }
        try await task.value
        #expect(events.withLock { $0.filter { $0 == "expired" }.count > 5 })
        #expect(simulation.count("setPresence") < Self.renewals)
    }

    @Test("Setting the clock back does not delay renewals")
    func clockSetBack() async throws {
        let waits = Locked(0)
        let task = simulation.hold(.available, for: Self.seconds)
        try await simulation.run(task, sleepers: 2) { _ in
            let shown = try await simulation.state()
            #expect(shown == "Available/Available")
            // At every tenth wait, the machine's clock is set back by an hour, but the service's clock is not.
            waits.withLock { $0 += 1 }
            if waits.withLock({ $0 }) % 10 == 0 { simulation.setClockBack(by: 3_600) }
        }
        try await task.value
        #expect(simulation.count("setPresence") == Self.renewals)
    }

    @Test("An expiration is reported on time even if the clock is set back")
    func expirationAfterClockChange() async throws {
        let (expired, held) = (Locked<Double?>(nil), Locked<HeldSession?>(nil))
        let isClockSetBack = Locked(false)
        let (start, presence, clock) = (simulation.clock.now, presence, simulation.clock)
        simulation.setNetwork { now in now > start ? .unavailable : .available }
        let task = Task {
            try await presence.withSession("s", .available) { session in
                held.withLock { $0 = session }
                try await clock.sleep(for: .seconds(1_000))
            }
        }
        try await simulation.run(task, sleepers: 2) { now in
            let age = now.timeIntervalSince(start)
            if age == 270, !isClockSetBack.withLock({ $0 }) {
                isClockSetBack.withLock { $0 = true }
                simulation.setClockBack(by: 3_600)
            }
            guard held.withLock({ $0?.isExpired }) == true, expired.withLock({ $0 }) == nil else { return }
            expired.withLock { $0 = age }
        }
        try await task.value
        // The state was set at 0 seconds. The attempt at 275 seconds detects the clock change, so the state expires at
        // most 300 seconds later.
        #expect(expired.withLock { $0 } == 575)
    }

    @Test("Many sessions can be held in one process")
    func manySessions() async throws {
        let count = TestRun.isThorough ? 1_000 : 100
        let simulation = Simulation(throttling: .documented)
        var random = SeededGenerator()
        let start = simulation.clock.now
        // The network is unavailable at the time of the third renewal.
        simulation.setNetwork { now in (800..<830).contains(now.timeIntervalSince(start)) ? .unavailable : .available }
        let client = simulation.client
        let clock = simulation.clock
        let task = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<count {
                    group.addTask {
                        try await client.users["u\(number)".guid].presence.withSession("s", .available) { _ in
                            try await clock.sleep(for: .seconds(1_799))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        try await simulation.run(task, sleepers: 2 * count) { _ in
            let shown = try await simulation.state(of: "u\(Int.random(in: 0..<count, using: &random))".guid)
            #expect(shown == "Available/Available")
        }
        try await task.value
        // If a request had been throttled, it would have been sent again.
        #expect(simulation.count("setPresence") == 7 * count)
        #expect(simulation.count("clearPresence") == count)
    }

    @Test("Sessions recover from an outage gradually and with few attempts")
    func gradualRecovery() async throws {
        let random = Locked(SeededGenerator())
        let simulation = Simulation(random: { random.withLock { Double.random(in: 0...1, using: &$0) } })
        let start = simulation.clock.now
        let attempts = Locked<[Double]>([])
        // The network is unavailable for fifteen minutes, starting before the second renewal.
        simulation.setNetwork { now in
            let age = now.timeIntervalSince(start)
            attempts.withLock { $0.append(age) }
            return (500..<1_400).contains(age) ? .unavailable : .available
        }
        let client = simulation.client
        let clock = simulation.clock
        let count = 100
        let task = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<count {
                    group.addTask {
                        try await client.users["u\(number)".guid].presence.withSession("s", .available) { _ in
                            try await clock.sleep(for: .seconds(1_499))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        try await simulation.run(task, sleepers: 2 * count) { now in
            guard (1_461..<1_499).contains(now.timeIntervalSince(start)) else { return }
            let shown = try await simulation.state(
                of: "u\(random.withLock { Int.random(in: 0..<count, using: &$0) })".guid
            )
            #expect(shown == "Available/Available")
        }
        try await task.value
        let inOutage = attempts.withLock { $0.filter { (500..<1_400).contains($0) } }
        // Each session makes at most 12 attempts in the 30 seconds before the session expires, 6 until the retry
        // interval has grown to a minute, and 29 after that.
        #expect(inOutage.count <= 47 * count)
        // In each second of the recovery, at most a tenth of the sessions send a request.
        let recovery = attempts.withLock { $0.filter { (1_400..<1_461).contains($0) } }
        let perSecond = Dictionary(grouping: recovery) { Int($0) }
        #expect(perSecond.values.allSatisfy { $0.count <= count / 10 })
        #expect(perSecond.count >= 20)
    }
}

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Sessions through outages, throttling, and clocks and machines that stop or jump.
@Suite(.timeLimit(.minutes(5))) struct HeldSessionOutageTests {
    private let simulation = Simulation()

    private var presence: PresenceRequestBuilder { simulation.client.users["u".guid].presence }

    @Test(arguments: 0..<(TestRun.isThorough ? 4 : 1))
    func outagesThatLeaveARenewalItsChanceAreNotSeen(_ index: Int) async throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(index)
        let start = simulation.clock.now
        // Every 40 seconds an outage of at most 20, or throttling that asks for at most 10.
        let outages = (0..<2_160).map { slot in
            (
                Double(slot * 40), Double(Int.random(in: 0...20, using: &random)),
                Int.random(in: 0...2, using: &random) == 0
            )
        }
        simulation.setWeather { now in
            let slot = outages[min(outages.count - 1, Int(now.timeIntervalSince(start) / 40))]
            let age = now.timeIntervalSince(start) - slot.0
            guard age < slot.1, now > start else { return .fine }
            return slot.2 ? .throttled(seconds: min(10, Int(slot.1 - age) + 1)) : .down
        }
        let events = Locked<[String]>([])
        let task = simulation.hold(.available, for: 86_399, events: events)
        try await simulation.run(task, sleepers: 2) { now in
            let shown = try await simulation.state()
            #expect(shown == "Available/Available", "TEST_SEED=\(seed), \(now)")
        }
        try await task.value
        #expect(events.withLock { $0.contains("delayed") && !$0.contains("expired") }, "TEST_SEED=\(seed)")
    }

    @Test(arguments: 0..<(TestRun.isThorough ? 3 : 1))
    func aLongOutageIsSeenUntilTheFirstSuccessAfterIt(_ index: Int) async throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(index)
        let start = simulation.clock.now
        var outages: [ClosedRange<Double>] = []
        var time = 600.0
        while time < 80_000 {
            let length = Double(Int.random(in: 1...1_500, using: &random))
            outages.append(time...(time + length))
            time += length + Double(Int.random(in: 60...3_000, using: &random))
        }
        let down = outages
        simulation.setWeather { now in
            down.contains { $0.contains(now.timeIntervalSince(start)) } ? .down : .fine
        }
        let events = Locked<[String]>([])
        let task = simulation.hold(.busyInACall, for: 86_399, events: events)
        try await simulation.run(task, sleepers: 2) { now in
            let shown = try await simulation.state()
            if shown != "Busy/InACall" {
                // After the state has expired, the interval between retries grows to a minute.
                let age = now.timeIntervalSince(start)
                let isInTime = down.contains { $0.lowerBound <= age && age <= $0.upperBound + 60 }
                #expect(isInTime, "TEST_SEED=\(seed), \(age)")
            }
        }
        try await task.value
        let seen = events.withLock { $0 }
        #expect(seen.filter { $0 == "expired" }.count == seen.filter { $0 == "recovered" }.count, "TEST_SEED=\(seed)")
        #expect(seen.contains("expired"), "TEST_SEED=\(seed)")
    }

    @Test func aMachineThatSleptSetsTheStateAtOnce() async throws {
        let jumps = Locked(0)
        let events = Locked<[String]>([])
        let end = simulation.clock.now + 86_399
        let task = simulation.hold(.available, for: 86_399, events: events)
        try await simulation.run(task, sleepers: 2) { now in
            let shown = try await simulation.state()
            // A jump beyond the end of the body leaves nothing to set.
            #expect(shown == "Available/Available" || now >= end)
        } jump: { _ in
            // Every tenth wait the lid is closed for an hour.
            jumps.withLock { $0 += 1 }
            return jumps.withLock { $0 } % 10 == 0 ? 3_600 : 0
        }
        try await task.value
        #expect(events.withLock { $0.filter { $0 == "expired" }.count > 5 })
        #expect(simulation.count("setPresence") < 320)
    }

    @Test func aClockThatIsPutBackPutsNothingOff() async throws {
        let waits = Locked(0)
        let task = simulation.hold(.available, for: 86_399)
        try await simulation.run(task, sleepers: 2) { _ in
            let shown = try await simulation.state()
            #expect(shown == "Available/Available")
            // Every tenth wait the machine's clock goes back by an hour; that of the service does not.
            waits.withLock { $0 += 1 }
            if waits.withLock({ $0 }) % 10 == 0 { simulation.putBack(by: 3_600) }
        }
        try await task.value
        #expect(simulation.count("setPresence") == 320)
    }

    @Test func anExpiryIsReportedInTimeThoughTheClockWasPutBack() async throws {
        let (expired, held) = (Locked<Double?>(nil), Locked<HeldSession?>(nil))
        let isPutBack = Locked(false)
        let (start, presence, clock) = (simulation.clock.now, presence, simulation.clock)
        simulation.setWeather { now in now > start ? .down : .fine }
        let task = Task {
            try await presence.withSession("s", .available) { session in
                held.withLock { $0 = session }
                try await clock.sleep(for: .seconds(1_000))
            }
        }
        try await simulation.run(task, sleepers: 2) { now in
            let age = now.timeIntervalSince(start)
            if age == 270, !isPutBack.withLock({ $0 }) {
                isPutBack.withLock { $0 = true }
                simulation.putBack(by: 3_600)
            }
            guard held.withLock({ $0?.isExpired }) == true, expired.withLock({ $0 }) == nil else { return }
            expired.withLock { $0 = age }
        }
        try await task.value
        // Set at 0, and found to be an hour ahead by the try at 275: it expires 300 seconds after that at the latest.
        #expect(expired.withLock { $0 } == 575)
    }

    @Test func manySessionsAreHeldInOneProcess() async throws {
        let count = TestRun.isThorough ? 1_000 : 200
        let simulation = Simulation(throttling: .documented)
        var random = SeededGenerator()
        let start = simulation.clock.now
        // The network is gone when they are renewed for the third time.
        simulation.setWeather { now in (800..<830).contains(now.timeIntervalSince(start)) ? .down : .fine }
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
        // None was throttled.
        #expect(simulation.count("setPresence") == 7 * count)
        #expect(simulation.count("clearPresence") == count)
    }

    @Test("Sessions come back one after the other from an outage, and make few attempts meanwhile")
    func herd() async throws {
        let random = Locked(SeededGenerator())
        let simulation = Simulation(random: { random.withLock { Double.random(in: 0...1, using: &$0) } })
        let start = simulation.clock.now
        let attempts = Locked<[Double]>([])
        // Fifteen minutes without a network, from the second renewal on.
        simulation.setWeather { now in
            let age = now.timeIntervalSince(start)
            attempts.withLock { $0.append(age) }
            return (500..<1_400).contains(age) ? .down : .fine
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
        // Each session: at most 12 in the 30 seconds before it expires, 6 until the interval is a minute, 29 after that.
        #expect(inOutage.count <= 47 * count)
        // No second of the recovery has more than a tenth of the sessions.
        let recovery = attempts.withLock { $0.filter { (1_400..<1_461).contains($0) } }
        let perSecond = Dictionary(grouping: recovery) { Int($0) }
        #expect(perSecond.values.allSatisfy { $0.count <= count / 10 })
        #expect(perSecond.count >= 20)
    }
}

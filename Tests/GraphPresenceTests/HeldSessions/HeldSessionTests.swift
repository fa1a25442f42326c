import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestIdentifiers
import Testing

@Suite struct HeldSessionTests {
    private let simulation = Simulation()

    private var presence: PresenceRequestBuilder { simulation.client.users["u".guid].presence }

    /// Holds a session for a while by the simulation's clock.
    private func hold(
        _ state: SessionPresence,
        for seconds: Double,
        _ options: HeldSessionOptions = HeldSessionOptions(),
        events: Locked<[String]> = Locked([])
    ) -> Task<Void, any Error> {
        let presence = presence
        let clock = simulation.clock.graphClock
        return Task {
            try await presence.withSession("s", state, options: options) { session in
                let reader = Task { for await event in session.events { events.withLock { $0.append(name(event)) } } }
                try await clock.sleep(.seconds(seconds))
                reader.cancel()
            }
        }
    }

    private func name(_ event: HeldSessionEvent) -> String {
        switch event {
        case .renewed: "renewed"
        case .delayed: "delayed"
        case .expired: "expired"
        case .recovered: "recovered"
        case .preferenceNotCleared: "preference not cleared"
        case .ended(let error): error == nil ? "ended" : "not cleared"
        }
    }

    @Test(arguments: [SessionPresence.available, .busyInACall])
    func aDayTakesTheFewestRenewals(_ state: SessionPresence) async throws {
        let task = hold(state, for: 86_399)
        try await simulation.run(task, sleepers: 2) { _ in
            let shown = try await simulation.state()
            #expect(shown == state.description)
        }
        try await task.value
        // Once at the start, and again every 4:30 minutes.
        #expect(simulation.count("setPresence") == 320)
        #expect(simulation.count("clearPresence") == 1)
        #expect(try await simulation.state() == "Offline/Offline")
        #expect(simulation.clock.sleeperCount == 0)
    }

    @Test func aLongerExpirationTakesFewerRenewals() async throws {
        let options = HeldSessionOptions(expirationDuration: .hours(4), renewalLeadTime: .seconds(600))
        let busy = hold(.busyInACall, for: 86_399, options)
        try await simulation.run(busy, sleepers: 2)
        // Every 3:50 hours.
        #expect(simulation.count("setPresence") == 7)
        // Available fades all the same, so the renewal lead time is half of its five minutes.
        let available = hold(.available, for: 1_499, options)
        try await simulation.run(available, sleepers: 2) { _ in
            let shown = try await simulation.state()
            #expect(shown == "Available/Available")
        }
        #expect(simulation.count("setPresence") == 7 + 10)
    }

    @Test(arguments: 0..<4)
    func outagesThatLeaveARenewalItsChanceAreNotSeen(_ index: Int) async throws {
        let seed = UInt64.random(in: 0...UInt64.max) &+ UInt64(index)
        var random = RandomNumbers(seed)
        let start = simulation.clock.now
        // Every 40 seconds an outage of at most 20, or throttling that asks for at most 10.
        let outages = (0..<2_160).map { slot in
            (Double(slot * 40), Double(random.next(in: 0...20)), random.next(in: 0...2) == 0)
        }
        simulation.setWeather { now in
            let slot = outages[min(outages.count - 1, Int(now.timeIntervalSince(start) / 40))]
            let age = now.timeIntervalSince(start) - slot.0
            guard age < slot.1, now > start else { return .fine }
            return slot.2 ? .throttled(seconds: min(10, Int(slot.1 - age) + 1)) : .down
        }
        let events = Locked<[String]>([])
        let task = hold(.available, for: 86_399, events: events)
        try await simulation.run(task, sleepers: 2) { now in
            let shown = try await simulation.state()
            #expect(shown == "Available/Available", "seed \(seed), \(now)")
        }
        try await task.value
        #expect(events.withLock { $0.contains("delayed") && !$0.contains("expired") }, "seed \(seed)")
    }

    @Test(arguments: 0..<3)
    func aLongOutageIsSeenUntilTheFirstSuccessAfterIt(_ index: Int) async throws {
        let seed = UInt64.random(in: 0...UInt64.max) &+ UInt64(index)
        var random = RandomNumbers(seed)
        let start = simulation.clock.now
        var outages: [ClosedRange<Double>] = []
        var time = 600.0
        while time < 80_000 {
            let length = Double(random.next(in: 1...1_500))
            outages.append(time...(time + length))
            time += length + Double(random.next(in: 60...3_000))
        }
        let down = outages
        simulation.setWeather { now in
            down.contains { $0.contains(now.timeIntervalSince(start)) } ? .down : .fine
        }
        let events = Locked<[String]>([])
        let task = hold(.busyInACall, for: 86_399, events: events)
        try await simulation.run(task, sleepers: 2) { now in
            let shown = try await simulation.state()
            if shown != "Busy/InACall" {
                // After the state has expired, the interval between retries grows to a minute.
                let age = now.timeIntervalSince(start)
                let isInTime = down.contains { $0.lowerBound <= age && age <= $0.upperBound + 60 }
                #expect(isInTime, "seed \(seed), \(age)")
            }
        }
        try await task.value
        let seen = events.withLock { $0 }
        #expect(seen.filter { $0 == "expired" }.count == seen.filter { $0 == "recovered" }.count, "seed \(seed)")
        #expect(seen.contains("expired"), "seed \(seed)")
    }

    @Test func aMachineThatSleptSetsTheStateAtOnce() async throws {
        let jumps = Locked(0)
        let events = Locked<[String]>([])
        let end = simulation.clock.now + 86_399
        let task = hold(.available, for: 86_399, events: events)
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
        let task = hold(.available, for: 86_399)
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
        let (start, presence, clock) = (simulation.clock.now, presence, simulation.clock.graphClock)
        simulation.setWeather { now in now > start ? .down : .fine }
        let task = Task {
            try await presence.withSession("s", .available) { session in
                held.withLock { $0 = session }
                try await clock.sleep(.seconds(1_000))
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

    @Test func theBodyChangesTheState() async throws {
        let presence = presence
        let simulation = simulation
        let clock = simulation.clock.graphClock
        let task = Task {
            try await presence.withSession("s", .available) { session in
                try await clock.sleep(.seconds(100))
                try await session.update(.doNotDisturbPresenting)
                #expect(session.state == .doNotDisturbPresenting)
                let shown = try await simulation.state()
                #expect(shown == "DoNotDisturb/Presenting")
                try await clock.sleep(.seconds(1_000))
                return "done"
            }
        }
        try await simulation.run(task, sleepers: 2)
        #expect(try await task.value == "done")
        // At the start, after 100 seconds, and every 270 seconds after that.
        #expect(simulation.count("setPresence") == 5)
    }

    @Test func anUpdateThatFailsSaysSoAndIsTriedAgain() async throws {
        let presence = presence
        let simulation = simulation
        let clock = simulation.clock.graphClock
        let task = Task {
            try await presence.withSession("s", .available) { session in
                simulation.setWeather { _ in .down }
                let error = await #expect(throws: GraphError.self) { try await session.update(.away) }
                #expect(error?.kind == .transport)
                simulation.setWeather { _ in .fine }
                try await clock.sleep(.seconds(6))
                let shown = try await simulation.state()
                #expect(shown == "Away/Away")
            }
        }
        try await simulation.run(task, sleepers: 2)
        try await task.value
    }

    @Test func renewalsThatFailAreTriedAgainAfterATenthOfASecondAtTheEarliest() async throws {
        let start = simulation.clock.now
        let tries = Locked<[Double]>([])
        simulation.setWeather { now in
            tries.withLock { $0.append(now.timeIntervalSince(start)) }
            return (1..<270.45).contains(now.timeIntervalSince(start)) ? .down : .fine
        }
        let task = hold(.busyInACall, for: 280, HeldSessionOptions(retryInterval: .zero))
        try await simulation.run(task, sleepers: 2)
        try await task.value
        let seconds = tries.withLock { $0 }.map { ($0 * 10).rounded() / 10 }
        #expect(seconds == [0, 270, 270.1, 270.2, 270.3, 270.4, 270.5, 280])
    }

    @Test func aStateThatCannotBeSetInTheFirstPlaceIsAnError() async throws {
        simulation.setWeather { _ in .throttled(seconds: 100) }
        let error = await #expect(throws: GraphError.self) {
            try await presence.withSession("s", .away) { _ in Issue.record("the body ran") }
        }
        #expect(error?.status == 429)
    }

    @Test func theBodysErrorComesOutAndTheSessionIsCleared() async throws {
        struct HungUp: Error {}
        await #expect(throws: HungUp.self) { try await presence.withSession("s", .away) { _ in throw HungUp() } }
        #expect(try await simulation.state() == "Offline/Offline")
        #expect(simulation.clock.sleeperCount == 0)
    }

    @Test func anExpiryEndsTheBodyIfAsked() async throws {
        let options = HeldSessionOptions(endsWhenExpired: true)
        let task = hold(.busyInACall, for: 86_399, options)
        let start = simulation.clock.now
        simulation.setWeather { now in now > start ? .down : .fine }
        try await simulation.run(task, sleepers: 2)
        let error = await #expect(throws: GraphError.self) { try await task.value }
        #expect(error?.kind == .transport)
        #expect(simulation.clock.now.timeIntervalSince(start) < 400)
    }

    @Test func aThousandSessionsAreHeldInOneProcess() async throws {
        let simulation = Simulation(throttling: .documented)
        let start = simulation.clock.now
        // The network is gone when they are renewed for the third time.
        simulation.setWeather { now in (800..<830).contains(now.timeIntervalSince(start)) ? .down : .fine }
        let client = simulation.client
        let clock = simulation.clock.graphClock
        let task = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<1_000 {
                    group.addTask {
                        try await client.users["u\(number)".guid].presence.withSession("s", .available) { _ in
                            try await clock.sleep(.seconds(1_799))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        try await simulation.run(task, sleepers: 2_000) { _ in
            let shown = try await simulation.state(of: "u\(Int.random(in: 0..<1_000))".guid)
            #expect(shown == "Available/Available")
        }
        try await task.value
        // None was throttled.
        #expect(simulation.count("setPresence") == 7_000)
        #expect(simulation.count("clearPresence") == 1_000)
    }

    @Test("Sessions come back one after the other from an outage, and make few attempts meanwhile")
    func herd() async throws {
        let simulation = Simulation(random: { Double.random(in: 0...1) })
        let start = simulation.clock.now
        let attempts = Locked<[Double]>([])
        // Fifteen minutes without a network, from the second renewal on.
        simulation.setWeather { now in
            let age = now.timeIntervalSince(start)
            attempts.withLock { $0.append(age) }
            return (500..<1_400).contains(age) ? .down : .fine
        }
        let client = simulation.client
        let clock = simulation.clock.graphClock
        let count = 100
        let task = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<count {
                    group.addTask {
                        try await client.users["u\(number)".guid].presence.withSession("s", .available) { _ in
                            try await clock.sleep(.seconds(1_499))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        try await simulation.run(task, sleepers: 2 * count) { now in
            guard (1_461..<1_499).contains(now.timeIntervalSince(start)) else { return }
            let shown = try await simulation.state(of: "u\(Int.random(in: 0..<count))".guid)
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

    @Test func aPreferenceIsShownWithTheSessionThatItNeeds() async throws {
        let simulation = simulation
        let clock = simulation.clock.graphClock
        let presence = presence
        let isOver = Locked(false)
        let task = Task {
            try await presence.withPreferredPresence(.doNotDisturb, holding: "s") { _ in
                try await clock.sleep(.seconds(3_599))
                isOver.withLock { $0 = true }
            }
        }
        try await simulation.run(task, sleepers: 3) { _ in
            let shown = try await simulation.state()
            #expect(shown == "DoNotDisturb/DoNotDisturb")
        } mayAdvance: {
            !isOver.withLock { $0 }
        }
        try await task.value
        // At the start, and again after half an hour.
        #expect(simulation.count("setUserPreferredPresence") == 2)
        #expect(simulation.count("clearUserPreferredPresence") == 1)
        try await presence.setPresence(.away, sessionId: "other")
        #expect(try await simulation.state() == "Away/Away")
    }

    @Test func aSessionThatIsEndedInItsScopeStaysEnded() async throws {
        let presence = presence
        let simulation = simulation
        let clock = simulation.clock.graphClock
        let hasEnded = Locked(false)
        let task = Task {
            try await presence.withSession("s", .busyInACall) { session in
                try await session.end()
                try await session.end()
                hasEnded.withLock { $0 = true }
                try await clock.sleep(.seconds(1_000))
                let shown = try await simulation.state()
                #expect(shown == "Offline/Offline")
            }
        }
        try await simulation.run(task, sleepers: 1, mayAdvance: { hasEnded.withLock { $0 } })
        try await task.value
        #expect(simulation.count("setPresence") == 1)
        #expect(simulation.count("clearPresence") == 1)
    }

    @Test(.timeLimit(.minutes(5))) func aCleanUpThatHangsEndsAtItsTimeLimit() async throws {
        let clock = simulation.clock
        let emulator = simulation.emulator
        let transport = HandlerTransport { request in
            // It does not hear that it is cancelled.
            if request.operation.name == "clearPresence" {
                await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
            }
            return try await emulator.send(request)
        }
        let client = GraphServiceClient(
            credential: StaticTokenCredential("t"),
            transport: transport,
            retryPolicy: RetryPolicy(clock: clock.graphClock, random: { 1 })
        )
        let task = Task { try await client.users["u".guid].presence.withSession("s", .away) { _ in "done" } }
        while clock.nextWake != clock.now + 10 { await Task.yield() }
        clock.advance(by: .seconds(10))
        #expect(try await task.value == "done")
    }
}

/// Numbers that are the same for the same seed (SplitMix64).
struct RandomNumbers {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next(in range: ClosedRange<Int>) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return range.lowerBound + Int(mixed % UInt64(range.count))
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct HeldSessionTests {
    private let simulation = Simulation()

    private var presence: PresenceRequestBuilder { simulation.client.users["u".guid].presence }

    @Test(
        "A session is renewed as rarely as its lifetime allows",
        arguments: [SessionPresence.available, .busyInACall]
    )
    func fewestRenewals(_ state: SessionPresence) async throws {
        let renewals = TestRun.isThorough ? 320 : 80
        let task = simulation.hold(state, for: Double(renewals * 270 - 1))
        try await simulation.run(task, sleepers: 2) { _ in
            let shown = try await simulation.state()
            #expect(shown == state.description)
        }
        try await task.value
        // The session sends one request at the start and a renewal every 4:30 minutes.
        #expect(simulation.count("setPresence") == renewals)
        #expect(simulation.count("clearPresence") == 1)
        #expect(try await simulation.state() == "Offline/Offline")
        #expect(simulation.clock.sleeperCount == 0)
    }

    @Test("A longer expiration requires fewer renewals")
    func longerExpiration() async throws {
        let options = HeldSessionOptions(expirationDuration: .hours(4), renewalLeadTime: .seconds(600))
        let busy = simulation.hold(.busyInACall, for: 86_399, options)
        try await simulation.run(busy, sleepers: 2)
        // The session sends one request at the start and a renewal every 3:50 hours.
        #expect(simulation.count("setPresence") == 7)
        // An Available session still becomes inactive after 5 minutes, so it is renewed after half that time.
        let available = simulation.hold(.available, for: 1_499, options)
        try await simulation.run(available, sleepers: 2) { _ in
            let shown = try await simulation.state()
            #expect(shown == "Available/Available")
        }
        #expect(simulation.count("setPresence") == 7 + 10)
    }

    @Test("The body can change the state")
    func updateInBody() async throws {
        let presence = presence
        let simulation = simulation
        let clock = simulation.clock
        let task = Task {
            try await presence.withSession("s", .available) { session in
                try await clock.sleep(for: .seconds(100))
                try await session.update(.doNotDisturbPresenting)
                #expect(session.state == .doNotDisturbPresenting)
                let shown = try await simulation.state()
                #expect(shown == "DoNotDisturb/Presenting")
                try await clock.sleep(for: .seconds(1_000))
                return "done"
            }
        }
        try await simulation.run(task, sleepers: 2)
        #expect(try await task.value == "done")
        // The session sends one request at the start, one after 100 seconds, and a renewal every 270 seconds after
        // that.
        #expect(simulation.count("setPresence") == 5)
    }

    @Test("An update during an outage does not throw an error and is retried")
    func updateDuringOutage() async throws {
        let presence = presence
        let simulation = simulation
        let clock = simulation.clock
        let task = Task {
            try await presence.withSession("s", .available) { session in
                simulation.setNetwork { _ in .unavailable }
                #expect(try await session.update(.away) == false)
                #expect(session.state == .away)
                simulation.setNetwork { _ in .available }
                #expect(try await simulation.state() == "Available/Available")
                try await clock.sleep(for: .seconds(6))
                #expect(try await simulation.state() == "Away/Away")
                #expect(try await session.update(.busyInACall))
            }
        }
        try await simulation.run(task, sleepers: 2)
        try await task.value
    }

    @Test(
        "A rejected update throws its error unless the session tolerates an initial failure",
        arguments: [false, true]
    )
    func rejectedUpdate(_ isTolerant: Bool) async throws {
        let clock = ManualClock()
        let (emulator, isRejected) = (EmulatorTransport(clock: clock), Locked(false))
        let transport = ClosureTransport { request in
            let isRejected = isRejected.withLock { $0 }
            return isRejected ? TransportResponse(status: 403, json: "{}") : try await emulator.send(request)
        }
        let presence = GraphServiceClient(clock: clock, transport: transport).users["u".guid].presence
        let options = HeldSessionOptions(toleratesInitialFailure: isTolerant)
        try await presence.withSession("s", .available, options: options) { session in
            isRejected.withLock { $0 = true }
            if isTolerant {
                let isSet = try await session.update(.away)
                #expect(!isSet)
            } else {
                let error = await #expect(throws: GraphError.self) { try await session.update(.away) }
                #expect(error?.status == 403)
            }
            // The session keeps the state that the service rejected.
            #expect(session.state == .away)
            isRejected.withLock { $0 = false }
        }
    }

    @Test("Failed renewals are retried after at least 100 milliseconds")
    func minimumRetryInterval() async throws {
        let start = simulation.clock.now
        let attempts = Locked<[Double]>([])
        simulation.setNetwork { now in
            attempts.withLock { $0.append(now.timeIntervalSince(start)) }
            return (1..<270.45).contains(now.timeIntervalSince(start)) ? .unavailable : .available
        }
        let task = simulation.hold(.busyInACall, for: 280, HeldSessionOptions(retryInterval: .zero))
        try await simulation.run(task, sleepers: 2)
        try await task.value
        let seconds = attempts.withLock { $0 }.map { ($0 * 10).rounded() / 10 }
        #expect(seconds == [0, 270, 270.1, 270.2, 270.3, 270.4, 270.5, 280])
    }

    @Test("An error is thrown if the state cannot be set at the start")
    func initialFailure() async throws {
        simulation.setNetwork { _ in .throttled(seconds: 100) }
        let error = await #expect(throws: GraphError.self) {
            try await presence.withSession("s", .away) { _ in Issue.record("the body ran") }
        }
        #expect(error?.status == 429)
    }

    @Test("An error that the body throws is rethrown after the session is cleared")
    func bodyError() async throws {
        struct HungUp: Error {}
        await #expect(throws: HungUp.self) { try await presence.withSession("s", .away) { _ in throw HungUp() } }
        #expect(try await simulation.state() == "Offline/Offline")
        #expect(simulation.clock.sleeperCount == 0)
    }

    @Test("The body ends when the session expires if `endsWhenExpired` is set")
    func endsWhenExpired() async throws {
        let options = HeldSessionOptions(endsWhenExpired: true)
        let task = simulation.hold(.busyInACall, for: 86_399, options)
        let start = simulation.clock.now
        simulation.setNetwork { now in now > start ? .unavailable : .available }
        try await simulation.run(task, sleepers: 2)
        let error = await #expect(throws: GraphError.self) { try await task.value }
        #expect(error?.kind == .transport)
        #expect(simulation.clock.now.timeIntervalSince(start) < 400)
    }

    @Test("A preferred presence is shown together with a session")
    func preferredPresence() async throws {
        let simulation = simulation
        let clock = simulation.clock
        let presence = presence
        let isOver = Locked(false)
        let task = Task {
            try await presence.withPreferredPresence(.doNotDisturb, holding: "s") { _ in
                try await clock.sleep(for: .seconds(3_599))
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
        // The preferred presence is set at the start and renewed after half an hour.
        #expect(simulation.count("setUserPreferredPresence") == 2)
        #expect(simulation.count("clearUserPreferredPresence") == 1)
        try await presence.setPresence(.away, sessionId: "other")
        #expect(try await simulation.state() == "Away/Away")
    }

    @Test("A session that is ended in its body is not renewed afterward")
    func endInBody() async throws {
        let presence = presence
        let simulation = simulation
        let clock = simulation.clock
        let hasEnded = Locked(false)
        let task = Task {
            try await presence.withSession("s", .busyInACall) { session in
                try await session.end()
                try await session.end()
                hasEnded.withLock { $0 = true }
                try await clock.sleep(for: .seconds(1_000))
                let shown = try await simulation.state()
                #expect(shown == "Offline/Offline")
            }
        }
        try await simulation.run(task, sleepers: 1, mayAdvance: { hasEnded.withLock { $0 } })
        try await task.value
        #expect(simulation.count("setPresence") == 1)
        #expect(simulation.count("clearPresence") == 1)
    }

    @Test("A cleanup that hangs is stopped at its time limit")
    func cleanupTimeout() async throws {
        let clock = simulation.clock
        let emulator = simulation.emulator
        let transport = ClosureTransport { request in
            // This request ignores cancellation.
            if request.url.lastPathComponent == "clearPresence" {
                await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
            }
            return try await emulator.send(request)
        }
        let client = GraphServiceClient(
            clock: clock,
            transport: transport
        )
        let task = Task { try await client.users["u".guid].presence.withSession("s", .away) { _ in "done" } }
        try await eventually { clock.nextWake == clock.now + 10 }
        clock.advance(by: .seconds(10))
        #expect(try await task.value == "done")
    }
}

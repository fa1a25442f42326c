// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct UnscopedSessionTests {
    private let simulation = Simulation()

    private var presence: PresenceRequestBuilder { simulation.client.users["u".guid].presence }

    /// Advances the clock to the end of the next wait.
    private func advance() async throws {
        try await eventually { simulation.clock.sleeperCount != 0 }
        if let wake = simulation.clock.nextWake { simulation.clock.advance(to: wake) }
    }

    @Test("The session is held until `end()` is called")
    func heldUntilEnd() async throws {
        let session = try await presence.holdSession("s", .busyInAConferenceCall)
        for _ in 0..<20 {
            try await eventually { simulation.clock.sleeperCount != 0 }
            #expect(try await simulation.state() == "Busy/InAConferenceCall")
            try await advance()
        }
        try await session.end()
        #expect(try await simulation.state() == "Offline/Offline")
        await #expect(throws: CancellationError.self) { try await session.update(.away) }
        #expect(simulation.clock.sleeperCount == 0)
    }

    @Test("The session ends when it expires if `endsWhenExpired` is set")
    func endsWhenExpired() async throws {
        let options = HeldSessionOptions(endsWhenExpired: true)
        let start = simulation.clock.now
        let session = try await presence.holdSession("s", .busyInACall, options: options)
        simulation.setNetwork { now in now > start ? .unavailable : .available }
        let isOver = Locked(false)
        let reader = Task {
            var events: [HeldSessionEvent] = []
            for await event in session.events { events.append(event) }
            isOver.withLock { $0 = true }
            return events
        }
        while !isOver.withLock({ $0 }) {
            if let wake = simulation.clock.nextWake { simulation.clock.advance(to: wake) }
            try await Task.sleep(for: .microseconds(100))
        }
        let events = await reader.value
        guard case .expired = try #require(events.dropLast().last), case .ended(let error) = try #require(events.last)
        else {
            Issue.record("\(events)")
            return
        }
        #expect((error as? GraphError)?.kind == .transport)
        #expect(session.isExpired)
        #expect(simulation.clock.now.timeIntervalSince(start) == 300)
        await #expect(throws: CancellationError.self) { try await session.update(.away) }
        // An expired session is still cleared when it ends.
        simulation.setNetwork { _ in .available }
        try await session.end()
        #expect(simulation.count("clearPresence") == 1)
        #expect(simulation.clock.sleeperCount == 0)
    }

    @Test("The session is cleared if its task is canceled at the start")
    func cancellationAtStart() async throws {
        let presence = presence
        let gate = Locked<Task<HeldSession, any Error>?>(nil)
        simulation.setProbe { gate.withLock { $0 }?.cancel() }
        let isStarted = Locked(false)
        let task = Task {
            try await eventually { isStarted.withLock({ $0 }) }
            return try await presence.holdSession("s", .away)
        }
        gate.withLock { $0 = task }
        isStarted.withLock { $0 = true }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        #expect(try await simulation.state() == "Offline/Offline")
    }

    @Test("An update during a renewal waits for its own request")
    func updateDuringRenewal() async throws {
        let (clock, emulator) = (simulation.clock, simulation.emulator)
        let calls = Locked(0)
        let transport = ClosureTransport { request in
            let call = calls.withLock { calls in
                calls += 1
                return calls
            }
            // The second and third requests take five seconds each.
            if 2...3 ~= call { try await clock.sleep(for: .seconds(5)) }
            return try await emulator.send(request)
        }
        let client = GraphServiceClient(
            clock: clock,
            transport: transport
        )
        func reach(call: Int) async throws {
            try await eventually { calls.withLock({ $0 }) >= call && clock.sleeperCount == 1 }
        }
        let session = try await client.users["u".guid].presence.holdSession("s", .busyInACall)
        try await reach(call: 1)
        clock.advance(by: .seconds(270))
        try await reach(call: 2)
        let start = clock.now
        let update = Task {
            try await session.update(.available)
            return clock.now.timeIntervalSince(start)
        }
        try await eventually { session.state == .available }
        clock.advance(by: .seconds(5))
        try await reach(call: 3)
        // At this point, the renewal has set the previous state.
        #expect(try await simulation.state() == "Busy/InACall")
        clock.advance(by: .seconds(5))
        // The update ends with the third request, which starts after five seconds and takes another five seconds.
        #expect(try await update.value == 10)
        #expect(try await simulation.state() == "Available/Available")
        try await session.end()
        #expect(calls.withLock { $0 } == 4)
    }

    /// Returns a client with a closure that responds to requests based on their numbers.
    private func client(
        _ respond: @escaping @Sendable (Int, TransportRequest) async throws -> TransportResponse
    ) -> GraphServiceClient {
        let calls = Locked(0)
        return GraphServiceClient(
            clock: simulation.clock,
            transport: ClosureTransport { request in
                let call = calls.withLock { calls in
                    calls += 1
                    return calls
                }
                return try await respond(call, request)
            }
        )
    }

    @Test("The first request uses the client's retry policy")
    func initialRetry() async throws {
        let (clock, emulator) = (simulation.clock, simulation.emulator)
        let client = client { call, request in
            guard call == 1 else { return try await emulator.send(request) }
            return TransportResponse(status: 503, headers: ["Retry-After": "7"])
        }
        let start = clock.now
        let holding = Task { try await client.users["u".guid].presence.holdSession("s", .busyInACall) }
        try await advance()
        let session = try await holding.value
        #expect(clock.now == start + 7)
        #expect(try await simulation.state() == "Busy/InACall")
        try await session.end()
    }

    @Test("A renewal that hangs is stopped at its timeout")
    func hangingRenewal() async throws {
        let (clock, emulator) = (simulation.clock, simulation.emulator)
        let client = client { call, request in
            // The request takes longer than this test's time limit.
            if call == 2 { try await Task.sleep(for: .seconds(600)) }
            return try await emulator.send(request)
        }
        let options = HeldSessionOptions(timeout: .seconds(2))
        let session = try await client.users["u".guid].presence.holdSession("s", .busyInACall, options: options)
        var events = session.events.makeAsyncIterator()
        try await advance()
        guard case .delayed(let error as GraphError, _) = await events.next() else {
            Issue.record("the session was not delayed")
            return
        }
        #expect(
            error.description
                == "POST /users/{user-id}/presence/setPresence: the request timed out after 2 seconds"
        )
        try await advance()
        guard case .renewed = await events.next() else {
            Issue.record("the session was not renewed")
            return
        }
        #expect(clock.now.timeIntervalSince1970 - 1_735_689_600 == 275)
        try await session.end()
    }

    @Test("After the session expires, a rejected renewal is retried every minute")
    func rejectedRenewals() async throws {
        let (clock, emulator) = (simulation.clock, simulation.emulator)
        let start = clock.now
        let times = Locked<[TimeInterval]>([])
        let client = client { call, request in
            times.withLock { $0.append(clock.now.timeIntervalSince(start)) }
            return call == 1 ? try await emulator.send(request) : TransportResponse(status: 403, json: "{}")
        }
        let session = try await client.users["u".guid].presence.holdSession("s", .busyInACall)
        while times.withLock({ $0.count }) < 10 { try await advance() }
        #expect(times.withLock { $0 } == [0, 270, 275, 280, 285, 290, 295, 300, 360, 420])
        #expect(session.isExpired)
        await #expect(throws: GraphError.self) { try await session.end() }
    }

    @Test("Setting the clock back before the expiration does not delay the next attempt")
    func clockSetBack() async throws {
        let simulation = Simulation()
        let clock = simulation.clock
        let start = clock.now
        let attempts = Locked<[TimeInterval]>([])
        simulation.setNetwork { now in
            let time = now.timeIntervalSince(start)
            attempts.withLock { $0.append(time) }
            return (1..<299).contains(time) ? .unavailable : .available
        }
        let options = HeldSessionOptions(retryInterval: .seconds(7))
        let session = try await simulation.client.users["u".guid].presence.holdSession(
            "s",
            .busyInACall,
            options: options
        )
        while attempts.withLock({ $0.count }) < 6 {
            if let wake = clock.nextWake { clock.advance(to: wake) }
            try await Task.sleep(for: .milliseconds(1))
        }
        // At this point, 298 seconds have elapsed. The session expires at 300 seconds, and the next attempt is due at
        // 305 seconds.
        try await eventually { clock.nextWake == start + 300 }
        simulation.setClockBack(by: 3_600)
        while attempts.withLock({ $0.count }) < 7 {
            if let wake = clock.nextWake { clock.advance(to: wake) }
            try await Task.sleep(for: .milliseconds(1))
        }
        #expect(attempts.withLock { $0 } == [0, 270, 277, 284, 291, 298, 305])
        try await session.end()
    }
}

import Foundation
import GraphPresence
import GraphPresenceEmulator
import PresenceSupport
import TestSupport
import Testing

/// What happens to a session at an awkward moment: each test is one order of events.
@Suite(.timeLimit(.minutes(5))) struct SessionInterleavingTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport
    private let calls = Locked<[String]>([])

    init() {
        emulator = EmulatorTransport(clock: clock)
    }

    /// A presence behind a network that answers the calls from the second on by a closure, which is given their number.
    private func presence(
        _ answer: @escaping @Sendable (Int, TransportRequest) async throws -> TransportResponse
    ) -> PresenceRequestBuilder {
        GraphServiceClient(
            clock: clock,
            transport: ClosureTransport { [calls, emulator] request in
                let number = calls.withLock { calls in
                    calls.append(request.url.lastPathComponent)
                    return calls.count
                }
                return try await number == 1 ? emulator.send(request) : answer(number, request)
            }
        ).users["u".guid].presence
    }

    /// The service takes three seconds for the second call, whether or not anybody still wants to know.
    private var presenceWithSlowSecondCall: PresenceRequestBuilder {
        presence { [clock, emulator] number, request in
            if number == 2 { try await Task { try await clock.sleep(for: .seconds(3)) }.value }
            return try await emulator.send(request)
        }
    }

    /// The second call never ends, and does not hear that it is cancelled.
    private var presenceWithHangingSecondCall: PresenceRequestBuilder {
        presence { [emulator] number, request in
            if number == 2 { await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in } }
            return try await emulator.send(request)
        }
    }

    private func state() async throws -> String {
        try await emulator.text()
    }

    private func reach(calls count: Int, sleepers: Int) async throws {
        try await eventually { calls.withLock({ $0.count }) >= count && clock.sleeperCount == sleepers }
    }

    @Test func clearingComesAfterTheRenewalThatIsUnderWay() async throws {
        let (clock, presence) = (clock, presenceWithSlowSecondCall)
        let task = Task {
            try await presence.withSession("s", .busyInACall) { _ in try await clock.sleep(for: .seconds(271)) }
        }
        try await reach(calls: 1, sleepers: 2)
        clock.advance(by: .seconds(270))
        try await reach(calls: 2, sleepers: 2)
        // The body ends; what is under way and the limit of the wait for it are waited for.
        clock.advance(by: .seconds(1))
        try await reach(calls: 2, sleepers: 2)
        clock.advance(by: .seconds(2))
        try await task.value
        #expect(calls.withLock { $0 } == ["setPresence", "setPresence", "clearPresence"])
        #expect(try await state() == "Offline/Offline")
        #expect(clock.sleeperCount == 0)
    }

    @Test func aRenewalThatNeverEndsHoldsUpNoClearing() async throws {
        let presence = presenceWithHangingSecondCall
        let session = try await presence.holdSession("s", .busyInACall)
        try await reach(calls: 1, sleepers: 1)
        clock.advance(by: .seconds(270))
        try await reach(calls: 2, sleepers: 0)
        let end = Task { try await session.end() }
        try await reach(calls: 2, sleepers: 1)
        // Half of the clean-up's ten seconds.
        clock.advance(by: .seconds(5))
        try await end.value
        #expect(calls.withLock { $0 } == ["setPresence", "setPresence", "clearPresence"])
        #expect(try await state() == "Offline/Offline")
    }

    @Test(arguments: [false, true]) func anUpdateDoesNotCutShortWhatTheServiceAsksFor(_ isEarly: Bool) async throws {
        let (clock, emulator) = (clock, emulator)
        let start = clock.now
        let times = Locked<[TimeInterval]>([])
        let presence = presence { number, request in
            times.withLock { $0.append(clock.now.timeIntervalSince(start)) }
            guard number == 2 else { return try await emulator.send(request) }
            try await clock.sleep(for: .seconds(1))
            return TransportResponse(status: 429, headers: ["Retry-After": "20"])
        }
        let session = try await presence.holdSession("s", .busyInACall)
        try await reach(calls: 1, sleepers: 1)
        clock.advance(by: .seconds(270))
        try await reach(calls: 2, sleepers: 1)
        let begin = { @Sendable in
            let update = Task { try await session.update(.away) }
            try await eventually { session.state == .away }
            return update
        }
        // While the renewal is under way, or while the service is waited for.
        let early = isEarly ? try await begin() : nil
        clock.advance(by: .seconds(1))
        try await eventually { clock.nextWake == start + 291 }
        var update = early
        if update == nil { update = try await begin() }
        clock.advance(by: .seconds(19))
        // The update waits for the same instant.
        #expect(clock.nextWake == start + 291)
        clock.advance(by: .seconds(1))
        try await update?.value
        #expect(times.withLock { $0 } == [270, 291])
        #expect(try await state() == "Away/Away")
        try await session.end()
    }

    @Test func anUpdateWaitsNoLongerThanTheServiceAsksFor() async throws {
        let (clock, emulator) = (clock, emulator)
        let presence = presence { number, request in
            guard number == 2 else { return try await emulator.send(request) }
            return TransportResponse(status: 429, headers: ["Retry-After": "1"])
        }
        let options = HeldSessionOptions(expirationDuration: .hours(1), retryInterval: .seconds(600))
        let session = try await presence.holdSession("s", .busyInACall, options: options)
        try await reach(calls: 1, sleepers: 1)
        clock.advance(by: .seconds(3_570))
        try await reach(calls: 2, sleepers: 1)
        let update = Task { try await session.update(.away) }
        try await eventually { session.state == .away }
        clock.advance(by: .seconds(1))
        try await update.value
        #expect(try await state() == "Away/Away")
        try await session.end()
    }

    @Test func aStateThatMayHaveBeenTakenIsClearedWhateverCameLast() async throws {
        let (emulator, calls) = (emulator, calls)
        let client = GraphServiceClient(
            credential: StaticTokenCredential("t"),
            transport: ClosureTransport { request in
                calls.withLock { $0.append(request.url.lastPathComponent) }
                let response = try await emulator.send(request)
                switch calls.withLock({ $0.count }) {
                // The service has taken it; its answer is lost.
                case 1: throw TransportError(partialResponse: nil, underlying: URLError(.networkConnectionLost))
                case 2: return TransportResponse(status: 429, headers: ["Retry-After": "100"])
                default: return response
                }
            },
            // Retries take no time; the limit of the clean-up does.
            clock: ClosureClock(now: { Date() }, sleep: { if $0 >= .seconds(5) { try await Task.sleep(for: $0) } })
        )
        let error = await #expect(throws: GraphError.self) {
            try await client.users["u".guid].presence.withSession("s", .busyInACall) { _ in Issue.record("the body ran")
            }
        }
        #expect(error?.status == 429)
        #expect(calls.withLock { $0 } == ["setPresence", "setPresence", "clearPresence"])
        #expect(try await state() == "Offline/Offline")
    }

    @Test func aPreferenceThatIsUnderWayIsClearedWhenItHasArrived() async throws {
        let (clock, presence) = (clock, presenceWithSlowSecondCall)
        let task = Task {
            try await presence.withPreferredPresence(.busy, holding: "s") { _ in Issue.record("the body ran") }
        }
        // The renewals of the session, and the preference on its way.
        try await reach(calls: 2, sleepers: 2)
        task.cancel()
        // The preference on its way, and the limit of the wait for it.
        try await reach(calls: 2, sleepers: 2)
        clock.advance(by: .seconds(3))
        await #expect(throws: CancellationError.self) { try await task.value }
        let names = ["setPresence", "setUserPreferredPresence", "clearUserPreferredPresence", "clearPresence"]
        #expect(calls.withLock { $0 } == names)
        try await presence.setPresence(.away, sessionId: "another")
        #expect(try await state() == "Away/Away")
    }

    @Test func whoCancelsStillHearsWhatCameOfTheBody() async throws {
        let (clock, emulator) = (clock, emulator)
        let presence = presence { _, request in try await emulator.send(request) }
        let task = Task {
            try await presence.withSession("s", .away) { _ in
                try? await clock.sleep(for: .seconds(100))
                return "a part"
            }
        }
        try await reach(calls: 1, sleepers: 2)
        task.cancel()
        #expect(try await task.value == "a part")
        #expect(calls.withLock { $0 } == ["setPresence", "clearPresence"])
    }

    @Test func theEventsEndThoughARenewalNeverDoes() async throws {
        let presence = presenceWithHangingSecondCall
        let options = HeldSessionOptions(timeout: .milliseconds(50))
        var session: HeldSession? = try await presence.holdSession("s", .away, options: options)
        let events = try #require(session?.events)
        let reader = Task { for await _ in events {} }
        try await reach(calls: 1, sleepers: 1)
        clock.advance(by: .seconds(270))
        try await reach(calls: 2, sleepers: 1)
        session = nil
        await withTaskCancellationHandler {
            await reader.value
        } onCancel: {
            reader.cancel()
        }
        #expect(clock.sleeperCount == 0)
    }

    @Test func theEventsEndWithASessionThatNobodyHolds() async throws {
        let emulator = emulator
        let presence = presence { _, request in try await emulator.send(request) }
        var session: HeldSession? = try await presence.holdSession("s", .away)
        let events = try #require(session?.events)
        let reader = Task { for await _ in events {} }
        session = nil
        await withTaskCancellationHandler {
            await reader.value
        } onCancel: {
            reader.cancel()
        }
        #expect(clock.sleeperCount == 0)
    }
}

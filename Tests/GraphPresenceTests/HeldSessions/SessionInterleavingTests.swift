// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import PresenceSupport
import TestSupport
import Testing

/// Tests in which the events of a session and its requests occur in a particular order.
@Suite(.timeLimit(.minutes(5))) struct SessionInterleavingTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport
    private let calls = Locked<[String]>([])

    init() {
        emulator = EmulatorTransport(clock: clock)
    }

    /// Returns a request builder whose first request reaches the emulator. A closure responds to the other requests
    /// based on their numbers.
    private func presence(
        _ respond: @escaping @Sendable (Int, TransportRequest) async throws -> TransportResponse
    ) -> PresenceRequestBuilder {
        GraphServiceClient(
            clock: clock,
            transport: ClosureTransport { [calls, emulator] request in
                let number = calls.withLock { calls in
                    calls.append(request.url.lastPathComponent)
                    return calls.count
                }
                return try await number == 1 ? emulator.send(request) : respond(number, request)
            }
        ).users["u".guid].presence
    }

    /// A request builder whose second request takes three seconds and ignores cancellation.
    private var presenceWithSlowSecondCall: PresenceRequestBuilder {
        presence { [clock, emulator] number, request in
            if number == 2 { try await Task { try await clock.sleep(for: .seconds(3)) }.value }
            return try await emulator.send(request)
        }
    }

    /// A request builder whose second request never ends and ignores cancellation.
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

    @Test("The session is cleared after the renewal in flight ends")
    func clearsAfterRenewal() async throws {
        let (clock, presence) = (clock, presenceWithSlowSecondCall)
        let task = Task {
            try await presence.withSession("s", .busyInACall) { _ in try await clock.sleep(for: .seconds(271)) }
        }
        try await reach(calls: 1, sleepers: 2)
        clock.advance(by: .seconds(270))
        try await reach(calls: 2, sleepers: 2)
        // The body ends. The sleepers are the request in flight and the cleanup's time limit for that request.
        clock.advance(by: .seconds(1))
        try await reach(calls: 2, sleepers: 2)
        clock.advance(by: .seconds(2))
        try await task.value
        #expect(calls.withLock { $0 } == ["setPresence", "setPresence", "clearPresence"])
        #expect(try await state() == "Offline/Offline")
        #expect(clock.sleeperCount == 0)
    }

    @Test("A renewal that hangs does not prevent the session from being cleared")
    func hangingRenewal() async throws {
        let presence = presenceWithHangingSecondCall
        let session = try await presence.holdSession("s", .busyInACall)
        try await reach(calls: 1, sleepers: 1)
        clock.advance(by: .seconds(270))
        try await reach(calls: 2, sleepers: 0)
        let end = Task { try await session.end() }
        try await reach(calls: 2, sleepers: 1)
        // The cleanup spends half of its ten seconds waiting for the renewal.
        clock.advance(by: .seconds(5))
        try await end.value
        #expect(calls.withLock { $0 } == ["setPresence", "setPresence", "clearPresence"])
        #expect(try await state() == "Offline/Offline")
    }

    @Test("An update does not shorten the delay that the service requests", arguments: [false, true])
    func updateDuringRetryAfter(_ isEarly: Bool) async throws {
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
        let startUpdate = { @Sendable in
            let update = Task { try await session.update(.away) }
            try await eventually { session.state == .away }
            return update
        }
        // The update starts while the renewal is in flight or during the delay after the renewal.
        var update = isEarly ? try await startUpdate() : nil
        clock.advance(by: .seconds(1))
        try await eventually { clock.nextWake == start + 291 }
        if update == nil { update = try await startUpdate() }
        // The update does not wait until the delay ends.
        #expect(try await update?.value == false)
        clock.advance(by: .seconds(19))
        // The end of the delay is unchanged.
        #expect(clock.nextWake == start + 291)
        clock.advance(by: .seconds(1))
        try await reach(calls: 3, sleepers: 1)
        #expect(times.withLock { $0 } == [270, 291])
        #expect(try await state() == "Away/Away")
        try await session.end()
    }

    @Test("An update is not sent later than the service requests")
    func updateAfterRetryAfter() async throws {
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
        #expect(try await session.update(.away) == false)
        clock.advance(by: .seconds(1))
        try await reach(calls: 3, sleepers: 1)
        #expect(try await state() == "Away/Away")
        try await session.end()
    }

    @Test("A state that the service may have accepted is cleared after any error")
    func clearsAfterLostResponse() async throws {
        let (emulator, calls) = (emulator, calls)
        let client = GraphServiceClient(
            credential: StaticTokenCredential("t"),
            transport: ClosureTransport { request in
                calls.withLock { $0.append(request.url.lastPathComponent) }
                let response = try await emulator.send(request)
                switch calls.withLock({ $0.count }) {
                // The service accepts the state, but its response is lost.
                case 1: throw TransportError(partialResponse: nil, underlying: URLError(.networkConnectionLost))
                case 2: return TransportResponse(status: 429, headers: ["Retry-After": "100"])
                default: return response
                }
            },
            // Delays before retries end immediately, but the cleanup's time limit does not.
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

    @Test("A preference whose request is in flight is cleared after the request ends")
    func clearsPreferenceInFlight() async throws {
        let (clock, presence) = (clock, presenceWithSlowSecondCall)
        let task = Task {
            try await presence.withPreferredPresence(.busy, holding: "s") { _ in Issue.record("the body ran") }
        }
        // The sleepers are the session's wait for its renewal and the request for the preference.
        try await reach(calls: 2, sleepers: 2)
        task.cancel()
        // The sleepers are the request for the preference and the cleanup's time limit for that request.
        try await reach(calls: 2, sleepers: 2)
        clock.advance(by: .seconds(3))
        await #expect(throws: CancellationError.self) { try await task.value }
        let names = ["setPresence", "setUserPreferredPresence", "clearUserPreferredPresence", "clearPresence"]
        #expect(calls.withLock { $0 } == names)
        try await presence.setPresence(.away, sessionId: "another")
        #expect(try await state() == "Away/Away")
    }

    @Test("The body's result is returned even if the task is canceled")
    func resultAfterCancellation() async throws {
        let (clock, emulator) = (clock, emulator)
        let presence = presence { _, request in try await emulator.send(request) }
        let task = Task {
            try await presence.withSession("s", .away) { _ in
                try? await clock.sleep(for: .seconds(100))
                return "partial result"
            }
        }
        try await reach(calls: 1, sleepers: 2)
        task.cancel()
        #expect(try await task.value == "partial result")
        #expect(calls.withLock { $0 } == ["setPresence", "clearPresence"])
    }

    @Test("The event stream finishes even if a renewal hangs")
    func eventsFinishDespiteHang() async throws {
        let presence = presenceWithHangingSecondCall
        // A busy machine needs time for the first call.
        let options = HeldSessionOptions(timeout: .seconds(2))
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
        try await eventually { clock.sleeperCount == 0 }
    }

    @Test("The event stream finishes when the session is released")
    func eventsFinishOnRelease() async throws {
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

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import PresenceSupport
import TestSupport
import Testing

/// Tests for held sessions, watches, and retries while a clock advances from one wait to the next.
@Suite(.timeLimit(.minutes(5))) struct ManualClockRunTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport
    private let start: Date
    /// The times at which requests were sent, in seconds, keyed by session ID or else by the last path component.
    private let sent = Locked<[String: [Int]]>([:])

    init() {
        emulator = EmulatorTransport(clock: clock, throttling: nil)
        start = clock.now
    }

    private var seconds: Int { Int(clock.now.timeIntervalSince(start).rounded()) }

    private func client(_ transport: (any GraphTransport)? = nil) -> GraphServiceClient {
        let recording = ClosureTransport { [emulator, sent, clock, start] request in
            let time = Int(clock.now.timeIntervalSince(start).rounded())
            let body = request.body.flatMap { try? JSONDecoder().decode(GraphJSONValue.self, from: $0) }
            let session: String? = if case .string(let id)? = body?["sessionId"] { id } else { nil }
            sent.withLock { $0[session ?? request.url.lastPathComponent, default: []].append(time) }
            return try await emulator.send(request)
        }
        return GraphServiceClient(
            clock: clock,
            transport: transport ?? recording
        )
    }

    private func state(_ user: String) async throws -> String {
        try await emulator.text(of: user)
    }

    @Test("A held session stays available") func heldSession() async throws {
        let presence = client().users["u".guid].presence
        try await presence.withSession("app", .available) { session in
            for minute in 1...20 {
                try await clock.run(for: .seconds(60))
                #expect(seconds == minute * 60)
                #expect(try await state("u".guid) == "Available/Available")
            }
        }
        #expect(try await state("u".guid) == "Offline/Offline")
        // Each renewal is sent half a minute before the session expires. The last request clears the session.
        #expect(sent.withLock { $0["app"] } == [0, 270, 540, 810, 1_080, 1_200])
    }

    @Test("Many sessions are renewed on time", .timeLimit(.minutes(2))) func manySessions() async throws {
        let client = client()
        let states: [SessionPresence] = [.available, .busyInACall, .doNotDisturbPresenting, .away]
        var sessions: [HeldSession] = []
        for index in 0..<12 {
            try await clock.run(for: .seconds(1))
            let presence = client.users["user\(index % 7)".guid].presence
            sessions.append(try await presence.holdSession("\(index)", states[index % 4]))
        }
        try await clock.run(for: .seconds(3_600 - 12))
        #expect(seconds == 3_600)
        for session in sessions { try await session.end() }
        let times = sent.withLock { $0 }
        for index in 0..<12 {
            let first = index + 1
            #expect(times["\(index)"] == Array(stride(from: first, through: 3_600, by: 270)) + [3_600])
        }
        try await clock.run(for: .seconds(3_600))
        #expect(seconds == 7_200)
        #expect(sent.withLock { $0 } == times)
    }

    @Test("A held preference is renewed") func heldPreference() async throws {
        let presence = client().users["u".guid].presence
        try await presence.withPreferredPresence(.doNotDisturb, holding: "app") { _ in
            // Each request sets the preference for an hour.
            try await clock.run(for: .seconds(2 * 3_600))
            #expect(try await state("u".guid) == "DoNotDisturb/DoNotDisturb")
        }
        #expect(try await state("u".guid) == "Offline/Offline")
    }

    @Test("A watch reports changes at its polling interval") func watch() async throws {
        let presences = client().communications.presences
        let events = Locked<[String]>([])
        let watching = Task { [clock, start] in
            for try await event in presences.watch(["u".guid, "v".guid], every: .seconds(30)) {
                let time = Int(clock.now.timeIntervalSince(start))
                switch event {
                case .snapshot(let all): events.withLock { $0.append("\(time) snapshot of \(all.count)") }
                case .change(let one):
                    events.withLock { $0.append("\(time) \(one.id) \(one.availability?.rawValue ?? "-")") }
                case .gap: events.withLock { $0.append("\(time) gap") }
                case .resumed: events.withLock { $0.append("\(time) resumed") }
                case .unreadable(let elements): events.withLock { $0.append("\(time) unreadable \(elements.count)") }
                }
            }
        }
        try await eventually { !events.withLock({ $0.isEmpty }) }
        try await clock.run(for: .seconds(70))
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: "u".guid)
        try await clock.run(for: .seconds(25))
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.away, .away)), for: "v".guid)
        emulator.add(.response(503, headers: ["Retry-After": "7"]))
        try await clock.run(for: .seconds(60))
        watching.cancel()
        #expect(seconds == 155)
        #expect(
            events.withLock { $0 } == [
                "0 snapshot of 2", "90 \("u".guid) Busy", "120 gap", "127 resumed", "127 \("v".guid) Away",
            ]
        )
    }

    @Test("A watch that is between two iterations does not block the clock") func manualIteration() async throws {
        let watch = client().communications.presences.watch(["u".guid], every: .seconds(30))
        var iterator = watch.makeAsyncIterator()
        guard case .snapshot? = try await iterator.next() else {
            Issue.record("the first event is not a snapshot")
            return
        }
        try await clock.run(for: .seconds(45))
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: "u".guid)
        guard case .change(let presence)? = try await iterator.next() else {
            Issue.record("the second event is not a change")
            return
        }
        #expect(presence.availability == .busy)
        #expect(seconds == 45)
    }

    @Test("A retry is delayed as long as Retry-After specifies") func retryAfter() async throws {
        emulator.add(.response(429, headers: ["Retry-After": "7"]))
        emulator.add(.response(503, headers: ["Retry-After": "20"]))
        let client = client()
        let reading = Task { try await client.users["u".guid].presence.get() }
        try await eventually { clock.sleeperCount != 0 }
        try await clock.run(for: .seconds(60))
        #expect(try await reading.value.availability == .offline)
        #expect(sent.withLock { $0 } == ["presence": [0, 7, 27]])
        #expect(seconds == 60)
    }

    @Test("The error names the work that does not wait for the clock") func namesHangingWork() async throws {
        let isHanging = Locked(false)
        let transport = ClosureTransport { [emulator] request in
            try await eventually { !isHanging.withLock({ $0 }) }
            return try await emulator.send(request)
        }
        // This timeout is longer than the test takes on a busy machine.
        let options = HeldSessionOptions(timeout: .seconds(600))
        let presence = client(transport).users["u".guid].presence
        let session = try await presence.holdSession("app", .away, options: options)
        isHanging.withLock { $0 = true }
        let error = await #expect(throws: ManualClock.TimeoutError.self) {
            try await clock.run(for: .seconds(600), timeout: .seconds(2))
        }
        #expect(error?.busy == ["POST /users/{user-id}/presence/setPresence of held session 'app'"])
        #expect(
            error?.localizedDescription
                == "ManualClock.run: the following work did not wait for the clock within 2 seconds of real time: "
                + "POST /users/{user-id}/presence/setPresence of held session 'app'; complete the operation that it waits "
                + "for, or increase the timeout"
        )
        #expect(seconds == 270)
        isHanging.withLock { $0 = false }
        try await session.end()
    }

    @Test("Code that repeatedly sleeps causes a timeout") func sleepingLoop() async throws {
        // The tasks have a high priority, because on a busy machine, the clock would not wait for them.
        let looping = Task(priority: .high) { [clock] in while (try? await clock.sleep(for: .nanoseconds(1))) != nil {}
        }
        defer { looping.cancel() }
        try await eventually { clock.sleeperCount != 0 }
        let moving = Task(priority: .high) { [clock] in
            while !Task.isCancelled {
                clock.advance(by: .nanoseconds(1_000))
                try await Task.sleep(for: .milliseconds(1))
            }
        }
        defer { moving.cancel() }
        let error = await #expect(throws: ManualClock.TimeoutError.self) {
            try await clock.run(for: .seconds(1), timeout: .milliseconds(300))
        }
        #expect(error?.busy == [])
    }

    @Test("Cancellation stops a run") func canceledRun() async throws {
        let transport = RecordingTransport { _ in
            try await Task.sleep(for: .seconds(3_600))
            return TransportResponse(status: 200)
        }
        let client = client(transport)
        let reading = Task { try await client.users["u".guid].presence.get() }
        let running = Task { [clock] in try await clock.run(for: .seconds(60), timeout: .seconds(3_600)) }
        try await eventually { !transport.requests.isEmpty }
        running.cancel()
        await #expect(throws: CancellationError.self) { try await running.value }
        reading.cancel()
        await #expect(throws: CancellationError.self) { try await reading.value }
        try await clock.run(for: .seconds(60))
    }

    @Test("A clock without work advances immediately") func clockWithoutWork() async throws {
        try await clock.run(for: .seconds(-5))
        #expect(seconds == 0)
        try await clock.run(for: .seconds(5))
        #expect(seconds == 5)
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import PresenceSupport
import TestSupport
import Testing

/// Tests for a clock that advances until a closure returns.
@Suite(.timeLimit(.minutes(5))) struct ManualClockClosureTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport
    private let client: GraphServiceClient
    private let start: Date

    init() {
        emulator = EmulatorTransport(clock: clock)
        client = GraphServiceClient(clock: clock, transport: emulator)
        start = clock.now
    }

    private var presence: PresenceRequestBuilder { client.users["u".guid].presence }
    private var seconds: Int { Int(clock.now.timeIntervalSince(start).rounded()) }

    @Test("A call returns after the delays between its retries") func retries() async throws {
        emulator.add(.response(429, headers: ["Retry-After": "7"]))
        emulator.add(.response(503, headers: ["Retry-After": "20"]))
        let read = try await clock.run { try await presence.get() }
        #expect(read.availability == .offline)
        #expect(seconds == 27)
    }

    @Test("The clock does not advance for a call that does not wait, even while a session is held")
    func callWithoutWait() async throws {
        let session = try await presence.holdSession("app", .available)
        for _ in 0..<20 {
            #expect(try await clock.run { try await presence.get().availability } == .available)
        }
        #expect(seconds == 0)
        try await session.end()
    }

    @Test("A closure can wait for an event from a session that is held outside the closure") func sessionEvent()
        async throws
    {
        let session = try await presence.holdSession("app", .available)
        let seconds = try await clock.run { () async throws -> Int? in
            for await event in session.events {
                if case .renewed = event { return self.seconds }
            }
            return nil
        }
        #expect(seconds == 270)
        #expect(self.seconds == 270)
        try await session.end()
    }

    @Test("A closure can wait for a change that a watch reports") func watchedChange() async throws {
        let change = try await clock.run {
            for try await event in client.communications.presences.watch(["u".guid], every: .seconds(30)) {
                switch event {
                case .snapshot: try await presence.setPresence(.busyInACall, sessionId: "app")
                case .change(let presence): return presence.text
                case .gap, .resumed, .unreadable: continue
                }
            }
            return "no change"
        }
        #expect(change == "Busy/InACall")
        #expect(seconds == 30)
    }

    @Test("A closure can sleep on the clock until the time limit") func sleep() async throws {
        try await clock.run { try await clock.sleep(for: .seconds(600)) }
        #expect(seconds == 600)
        try await clock.run(upTo: .seconds(3_600)) { try await clock.sleep(for: .seconds(3_600)) }
        #expect(seconds == 4_200)
    }

    @MainActor final class Model {
        var text = ""

        func read(_ presence: PresenceRequestBuilder, _ clock: ManualClock) async throws {
            try await clock.run {
                MainActor.assertIsolated()
                self.text = try await presence.get().text
            }
        }
    }

    @Test("The closure runs on the caller's actor") func mainActor() async throws {
        let model = Model()
        try await model.read(presence, clock)
        #expect(await model.text == "Offline/Offline")
    }

    @Test("An error that the closure throws is rethrown") func closureError() async throws {
        emulator.add(.response(403))
        let error = await #expect(throws: GraphError.self) { try await clock.run { try await presence.get() } }
        #expect(error?.status == 403)
        #expect(seconds == 0)
    }

    @Test("A closure that repeatedly waits for the clock is canceled at the time limit") func limit() async throws {
        let hasEnded = Locked(false)
        let error = await #expect(throws: ManualClock.TimeoutError.self) {
            try await clock.run(upTo: .seconds(90)) {
                defer { hasEnded.withLock { $0 = true } }
                for try await _ in presence.watch(every: .seconds(60)) {}
            }
        }
        #expect(
            error?.localizedDescription
                == "ManualClock.run: the closure did not return within 1 minute 30 seconds of the clock's time; complete the "
                + "operation that it waits for, or increase the limit"
        )
        #expect(error?.busy == [])
        #expect(seconds == 90)
        try await eventually { hasEnded.withLock { $0 } }
    }

    @Test("A closure that waits for something other than the clock is canceled at the timeout")
    func timeout() async throws {
        let hasEnded = Locked(false)
        let error = await #expect(throws: ManualClock.TimeoutError.self) {
            try await clock.run(timeout: .milliseconds(500)) {
                defer { hasEnded.withLock { $0 = true } }
                try await Task.sleep(for: .seconds(3_600))
            }
        }
        #expect(
            error?.description
                == "ManualClock.run: the closure neither returned nor waited for the clock within 0.5 seconds of real "
                + "time; complete the operation that it waits for, or increase the timeout"
        )
        #expect(seconds == 0)
        try await eventually { hasEnded.withLock { $0 } }
    }

    @Test("Cancellation also cancels the closure, which can still clean up") func cancellation() async throws {
        let isHolding = Locked(false)
        let running = Task { [clock, presence] in
            try await clock.run {
                try await presence.withSession("app", .away) { _ in
                    isHolding.withLock { $0 = true }
                    try await Task.sleep(for: .seconds(3_600))
                }
            }
        }
        try await eventually { isHolding.withLock { $0 } }
        running.cancel()
        await #expect(throws: CancellationError.self) { try await running.value }
        #expect(try await emulator.text(of: "u".guid) == "Offline/Offline")
    }

    @Test("Several calls can wait for the same token request", arguments: [1, 2, 5])
    func sharedTokenRequest(_ count: Int) async throws {
        let clock = ManualClock()
        let emulator = EmulatorTransport(clock: clock)
        emulator.add(.response(503, retryAfter: 2))
        let credential = ClientSecretCredential(
            tenantId: "contoso.com",
            clientId: "app",
            clientSecret: "secret",
            options: CredentialOptions(transport: emulator, clock: clock)
        )
        let client = GraphServiceClient(credential: credential, transport: emulator, clock: clock)
        let start = clock.now
        let presences = try await clock.run {
            try await withThrowingTaskGroup(of: Presence.self) { group in
                for _ in 1...count { group.addTask { try await client.users["u".guid].presence.get() } }
                return try await group.reduce(into: [Presence]()) { $0.append($1) }
            }
        }
        #expect(presences.count == count)
        #expect(clock.now == start + 2)
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import GraphRuntime
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Tests for the error and the events of a call that cannot succeed within its time limit.
@Suite(.timeLimit(.minutes(5))) struct CleanupOutageTests {
    private static let token = "/t/oauth2/v2.0/token"

    private let clock = ManualClock()
    private let emulator: EmulatorTransport
    private let events = Locked<[String]>([])
    /// The number of the attempt that each event belongs to.
    private let attempts = Locked<[Int?]>([])
    private let start: Date
    /// The instant of the last event. On a busy machine, the clock may advance before the call's caller continues.
    private let lastEvent = Locked(Date.distantPast)

    init() {
        emulator = EmulatorTransport(
            clock: clock,
            tokens: ["any": .application(permissions: ["Presence.ReadWrite.All"])],
            applications: [
                EmulatorApplication(
                    clientId: "app",
                    clientSecret: "secret",
                    applicationPermissions: ["Presence.ReadWrite.All"]
                )
            ]
        )
        start = clock.now
    }

    /// When the last event was reported, in seconds.
    private var seconds: Double { lastEvent.withLock { $0 }.timeIntervalSince(start) }

    /// The presence of a user, whose client sends at most eight attempts after delays of 1, 2, 4, … seconds.
    private func presence(
        _ credential: (any TokenCredential)? = nil,
        _ transport: (any GraphTransport)? = nil
    ) -> PresenceRequestBuilder {
        let client = GraphServiceClient(
            credential: credential ?? StaticTokenCredential("any"),
            transport: transport ?? emulator,
            retryPolicy: .withoutChance(maximumAttempts: 8),
            clock: clock
        ) { [events, attempts, lastEvent, clock] event in
            let text: String? =
                switch event.kind {
                case .response(let status, _, _): "\(status)"
                case .failure(let reason, _): reason.description
                case .retry(_, let delay, _): "retry in \(delay.textForPeople)"
                default: nil
                }
            guard let text else { return }
            lastEvent.withLock { $0 = clock.now }
            attempts.withLock { $0.append(event.attempt) }
            events.withLock { $0.append(text) }
        }
        return client.users["u".guid].presence
    }

    private var credential: ClientSecretCredential {
        ClientSecretCredential(
            tenantId: "t",
            clientId: "app",
            clientSecret: "secret",
            options: CredentialOptions(
                transport: emulator,
                retryPolicy: .withoutChance(maximumAttempts: 8),
                clock: clock
            )
        )
    }

    /// Returns the error that a closure throws.
    private func failure(_ body: () async throws -> Void) async throws -> GraphError? {
        do {
            try await body()
        } catch let error as GraphError {
            return error
        }
        Issue.record("the call succeeded")
        return nil
    }

    @Test("A session whose next retry would start after the cleanup timeout reports the last failure immediately")
    func givesUp() async throws {
        let session = try await presence().holdSession("app", .away)
        events.withLock { $0 = [] }
        let headers: GraphHeaders = ["request-id": "r"]
        emulator.add(.response(503, headers: headers, times: 100))
        let error = try await failure { try await clock.run { try await session.end() } }
        #expect(error?.kind == .service)
        #expect(error?.status == 503)
        #expect(error?.attempts == 4)
        #expect(error?.requestId == "r")
        // The next attempt would start after 15 seconds, but the timeout is 10 seconds.
        #expect(seconds == 7)
        #expect(
            events.withLock { $0 } == [
                "503", "retry in 1 second", "503", "retry in 2 seconds", "503", "retry in 4 seconds", "503",
            ]
        )
        guard case .ended(let last as GraphError)? = await session.events.first(where: { _ in true }) else {
            Issue.record("the session has not ended with an error")
            return
        }
        #expect(last.description == error?.description)
    }

    @Test("A retry that would start exactly at the time limit is not sent") func exactLimit() async throws {
        let options = HeldSessionOptions(cleanupTimeout: .seconds(3))
        let session = try await presence().holdSession("app", .away, options: options)
        emulator.add(.response(503, times: 100))
        let error = try await failure { try await clock.run { try await session.end() } }
        #expect(error?.attempts == 2)
        #expect(seconds == 1)
    }

    @Test("An attempt in flight at the cleanup timeout is reported with the last failure") func hangingAttempt()
        async throws
    {
        let isHanging = Locked(false)
        let transport = ClosureTransport { [emulator, clock] request in
            if isHanging.withLock({ $0 }), emulator.remainingFaults.isEmpty {
                try await clock.sleep(for: .seconds(600))
            }
            return try await emulator.send(request)
        }
        let session = try await presence(nil, transport).holdSession("app", .away)
        events.withLock { $0 = [] }
        isHanging.withLock { $0 = true }
        emulator.add(.response(503, headers: ["request-id": "r"], body: Data("{\"error\":{\"code\":\"Busy\"}}".utf8)))
        let error = try await failure { try await clock.run { try await session.end() } }
        #expect(error?.kind == .transport)
        #expect(error?.attempts == 2)
        let cause = error?.underlying as? GraphError
        #expect(cause?.kind == .service)
        #expect(cause?.status == 503)
        #expect(cause?.attempts == 1)
        #expect(cause?.code == "Busy")
        #expect(cause?.requestId == "r")
        let reason = HTTPURLResponse.localizedString(forStatusCode: 503)
        #expect(
            error?.description
                == "POST /users/{user-id}/presence/clearPresence: the request timed out after 10 seconds "
                + "(2 attempts): 503 Busy: \(reason) (request-id r)"
        )
        try await eventually { events.withLock { $0.count } == 3 }
        #expect(events.withLock { $0 } == ["503", "retry in 1 second", "timed out"])
        #expect(seconds == 10)
    }

    @Test("A time limit that is reached during a wait is reported with the last failure") func waitAtLimit()
        async throws
    {
        let presence = presence()
        emulator.add(.response(503, times: 100))
        let operation = presence.clearPresence.operation
        // The client's clock does not advance further, so the wait before the second retry does not end.
        let limitClock = ManualClock()
        let clearing = Task {
            await withTimeLimit(.seconds(10), limitClock, of: operation, isShielded: true) {
                try await presence.clearPresence(sessionId: "app")
            }
        }
        try await eventually { clock.sleeperCount == 1 && limitClock.sleeperCount == 1 }
        clock.advance(by: .seconds(1))
        try await eventually { clock.sleeperCount == 1 }
        limitClock.advance(by: .seconds(10))
        let error = try await failure { try await clearing.value.get() }
        #expect(error?.kind == .transport)
        #expect(error?.attempts == 2)
        #expect((error?.underlying as? GraphError)?.status == 503)
        #expect((error?.underlying as? GraphError)?.attempts == 2)
        try await eventually { events.withLock { $0.count } == 5 }
        #expect(events.withLock { $0 } == ["503", "retry in 1 second", "503", "retry in 2 seconds", "timed out"])
        #expect(attempts.withLock { $0 } == [1, 1, 2, 2, 2])
        #expect(seconds == 1)
    }

    @Test("A token request whose retry would start after the time limit is reported immediately") func tokenOutage()
        async throws
    {
        let presence = presence(credential)
        emulator.add(.response(503, path: Self.token, times: 2))
        emulator.add(.response(429, headers: ["Retry-After": "30"], path: Self.token))
        let operation = presence.clearPresence.operation
        let other = Task { try await presence.clearPresence(sessionId: "other") }
        try await eventually { clock.sleeperCount != 0 }
        let error = try await failure {
            try await clock.run { [clock] in
                let result = await withTimeLimit(.seconds(10), clock, of: operation, isShielded: true) {
                    try await presence.clearPresence(sessionId: "app")
                }
                try result.get()
            }
        }
        #expect(error?.kind == .authentication)
        #expect(error?.status == 429)
        #expect(error?.retryAfter == .seconds(30))
        #expect(seconds == 3)
        // A caller without a time limit still waits for the same token request.
        try await clock.run(for: .seconds(30))
        _ = await other.result
        #expect(emulator.remainingFaults.isEmpty)
    }

    @Test("A caller that joins a token request during its pause receives the failure that caused the pause")
    func joinedTokenRequest() async throws {
        let presence = presence(credential)
        emulator.add(.response(429, headers: ["Retry-After": "30"], path: Self.token))
        let other = Task { try await presence.clearPresence(sessionId: "other") }
        try await eventually { clock.sleeperCount == 1 }
        let operation = presence.clearPresence.operation
        let result = await withTimeLimit(.seconds(10), clock, of: operation) {
            try await presence.clearPresence(sessionId: "app")
        }
        let error = try await failure { try result.get() }
        #expect(error?.kind == .authentication)
        #expect(error?.status == 429)
        #expect(clock.now == start)
        try await clock.run(for: .seconds(30))
        _ = await other.result
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for a clock that advances while several callers wait for the same token request, sign-in renewal, or file.
@Suite(.timeLimit(.minutes(5))) struct SharedWorkTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport
    private let client: GraphServiceClient
    private let start: Date

    init() {
        emulator = EmulatorTransport(
            clock: clock,
            tokens: [:],
            applications: [
                EmulatorApplication(
                    clientId: "app",
                    clientSecret: "secret",
                    applicationPermissions: ["Presence.Read.All", "Presence.ReadWrite.All"],
                    delegatedPermissions: ["Presence.ReadWrite"]
                )
            ]
        )
        let credential = ClientSecretCredential(
            tenantId: "t",
            clientId: "app",
            clientSecret: "secret",
            options: CredentialOptions(transport: emulator, clock: clock)
        )
        client = GraphServiceClient(credential: credential, transport: emulator, clock: clock)
        start = clock.now
    }

    private var seconds: Int { Int(clock.now.timeIntervalSince(start).rounded()) }

    /// When the last request was sent, in seconds. On a busy machine, the clock may advance before a closure continues.
    private var lastRequest: Int? {
        let log = emulator.emulator.requests(after: 0, top: 500).value
        return log.last?.time.date.map { Int($0.timeIntervalSince(start).rounded()) }
    }

    private func failToken(times: Int = 1) {
        emulator.add(.response(503, headers: ["Retry-After": "2"], path: "/t/oauth2/v2.0/token", times: times))
    }

    @Test("Calls in a closure share a token request that is retried", arguments: [1, 2, 20])
    func calls(_ count: Int) async throws {
        failToken(times: 2)
        try await clock.run { [client] in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<count {
                    group.addTask { _ = try await client.users["\(number)".guid].presence.get() }
                }
                try await group.waitForAll()
            }
        }
        #expect(lastRequest == 4)
    }

    @Test("Tasks outside a run share a token request that is retried") func tasks() async throws {
        failToken()
        let tasks = (0..<3).map { number in
            Task { [client] in _ = try await client.users["\(number)".guid].presence.get() }
        }
        try await eventually { emulator.remainingFaults.isEmpty }
        try await clock.run(for: .seconds(30))
        for task in tasks { try await task.value }
        #expect(seconds == 30)
    }

    @Test("Batches share a token request that is retried") func batches() async throws {
        failToken()
        let requests = (0..<41).map { client.users["\($0)".guid].presence.getRequest() }
        let results = try await clock.run { [client] in try await client.batch(requests) }
        #expect(results.filter { (try? $0.get()) != nil }.count == 41)
        #expect(lastRequest == 2)
    }

    @Test("Held sessions share a token request that is retried") func heldSessions() async throws {
        failToken(times: 2)
        let sessions = try await clock.run { [client] in
            try await withThrowingTaskGroup(of: HeldSession.self) { group in
                for number in 0..<3 {
                    group.addTask { try await client.users["\(number)".guid].presence.holdSession("app", .away) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(lastRequest == 4)
        // The sessions renew the state and the token for several hours.
        let began = seconds
        try await clock.run(for: .seconds(4 * 3_600))
        #expect(seconds == began + 4 * 3_600)
        for session in sessions { try await session.end() }
    }

    @Test("A caller that is canceled no longer waits for the shared token request") func canceledCaller() async throws {
        failToken()
        let tasks = (0..<2).map { number in
            Task { [client] in _ = try await client.users["\(number)".guid].presence.get() }
        }
        try await eventually { emulator.remainingFaults.isEmpty }
        try await clock.run(for: .seconds(1))
        tasks[0].cancel()
        await #expect(throws: CancellationError.self) { try await tasks[0].value }
        try await clock.run(for: .seconds(1))
        try await tasks[1].value
        #expect(seconds == 2)
    }

    @Test("A renewal waits for the previous renewal of the same stored sign-in") func storedSignIn() async throws {
        try await withSignIn { credential in
            let device = credential()
            let contexts = ["a", "b", "c"].map { claim in
                TokenRequestContext(cloud: .global, scopes: [GraphCloud.global.defaultScope], claims: claim)
            }
            failToken()
            try await renew(contexts.map { (device, $0) })
        }
    }

    @Test("A renewal waits for another credential that has locked the file with the sign-in") func lockedFile()
        async throws
    {
        try await withSignIn { credential in
            let context = TokenRequestContext(cloud: .global, scopes: [GraphCloud.global.defaultScope])
            failToken()
            try await renew((0..<3).map { _ in (credential(), context) })
        }
    }

    /// Acquires tokens concurrently. The first response of the token endpoint requests a delay of two seconds.
    private func renew(_ requests: [(DeviceCodeCredential, TokenRequestContext)]) async throws {
        let start = clock.now
        try await clock.run {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (credential, context) in requests {
                    group.addTask { _ = try await credential.token(for: context) }
                }
                try await group.waitForAll()
            }
        }
        #expect(clock.now.timeIntervalSince(start) == 2)
    }

    /// Stores a sign-in in a file, and runs a closure that can create further credentials for the file.
    private func withSignIn(
        _ body: (_ credential: () -> DeviceCodeCredential) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = FileRefreshTokenStore(file: folder.appendingPathComponent("sign-in.json"))
        let options = CredentialOptions(transport: emulator, clock: clock)
        let credential = { [emulator] in
            DeviceCodeCredential(tenantId: "t", clientId: "app", store: store, options: options) { prompt in
                try emulator.approveDeviceCode(prompt.userCode, as: "u".guid)
            }
        }
        let context = TokenRequestContext(cloud: .global, scopes: [GraphCloud.global.defaultScope])
        try await clock.run { _ = try await credential().token(for: context) }
        try await body(credential)
    }
}

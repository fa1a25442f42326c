// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for the client's batches and credentials against the emulator.
@Suite(.timeLimit(.minutes(5))) struct BatchingTests {
    private let clock = ManualClock()

    private func client(
        _ emulator: EmulatorTransport,
        _ policy: GraphRetryPolicy = .never,
        _ clock: any GraphClock = .system
    ) -> GraphServiceClient {
        GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: emulator,
            retryPolicy: policy,
            clock: clock
        )
    }

    @Test("A batch can return results of several types") func mixedResultTypes() async throws {
        let graphClient = client(EmulatorTransport(clock: clock, signedInUser: "u".guid))
        let presence = graphClient.users["u".guid].presence
        let (set, read, many, cleared) = try await graphClient.batch(
            BatchItem(
                presence.setPresence.postRequest(SetPresencePostRequestBody(.busyInACall, sessionId: "s")),
                id: "set"
            ),
            BatchItem(presence.getRequest(), dependsOn: ["set"]),
            BatchItem(
                graphClient.communications.getPresencesByUserId.postRequest(
                    GetPresencesByUserIdPostRequestBody(ids: ["u".guid, "v".guid])
                ),
                dependsOn: ["set"]
            ),
            BatchItem(
                graphClient.users["v".guid].presence.clearPresence.postRequest(
                    ClearPresencePostRequestBody(sessionId: "none")
                )
            )
        )
        try set.get()
        #expect(try read.get().activity == .inACall)
        #expect(try many.get().value.map(\.availability) == [.busy, .offline])
        guard case .failure(let error) = cleared else {
            Issue.record("clearing an unknown session succeeded")
            return
        }
        #expect(error.status == 404)
        #expect(error.code == "NotFound")
        #expect(error.operation.pathTemplate == "/users/{user-id}/presence/clearPresence")
        #expect(error.requestId != nil)
    }

    @Test("A throttled batch of 1,000 requests succeeds after retries") func throttledBatch() async throws {
        let emulator = EmulatorTransport(
            clock: clock,
            throttling: EmulatorThrottling(requests: 400, period: .seconds(10))
        )
        let waited = Locked<[Duration]>([])
        let graphClock = ClosureClock(
            now: { clock.now },
            sleep: { duration in
                waited.withLock { $0.append(duration) }
                clock.advance(by: duration)
            }
        )
        let graphClient = client(emulator, GraphRetryPolicy(maximumAttempts: 10), graphClock)
        let requests = (0..<1_000).map {
            graphClient.users["u\($0)".guid].presence.setPresence.postRequest(
                SetPresencePostRequestBody(.away, sessionId: "s")
            )
        }
        for result in try await graphClient.batch(requests) { try result.get() }
        #expect(!waited.withLock { $0.isEmpty })
        emulator.setThrottling(nil)
        let all = try await graphClient.communications.getPresencesByUserId.all((0..<1_000).map { "u\($0)".guid })
        #expect(all.presences.count == 1_000)
    }

    @Test("Every presence operation is idempotent") func idempotentOperations() {
        // Every write operation sets a state, so a client may retry it. When a clear request is retried, its session
        // may already have ended.
        let all = GraphServiceClient.operations.filter { !$0.pathTemplate.hasPrefix("/subscriptions") }
        #expect(all.allSatisfy { $0.isIdempotent })
        let cleared = all.filter(\.treatsNotFoundAsSuccessOnRetry)
        #expect(Set(cleared.compactMap(\.name)) == ["clearPresence"])
        #expect(cleared.count == 3)
    }

    @Test("Credentials acquire tokens from the emulator") func credentialsSignIn() async throws {
        let emulator = EmulatorTransport(
            clock: clock,
            tokens: [:],
            applications: [
                EmulatorApplication(
                    clientId: "app",
                    clientSecret: "secret",
                    applicationPermissions: ["Presence.ReadWrite.All"],
                    delegatedPermissions: ["Presence.Read"]
                )
            ]
        )
        let graphClock = ClosureClock(
            now: { clock.now },
            sleep: { duration in
                clock.advance(by: duration)
                // The user approves the sign-in between two polling requests.
                if let code = emulator.pendingDeviceCodes.first {
                    try emulator.approveDeviceCode(code, as: "the-user".guid)
                }
            }
        )
        let options = CredentialOptions(transport: emulator, clock: graphClock)
        let daemon = ClientSecretCredential(tenantId: "t", clientId: "app", clientSecret: "secret", options: options)
        let graphClient = GraphServiceClient(credential: daemon, transport: emulator)
        try await graphClient.users["u".guid].presence.setPresence(.away, sessionId: "s", expirationDuration: .hours(4))
        // The token expires before the session.
        clock.advance(by: .seconds(3 * 3_600))
        #expect(try await graphClient.users["u".guid].presence.get().availability == .away)
        let device = DeviceCodeCredential(tenantId: "t", clientId: "app", options: options) { _ in }
        let userClient = GraphServiceClient(credential: device, transport: emulator)
        #expect(try await userClient.me.presence.get().id == "the-user".guid)
        let wrong = ClientSecretCredential(tenantId: "t", clientId: "app", clientSecret: "wrong", options: options)
        let error = await #expect(throws: GraphError.self) {
            try await GraphServiceClient(credential: wrong, transport: emulator).users["u".guid].presence.get()
        }
        #expect(error?.kind == .authentication)
        #expect(error?.code == "AADSTS7000215")
    }
}

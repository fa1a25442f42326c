// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import GraphRuntime

/// Tests for renewals that several callers share.
@Suite(.timeLimit(.minutes(5))) struct SerialRenewalsTests {
    private let context = TokenRequestContext(cloud: .global, scopes: [GraphCloud.global.defaultScope])

    @Test("The refresh token of a credential without a store is not lost if a renewal is canceled")
    func cancelledRenewalWithoutStore() async throws {
        let (arrived, release) = (OneShot<Void>(), OneShot<Void>())
        let service = TokenService(valid: ["first"]) {
            arrived.fulfill(())
            await release.wait()
        }
        let reported = Locked<[String]>([])
        let credential = DeviceCodeCredential(
            clientId: "app",
            refreshToken: "first",
            options: CredentialOptions(transport: service.transport, retryPolicy: .withoutChance(), clock: TestClock()),
            onRefreshToken: { token in reported.withLock { $0.append(token) } },
            prompt: { _ in Issue.record("the user was prompted") }
        )
        let abandoned = Task { try await credential.token(for: context) }
        await arrived.wait()
        abandoned.cancel()
        await #expect(throws: CancellationError.self) { try await abandoned.value }
        release.fulfill(())
        try await eventually { reported.withLock { $0 } == ["r1"] }
        // A call during the renewal shares its token, and a later call uses the new refresh token.
        #expect(["a1", "a2"].contains(try await credential.token(for: context).token))
        #expect(service.redeemed.prefix(2) == ["first", "r1"].prefix(service.redeemed.count))
        #expect(service.signIns == 0)
    }

    @Test(
        "A caller that joins a paused renewal after the first caller failed receives the failure that caused the pause",
        arguments: [true, false]
    )
    func pauseOfAbandonedRenewal(_ isStored: Bool) async throws {
        let instant = Date(timeIntervalSince1970: 1_735_689_600)
        let clock = ClosureClock(now: { instant }, sleep: { _ in try await Task.sleep(for: .seconds(3_600)) })
        let transport = RecordingTransport(response(429, headers: ["Retry-After": "60"]))
        let options = CredentialOptions(
            transport: transport,
            retryPolicy: GraphRetryPolicy(maximumAttempts: 2, maximumDelay: .seconds(90)),
            clock: clock
        )
        let store = MemoryStore()
        store.signIn = StoredSignIn(
            id: "1",
            clientId: "app",
            tenant: "contoso",
            authority: "https://login.microsoftonline.com",
            cloud: "global",
            refreshToken: "first"
        )
        let credential =
            isStored
            ? DeviceCodeCredential(tenantId: "contoso", clientId: "app", store: store, options: options) { _ in }
            : DeviceCodeCredential(tenantId: "contoso", clientId: "app", refreshToken: "first", options: options) { _ in
            }
        for _ in 0..<2 {
            let limit = OperationTimeLimit(.seconds(10), clock)
            let error = await #expect(throws: GraphError.self) {
                try await OperationTimeLimit.$current.withValue(limit) { try await credential.token(for: context) }
            }
            #expect(error?.status == 429)
        }
        // The second caller has joined the pause of the first caller's renewal.
        #expect(transport.requests.count == 1)
    }

    @Test("Renewals of different authorities do not wait for one another")
    func renewalsOfAuthorities() async throws {
        let release = OneShot<Void>()
        let renewals = SerialRenewals(clock: TestClock())
        let (slow, fast) = (try #require(URL(string: "https://a/")), try #require(URL(string: "https://b/")))
        let waiting = Task {
            try await renewals.token(for: context, of: slow) { _ in
                await release.wait()
                return GraphAccessToken("slow")
            }
        }
        #expect(try await renewals.token(for: context, of: fast) { _ in GraphAccessToken("fast") }?.token == "fast")
        release.fulfill(())
        #expect(try await waiting.value?.token == "slow")
    }
}

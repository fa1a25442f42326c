// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import GraphRuntime

/// Tests that a token request that does not allow a sign-in does not prompt the user.
@Suite(.timeLimit(.minutes(5))) struct SignInPermissionTests {
    private let allowing = TokenRequestContext(cloud: .global, scopes: ["s"])
    private let refusing = TokenRequestContext(cloud: .global, scopes: ["s"], allowsSignIn: false)
    private let required =
        "POST /{tenant}/oauth2/v2.0/devicecode: no user is signed in, and this request must not start a sign-in; "
        + "sign in first, then retry"

    private func credential(
        _ transport: RecordingTransport,
        refreshToken: String? = nil,
        store: (any RefreshTokenStore)? = nil
    ) -> DeviceCodeCredential {
        let options = CredentialOptions(transport: transport, retryPolicy: .never, clock: TestClock())
        let prompt: @Sendable (DeviceCodePrompt) -> Void = { _ in Issue.record("the user was prompted") }
        if let store { return DeviceCodeCredential(clientId: "i", store: store, options: options, prompt: prompt) }
        return DeviceCodeCredential(clientId: "i", refreshToken: refreshToken, options: options, prompt: prompt)
    }

    @Test(
        "If a sign-in is required but not allowed, the error states that a sign-in is required",
        arguments: [true, false]
    )
    func noSignIn(_ isStored: Bool) async {
        let transport = RecordingTransport(response(200, "{}"))
        let credential = credential(transport, store: isStored ? MemoryStore() : nil)
        let error = await graphError { try await credential.token(for: refusing) }
        #expect(error?.kind == .authentication)
        #expect(error?.description == required)
        #expect(transport.requests.isEmpty)
    }

    @Test("If the refresh token is rejected, the token endpoint's error is thrown")
    func rejectedRefreshToken() async {
        let transport = RecordingTransport(response(400, #"{"error":"invalid_grant"}"#))
        let error = await graphError { try await credential(transport, refreshToken: "canary").token(for: refusing) }
        #expect(error?.code == "invalid_grant")
        #expect(transport.requests.map(\.url.lastPathComponent) == ["token"])
    }

    @Test("A token is renewed without prompting the user")
    func silentRenewal() async throws {
        let transport = RecordingTransport(response(200, #"{"access_token":"t","expires_in":3600}"#))
        #expect(try await credential(transport, refreshToken: "canary").token(for: refusing).token == "t")
    }

    /// A token source that signs in a user as soon as both gates are open.
    private final class Source: Sendable {
        let mayBegin = Locked(true)
        let isSigningIn = Locked(false)
        let maySignIn = Locked(false)

        var cache: TokenCache {
            TokenCache(clock: TestClock()) { _, beginSignIn in
                try await eventually { self.mayBegin.withLock { $0 } }
                try beginSignIn()
                self.isSigningIn.withLock { $0 = true }
                try await eventually { self.maySignIn.withLock { $0 } }
                return GraphAccessToken("t", expiresOn: nil)
            }
        }
    }

    @Test("A request waits for a pending sign-in only if the request allows a sign-in")
    func joiningSignIn() async throws {
        let (source, notified) = (Source(), Locked(0))
        let cache = source.cache
        let first = Task { try await cache.token(for: allowing) { notified.withLock { $0 += 1 } } }
        try await eventually { source.isSigningIn.withLock { $0 } }
        #expect(notified.withLock { $0 } == 1)
        let error = await graphError { try await cache.token(for: refusing) }
        #expect(error?.description == required)
        let second = Task { try await cache.token(for: allowing) { notified.withLock { $0 += 1 } } }
        try await eventually { notified.withLock { $0 } == 2 }
        source.maySignIn.withLock { $0 = true }
        #expect(try await first.value.token == "t")
        #expect(try await second.value.token == "t")
    }

    @Test("When a sign-in becomes necessary, only those waiting requests that allow a sign-in continue to wait")
    func waitingTogether() async throws {
        let source = Source()
        source.mayBegin.withLock { $0 = false }
        let cache = source.cache
        let refused = Task { await graphError { try await cache.token(for: refusing) } }
        try await eventually { cache.waiterCount == 1 }
        let allowed = Task { try await cache.token(for: allowing) }
        try await eventually { cache.waiterCount == 2 }
        source.mayBegin.withLock { $0 = true }
        #expect(await refused.value?.description == required)
        #expect(cache.waiterCount == 1)
        source.maySignIn.withLock { $0 = true }
        #expect(try await allowed.value.token == "t")
    }

    @Test("A cleanup that replaces its token early does not prompt the user")
    func earlyReplacement() async throws {
        let (clock, calls, prompts) = (TestClock(), Locked(0), Locked(0))
        let cache = TokenCache(clock: clock) { _, beginSignIn in
            let isFirst = calls.withLock { calls in
                calls += 1
                return calls == 1
            }
            if !isFirst {
                try beginSignIn()
                prompts.withLock { $0 += 1 }
            }
            return GraphAccessToken("t", expiresOn: clock.now + 3_600)
        }
        #expect(try await cache.token(for: allowing).token == "t")
        clock.advance(by: .seconds(3_400))
        #expect(try await cache.token(for: refusing).token == "t")
        try await eventually { calls.withLock { $0 } == 2 && cache.cachedToken(for: refusing) != nil }
        #expect(prompts.withLock { $0 } == 0)
    }
}

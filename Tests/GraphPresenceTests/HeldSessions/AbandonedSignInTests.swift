// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import GraphRuntime
import PresenceSupport
import TestSupport
import Testing

/// Tests for a held session that ends while a request waits for a user to sign in. The clock of these tests does not
/// advance, so a session that waited for the request would never end.
@Suite(.timeLimit(.minutes(5))) struct AbandonedSignInTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport
    /// The paths of the requests to the presence service.
    private let sent = Locked<[String]>([])

    init() {
        emulator = EmulatorTransport(clock: clock, signedInUser: "u".guid)
    }

    private func presence(_ credential: any TokenCredential) -> PresenceRequestBuilder {
        let transport = ClosureTransport { [emulator, sent] request in
            sent.withLock { $0.append(request.url.lastPathComponent) }
            return try await emulator.send(request)
        }
        return GraphServiceClient(credential: credential, transport: transport, retryPolicy: .never, clock: clock)
            .me.presence
    }

    /// A credential that acquires tokens with device codes, and a stream with one element for each prompt.
    private func deviceCode() -> (any TokenCredential, AsyncStream<Void>) {
        let (prompts, continuation) = AsyncStream<Void>.makeStream()
        let options = CredentialOptions(transport: emulator, retryPolicy: .never, clock: clock)
        return (DeviceCodeCredential(clientId: "app", options: options) { _ in continuation.yield() }, prompts)
    }

    /// A credential whose closure waits for a user, even if its task is canceled, until the test provides a token.
    private func closure() -> (any TokenCredential, AsyncStream<Void>, OneShot<GraphAccessToken>) {
        let (prompts, continuation) = AsyncStream<Void>.makeStream()
        let token = OneShot<GraphAccessToken>()
        let credential = ClosureTokenCredential(isInteractive: true) { context in
            guard context.allowsSignIn else { throw URLError(.userAuthenticationRequired) }
            continuation.yield()
            return await token.wait()
        }
        return (credential, prompts, token)
    }

    /// Waits until a task has ended, for at most 60 seconds of real time.
    private func expectCanceled(_ holding: Task<Void, any Error>) async throws {
        let hasEnded = Locked(false)
        let waiting = Task {
            let result = await holding.result
            hasEnded.withLock { $0 = true }
            return result
        }
        try await eventually { hasEnded.withLock { $0 } }
        await #expect(throws: CancellationError.self) { try await waiting.value.get() }
    }

    @Test("Canceling withSession abandons a sign-in that waits for the user", arguments: [true, false])
    func firstRequest(_ isPreference: Bool) async throws {
        let (credential, prompts) = deviceCode()
        let presence = presence(credential)
        let holding = Task {
            if isPreference {
                try await presence.withPreferredPresence(.busy, holding: "s") { _ in }
            } else {
                try await presence.withSession("s", .away) { _ in }
            }
        }
        _ = await prompts.first { _ in true }
        holding.cancel()
        try await expectCanceled(holding)
        #expect(sent.withLock { $0 } == [])
    }

    @Test("A request whose sign-in completes after the session has ended is not sent") func lateToken() async throws {
        let (credential, prompts, token) = closure()
        let presence = presence(credential)
        let holding = Task { _ = try await presence.holdSession("s", .away) }
        _ = await prompts.first { _ in true }
        holding.cancel()
        try await expectCanceled(holding)
        token.fulfill(GraphAccessToken("any"))
        // The abandoned request runs until the clock no longer observes any work.
        try await clock.run(for: .zero)
        #expect(sent.withLock { $0 } == [])
    }

    @Test("A renewal that waits for the user is abandoned, and the session is cleared without a prompt") func renewal()
        async throws
    {
        let (prompts, continuation) = AsyncStream<Void>.makeStream()
        let isPrompting = Locked(false)
        let credential = ClosureTokenCredential(isInteractive: true) { context in
            guard isPrompting.withLock({ $0 }), context.allowsSignIn else { return GraphAccessToken("any") }
            continuation.yield()
            try await Task.sleep(for: .seconds(3_600))
            throw CancellationError()
        }
        let session = try await presence(credential).holdSession("s", .away)
        try await clock.run(for: .seconds(269))
        isPrompting.withLock { $0 = true }
        clock.advance(by: .seconds(1))
        _ = await prompts.first { _ in true }
        let ending = Task { try await session.end() }
        let hasEnded = Locked(false)
        Task {
            _ = await ending.result
            hasEnded.withLock { $0 = true }
        }
        try await eventually { hasEnded.withLock { $0 } }
        try await ending.value
        #expect(sent.withLock { $0 } == ["setPresence", "clearPresence"])
        #expect(try await emulator.text(of: "u".guid) == "Offline/Offline")
    }
}

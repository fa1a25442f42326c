// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests that the user is not prompted to sign in when a held state ends.
@Suite(.timeLimit(.minutes(5))) struct SignInCleanupTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport

    init() {
        emulator = EmulatorTransport(clock: clock)
    }

    private func client(_ prompt: @escaping @Sendable (DeviceCodePrompt) async throws -> Void) -> GraphServiceClient {
        let options = CredentialOptions(transport: emulator, retryPolicy: .never, clock: clock)
        let credential = DeviceCodeCredential(clientId: "app", options: options, prompt: prompt)
        return GraphServiceClient(credential: credential, transport: emulator, retryPolicy: .never, clock: clock)
    }

    @Test("The cleanup does not repeat a failed sign-in", arguments: [true, false])
    func failedSignIn(_ isPreference: Bool) async throws {
        let prompts = Locked(0)
        let presence = client { [emulator] prompt in
            prompts.withLock { $0 += 1 }
            try emulator.denyDeviceCode(prompt.userCode)
        }.me.presence
        let error = await #expect(throws: GraphError.self) {
            try await clock.run {
                if isPreference {
                    try await presence.withPreferredPresence(.busy, holding: "s") { _ in }
                } else {
                    try await presence.withSession("s", .away) { _ in }
                }
            }
        }
        #expect(error?.kind == .authentication)
        #expect(prompts.withLock { $0 } == 1)
    }

    @Test("Cancellation during a sign-in does not start another sign-in")
    func canceledSignIn() async throws {
        let prompts = Locked(0)
        let presence = client { _ in prompts.withLock { $0 += 1 } }.me.presence
        let holding = Task { try await presence.withSession("s", .away) { _ in } }
        try await eventually { prompts.withLock { $0 } == 1 }
        holding.cancel()
        await #expect(throws: CancellationError.self) { try await clock.run { try await holding.value } }
        #expect(prompts.withLock { $0 } == 1)
    }

    @Test("During the cleanup, the token request context does not allow a closure to start a sign-in")
    func closureCredential() async throws {
        let allowed = Locked<[Bool]>([])
        let credential = ClosureTokenCredential(isInteractive: true) { context in
            allowed.withLock { $0.append(context.allowsSignIn) }
            return GraphAccessToken("any")
        }
        let emulator = EmulatorTransport(clock: clock, signedInUser: "u".guid)
        let presence = GraphServiceClient(credential: credential, transport: emulator, clock: clock).me.presence
        try await presence.withPreferredPresence(.busy, holding: "s") { _ in }
        // The four requests set the session, set the preference, clear the preference, and clear the session.
        #expect(allowed.withLock { $0 } == [true, true, false, false])
    }

    @Test("The session's timeout includes renewing the token without user interaction")
    func hangingRenewal() async throws {
        let endpoint = ClosureTransport { _ in
            try await Task.sleep(for: .seconds(3_600))
            return TransportResponse(status: 500)
        }
        let credential = DeviceCodeCredential(
            clientId: "app",
            refreshToken: "canary",
            options: CredentialOptions(transport: endpoint, retryPolicy: .never)
        ) { _ in Issue.record("the user was prompted") }
        // The cleanup also needs a token and stops at its timeout, which is measured by the system clock.
        let client = GraphServiceClient(credential: credential, transport: emulator)
        let options = HeldSessionOptions(
            timeout: .milliseconds(50),
            cleanupTimeout: .milliseconds(50),
            toleratesInitialFailure: true
        )
        let event = try await client.me.presence.withSession("s", .away, options: options) { session in
            var events = session.events.makeAsyncIterator()
            return await events.next()
        }
        guard case .initialFailure(let error)? = event else {
            Issue.record("the first event is \(String(describing: event))")
            return
        }
        // On a busy machine, the attempt takes longer than its timeout.
        let message = (error as? GraphError)?.message ?? ""
        #expect(message.hasPrefix("acquiring an access token timed out after 0.05 seconds (1 attempt"))
    }
}

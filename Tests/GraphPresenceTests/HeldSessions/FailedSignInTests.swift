// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Tests that `toleratesInitialFailure` tolerates an outage but not a failed sign-in.
@Suite(.timeLimit(.minutes(5))) struct FailedSignInTests {
    enum Failure: CaseIterable {
        case declined
        case expired
        case notPrompted
    }

    private struct NoScreen: Error {}

    private let clock = ManualClock()
    private let options = HeldSessionOptions(toleratesInitialFailure: true)

    private func presence(
        _ endpoint: any GraphTransport,
        _ emulator: EmulatorTransport,
        _ prompt: @escaping @Sendable (DeviceCodePrompt) async throws -> Void
    ) -> PresenceRequestBuilder {
        let credential = DeviceCodeCredential(
            clientId: "app",
            options: CredentialOptions(transport: endpoint, retryPolicy: .never, clock: clock),
            prompt: prompt
        )
        return GraphServiceClient(credential: credential, transport: emulator, retryPolicy: .never, clock: clock).me
            .presence
    }

    @Test(
        "A failed sign-in throws an error, and the user is prompted only once",
        arguments: Failure.allCases,
        [true, false]
    )
    func failedSignIn(_ failure: Failure, _ isPreference: Bool) async throws {
        let emulator = EmulatorTransport(clock: clock)
        let prompts = Locked(0)
        let presence = presence(emulator, emulator) { [clock] prompt in
            prompts.withLock { $0 += 1 }
            switch failure {
            case .declined: try emulator.denyDeviceCode(prompt.userCode)
            case .expired: clock.advance(by: .seconds(1_000))
            case .notPrompted: throw NoScreen()
            }
        }
        let error = await #expect(throws: GraphError.self) {
            try await clock.run { [options] in
                if isPreference {
                    try await presence.withPreferredPresence(.busy, holding: "s", options: options) { _ in
                        Issue.record("the body ran")
                    }
                } else {
                    try await presence.withSession("s", .away, options: options) { _ in Issue.record("the body ran") }
                }
            }
        }
        #expect(error?.kind == .authentication)
        #expect(error?.isConnectionFailure == false)
        #expect(prompts.withLock { $0 } == 1)
    }

    @Test("An unreachable token endpoint is tolerated, and there is nothing to clear")
    func unavailableEndpoint() async throws {
        let offline = ClosureTransport { _ in throw URLError(.notConnectedToInternet) }
        let presence = presence(offline, EmulatorTransport(clock: clock)) { _ in Issue.record("the user was prompted") }
        let session = try await presence.withPreferredPresence(.busy, holding: "s", options: options) { session in
            #expect(session.isExpired)
            return session
        }
        var events: [String] = []
        for await event in session.events { events.append(Simulation.name(event)) }
        #expect(events == ["initial failure", "initial failure", "ended"])
    }

    @Test("A credential's error is tolerated if the credential does not prompt a user")
    func rejectedSecret() async throws {
        struct NoSecret: Error {}
        let emulator = EmulatorTransport(clock: clock)
        let credential = ClosureTokenCredential { _ in throw NoSecret() }
        let client = GraphServiceClient(credential: credential, transport: emulator, clock: clock)
        let isExpired = try await client.users["u".guid].presence.withSession("s", .away, options: options) {
            $0.isExpired
        }
        #expect(isExpired)
    }
}

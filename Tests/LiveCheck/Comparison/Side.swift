// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator

/// One of the two services that are compared, with the user and the sessions that the rules use.
struct Side: Sendable {
    /// The user whose presence is set and read.
    enum User: Sendable {
        /// The signed-in user.
        case me
        /// The user with the given object ID.
        case id(String)
    }

    let client: GraphServiceClient
    let user: User
    /// The ID of the application, which is also the ID of its session.
    let sessionID: String
    /// The ID of another session from the same application.
    let otherSessionID = "11111111-2222-4333-8444-555555555555"
    /// The maximum time that a read waits for a change to become visible.
    let settleTime: Duration
    /// The duration of the wait before each step. The duration is zero unless time passes only while a step waits. In
    /// that case, the order of two calls at the same instant would otherwise be lost.
    var pauseBeforeStep = Duration.zero
    /// A closure that waits in real time for the service, or on the emulator's clock for the emulator.
    let wait: @Sendable (Duration) async throws -> Void

    /// The request builder for the user's presence.
    var presence: PresenceRequestBuilder {
        switch user {
        case .me: client.me.presence
        case .id(let id): client.users[id].presence
        }
    }

    /// Performs a step and returns its outcome.
    func outcome(of step: Step) async throws -> String {
        if pauseBeforeStep > .zero { try await wait(pauseBeforeStep) }
        return try await step.outcome(self)
    }

    /// Returns a side with a new emulator for the same user and session IDs.
    func emulator() -> Side {
        let clock = ManualClock()
        let id = if case .id(let id) = user { id } else { "00000000-0000-4000-8000-000000000001" }
        let transport = EmulatorTransport(clock: clock, signedInUser: id, throttling: nil)
        let client = GraphServiceClient(
            credential: StaticTokenCredential("emulator"),
            transport: transport,
            clock: clock,
            validation: []
        )
        return Side(
            client: client,
            user: user,
            sessionID: sessionID,
            settleTime: .zero,
            pauseBeforeStep: .seconds(1)
        ) { duration in
            try await clock.run(for: duration, timeout: .seconds(60))
        }
    }

    /// Clears everything that the rules set: the sessions, the preferred presence, and the status message.
    ///
    /// - Throws: `GraphError` if a documented call fails for a reason other than that there is nothing to clear.
    func reset() async throws {
        try await Self.ignoringNotFound { try await presence.clearPresence(sessionId: sessionID) }
        try await Self.ignoringNotFound { try await presence.clearUserPreferredPresence() }
        // These calls may fail because the documentation describes neither other session IDs nor how to remove a
        // message.
        try? await presence.clearPresence(sessionId: otherSessionID)
        try? await presence.setStatusMessage.clear()
    }

    private static func ignoringNotFound(_ body: () async throws -> Void) async throws {
        do { try await body() } catch let error as GraphError where error.status == 404 {}
    }
}

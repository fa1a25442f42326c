// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct PreferenceTests {
    private let clock = ManualClock()
    private let presence: PresenceRequestBuilder

    init() {
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: EmulatorTransport(clock: clock)
        )
        presence = client.users["u".guid].presence
    }

    private func availability() async throws -> PresenceAvailability? { try await presence.get().availability }

    @Test("A preference has no effect without a session") func preferenceWithoutSession() async throws {
        try await presence.setUserPreferredPresence(.doNotDisturb)
        #expect(try await availability() == .offline)
        try await presence.setPresence(.available, sessionId: "app")
        #expect(try await availability() == .doNotDisturb)
        clock.advance(by: .seconds(300))
        #expect(try await availability() == .offline)
    }

    @Test("A preference takes precedence over every session") func preferencePrecedence() async throws {
        try await presence.setPresence(.doNotDisturbPresenting, sessionId: "app")
        for combination in PreferredPresence.allCases {
            try await presence.setUserPreferredPresence(combination)
            let now = try await presence.get()
            #expect(now.availability == combination.availability)
            #expect(now.activity == combination.activity)
        }
        try await presence.clearUserPreferredPresence()
        #expect(try await availability() == .doNotDisturb)
    }

    @Test("Clearing a preference twice succeeds") func clearTwice() async throws {
        for _ in 0..<2 {
            let request = presence.clearUserPreferredPresence.postRequest()
            #expect(try await presence.context.requestAdapter.response(for: request).status == 200)
        }
    }

    @Test(
        "By default, Busy and DoNotDisturb expire after a day and other preferences after a week",
        arguments: PreferredPresence.allCases
    )
    func defaultExpiration(
        _ combination: PreferredPresence
    ) async throws {
        let days = [.busy, .doNotDisturb].contains(combination) ? 1 : 7
        try await presence.setUserPreferredPresence(combination)
        clock.advance(by: .seconds(days * 86_400 - 1))
        try await presence.setPresence(.busyInAConferenceCall, sessionId: "app")
        #expect(try await presence.get().activity == combination.activity)
        clock.advance(by: .seconds(1))
        #expect(try await presence.get().activity == .inAConferenceCall)
    }

    @Test("A preference expires after the specified duration") func explicitExpiration() async throws {
        try await presence.setPresence(.busyInACall, sessionId: "app", expirationDuration: .hours(4))
        try await presence.setUserPreferredPresence(.away, expirationDuration: .minutes(1))
        clock.advance(by: .seconds(59))
        #expect(try await availability() == .away)
        clock.advance(by: .seconds(1))
        #expect(try await availability() == .busy)
    }
}

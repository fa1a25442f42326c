// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import PresenceSupport
import TestSupport
import Testing

/// Tests for commands that Graph does not offer: sign-ins to Teams clients and out-of-office settings.
@Suite(.timeLimit(.minutes(5))) struct TeamsClientTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport
    private let presence: PresenceRequestBuilder

    init() {
        emulator = EmulatorTransport(clock: clock)
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), transport: emulator)
        presence = client.users["u".guid].presence
    }

    private func state() async throws -> String {
        try await presence.get().text
    }

    @Test("A Teams client has a session until the user signs out") func signInUntilSignOut() async throws {
        try emulator.perform(.signIn(teamsClient: "phone", state: PresenceState(.available, .available)), for: "u".guid)
        clock.advance(by: .seconds(30 * 86_400))
        #expect(try await state() == "Available/Available")
        try emulator.perform(.signOut(teamsClient: "phone"), for: "u".guid)
        #expect(try await state() == "Offline/Offline")
        try emulator.perform(.signOut(teamsClient: "phone"), for: "u".guid)
    }

    @Test("An available Teams client takes precedence over an application that sets Away")
    func availableClientPrecedence() async throws {
        try emulator.perform(
            .signIn(teamsClient: "desktop", state: PresenceState(.available, .available)),
            for: "u".guid
        )
        try await presence.setPresence(.away, sessionId: "app")
        #expect(try await state() == "Available/Available")
        try await presence.setPresence(.busyInACall, sessionId: "app")
        #expect(try await state() == "Busy/InACall")
        clock.advance(by: .seconds(300))
        #expect(try await state() == "Available/Available")
    }

    @Test("A preference takes effect while a user is signed in to a Teams client") func preferenceWithClient()
        async throws
    {
        try await presence.setUserPreferredPresence(.beRightBack)
        #expect(try await state() == "Offline/Offline")
        try emulator.perform(.signIn(teamsClient: "web", state: PresenceState(.busy, .inAMeeting)), for: "u".guid)
        #expect(try await state() == "BeRightBack/BeRightBack")
        try await presence.clearUserPreferredPresence()
        #expect(try await state() == "Busy/InAMeeting")
    }

    @Test("The OutOfOffice activity is shown only with the Available availability") func outOfOffice() async throws {
        let settings = OutOfOfficeSettings(isOutOfOffice: true, message: "Back on Monday")
        try emulator.perform(.setOutOfOffice(settings), for: "u".guid)
        #expect(try await presence.get().outOfOfficeSettings == settings)
        #expect(try await state() == "Offline/Offline")
        try await presence.setPresence(.available, sessionId: "app")
        #expect(try await state() == "Available/OutOfOffice")
        try await presence.setPresence(.busyInACall, sessionId: "app")
        #expect(try await state() == "Busy/InACall")
    }
}

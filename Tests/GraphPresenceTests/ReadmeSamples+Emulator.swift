// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator

/// The samples that use the emulator in the test's process.
extension ReadmeSamples {
    static func faded() async throws -> Presence {
        let clock = ManualClock()
        let emulator = EmulatorTransport(clock: clock)
        let credential = StaticTokenCredential("any")
        let graphClient = GraphServiceClient(credential: credential, transport: emulator, clock: clock)
        let presence = graphClient.users[userID].presence
        try await presence.setPresence(.available, sessionId: applicationID, expirationDuration: .hours(1))
        clock.advance(by: .seconds(5 * 60))
        let faded = try await presence.get()  // Available, AvailableInactive
        return faded
    }

    static func emulator() async throws -> (Presence, Presence) {
        let clock = ManualClock()
        let graphClient = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: EmulatorTransport(clock: clock),
            clock: clock  // renewals, watches and retries use this clock, too
        )
        let presence = graphClient.users[userID].presence
        let held = try await presence.withSession(applicationID, .available) { _ in
            // The session is renewed during this time.
            try await clock.run(for: .seconds(20 * 60))
            return try await presence.get()  // Available
        }
        try await presence.setPresence(.available, sessionId: applicationID)
        clock.advance(by: .seconds(5 * 60))
        let expired = try await presence.get()  // Offline: the session has expired
        return (held, expired)
    }

    static func started() async throws -> Presence {
        let userID = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
        let applicationID = "22553876-f5ab-4529-bffb-cfe50aa89f87"

        let graphClient = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: EmulatorTransport(signedInUser: userID)
        )

        try await graphClient.me.presence.setPresence(
            .busyInACall,
            sessionId: applicationID
        )
        let presence = try await graphClient.me.presence.get()
        print(presence.displayStatus)
        return presence
    }

    static func teamsClient() async throws -> PresenceStatus {
        let emulator = EmulatorTransport(signedInUser: userID)
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: emulator
        )
        let meeting = PresenceState(.busy, .inAMeeting)
        try emulator.perform(
            .signIn(teamsClient: "desktop", state: meeting),
            for: userID
        )
        print(try await client.me.presence.get().displayStatus)  // inAMeeting
        return try await client.me.presence.get().displayStatus
    }

    static func timeZones() -> DateTimeTimeZone {
        let start = Date(timeIntervalSince1970: 1_792_000_000)
        let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt
        let local = DateTimeTimeZone(start, in: berlin)
        print(local.dateTime ?? "")  // 2026-10-14T19:46:40.0000000
        print(local.timeZone ?? "")  // W. Europe Standard Time
        print(local.date == start)  // true
        return local
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for the permissions of users and applications.
@Suite(.timeLimit(.minutes(5))) struct PermissionTests {
    private let emulator = EmulatorTransport(
        clock: ManualClock(),
        tokens: [
            "reader": .user("u".guid, permissions: ["Presence.Read"]),
            "reader-of-all": .user("u".guid, permissions: ["Presence.Read.All"]),
            "writer": .user("u".guid, permissions: ["Presence.ReadWrite"]),
            "service-reader": .application(permissions: ["Presence.Read.All"]),
            "service": .application(permissions: ["Presence.ReadWrite.All"]),
            "unprivileged": .user("u".guid, permissions: []),
        ]
    )

    private func client(_ token: String) -> GraphServiceClient {
        GraphServiceClient(credential: StaticTokenCredential(token), transport: emulator)
    }

    /// Returns the status, code, and message of the error that a call throws, or `nil` if the call succeeds.
    private func failure(_ call: () async throws -> Void) async -> String? {
        do {
            try await call()
            return nil
        } catch {
            guard let error = error as? GraphError else { return "\(error)" }
            return "\(error.status ?? 0) \(error.code ?? "") \(error.message)"
        }
    }

    private let forbidden = "403 Forbidden Insufficient privileges to complete the operation."

    @Test("An unknown token is rejected") func unknownToken() async {
        let result = await failure { _ = try await client("unknown").me.presence.get() }
        #expect(result?.hasPrefix("401 InvalidAuthenticationToken ") == true)
    }

    @Test("Reading one's own presence requires fewer permissions than reading other users' presences")
    func readOwnPresence()
        async
    {
        for token in ["reader", "reader-of-all"] {
            #expect(await failure { _ = try await client(token).me.presence.get() } == nil)
            #expect(await failure { _ = try await client(token).users["u".guid.uppercased()].presence.get() } == nil)
        }
        #expect(await failure { _ = try await client("reader").users["v".guid].presence.get() } == forbidden)
        #expect(await failure { _ = try await client("reader-of-all").users["v".guid].presence.get() } == nil)
        #expect(await failure { _ = try await client("unprivileged").me.presence.get() } == forbidden)
    }

    @Test("Reading several presences requires Presence.Read.All") func readManyPresences() async {
        for (token, expected) in [
            ("reader", forbidden), ("reader-of-all", nil), ("service-reader", nil), ("service", nil),
        ] {
            let result = await failure {
                _ = try await client(token).communications.getPresencesByUserId(ids: ["u".guid])
            }
            #expect(result == expected, "\(token)")
        }
    }

    @Test("A user can set only their own presence") func userSetsOwn() async {
        #expect(await failure { try await client("writer").me.presence.setPresence(.away, sessionId: "s") } == nil)
        #expect(
            await failure {
                try await client("writer").users["u".guid.uppercased()].presence.setPresence(.away, sessionId: "s")
            } == nil
        )
        #expect(
            await failure { try await client("writer").users["v".guid].presence.setPresence(.away, sessionId: "s") }
                == "401 Unauthorized Cannot set the presence of another user"
        )
        #expect(await failure { try await client("reader").me.presence.clearUserPreferredPresence() } == forbidden)
    }

    @Test("An application can set the presence of any user") func applicationSetsAny() async {
        #expect(
            await failure { try await client("service").users["v".guid].presence.setPresence(.away, sessionId: "s") }
                == nil
        )
        #expect(
            await failure {
                try await client("service-reader").users["v".guid].presence.setPresence(.away, sessionId: "s")
            }
                == forbidden
        )
    }

    @Test("An application cannot use /me or set work locations") func applicationLimits() async {
        #expect(
            await failure { _ = try await client("service").me.presence.get() }
                == "400 BadRequest /me request is only valid with delegated authentication flow."
        )
        #expect(
            await failure {
                try await client("service").users["v".guid].presence.setManualLocation(workLocationType: .office)
            }
                == forbidden
        )
        #expect(
            await failure { try await client("writer").me.presence.setManualLocation(workLocationType: .office) } == nil
        )
    }

    @Test("The dates of a status message are returned only to its user") func statusMessageDates() async throws {
        let message = PresenceStatusMessage(message: ItemBody(content: "m", contentType: .text))
        try await client("writer").me.presence.setStatusMessage(statusMessage: message)
        let own = try await client("reader").me.presence.get()
        #expect(own.statusMessage?.publishedDateTime != nil)
        let service = try await client("service").users["u".guid].presence.get()
        #expect(service.statusMessage?.publishedDateTime == nil)
    }
}

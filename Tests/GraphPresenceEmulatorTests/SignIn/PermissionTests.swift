import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Who is asking decides.
@Suite(.timeLimit(.minutes(5))) struct PermissionTests {
    private let emulator = EmulatorTransport(
        clock: ManualClock(),
        tokens: [
            "reader": .user("u".guid, permissions: ["Presence.Read"]),
            "reader-of-all": .user("u".guid, permissions: ["Presence.Read.All"]),
            "writer": .user("u".guid, permissions: ["Presence.ReadWrite"]),
            "service-reader": .application(permissions: ["Presence.Read.All"]),
            "service": .application(permissions: ["Presence.ReadWrite.All"]),
            "nobody": .user("u".guid, permissions: []),
        ]
    )

    private func client(_ token: String) -> GraphServiceClient {
        GraphServiceClient(credential: StaticTokenCredential(token), transport: emulator)
    }

    /// The status and code of a call; nil if it succeeds.
    private func refusal(_ call: () async throws -> Void) async -> String? {
        do {
            try await call()
            return nil
        } catch {
            guard let error = error as? GraphError else { return "\(error)" }
            return "\(error.status ?? 0) \(error.code ?? "") \(error.message)"
        }
    }

    private let forbidden = "403 Forbidden Insufficient privileges to complete the operation."

    @Test func anUnknownTokenIsRefused() async {
        let found = await refusal { _ = try await client("stranger").me.presence.get() }
        #expect(found?.hasPrefix("401 InvalidAuthenticationToken ") == true)
    }

    @Test func readingOneselfNeedsLessThanReadingOthers() async {
        for token in ["reader", "reader-of-all"] {
            #expect(await refusal { _ = try await client(token).me.presence.get() } == nil)
            #expect(await refusal { _ = try await client(token).users["u".guid.uppercased()].presence.get() } == nil)
        }
        #expect(await refusal { _ = try await client("reader").users["v".guid].presence.get() } == forbidden)
        #expect(await refusal { _ = try await client("reader-of-all").users["v".guid].presence.get() } == nil)
        #expect(await refusal { _ = try await client("nobody").me.presence.get() } == forbidden)
    }

    @Test func readingManyNeedsReadAll() async {
        for (token, expected) in [
            ("reader", forbidden), ("reader-of-all", nil), ("service-reader", nil), ("service", nil),
        ] {
            let found = await refusal {
                _ = try await client(token).communications.getPresencesByUserId(ids: ["u".guid])
            }
            #expect(found == expected, "\(token)")
        }
    }

    @Test func aUserSetsNobodysPresenceButTheirOwn() async {
        #expect(await refusal { try await client("writer").me.presence.setPresence(.away, sessionId: "s") } == nil)
        #expect(
            await refusal {
                try await client("writer").users["u".guid.uppercased()].presence.setPresence(.away, sessionId: "s")
            } == nil
        )
        #expect(
            await refusal { try await client("writer").users["v".guid].presence.setPresence(.away, sessionId: "s") }
                == "401 Unauthorized Cannot set the presence of another user"
        )
        #expect(await refusal { try await client("reader").me.presence.clearUserPreferredPresence() } == forbidden)
    }

    @Test func anApplicationSetsAnybodysPresence() async {
        #expect(
            await refusal { try await client("service").users["v".guid].presence.setPresence(.away, sessionId: "s") }
                == nil
        )
        #expect(
            await refusal {
                try await client("service-reader").users["v".guid].presence.setPresence(.away, sessionId: "s")
            }
                == forbidden
        )
    }

    @Test func anApplicationHasNoMeAndNoLocations() async {
        #expect(
            await refusal { _ = try await client("service").me.presence.get() }
                == "400 BadRequest /me request is only valid with delegated authentication flow."
        )
        #expect(
            await refusal {
                try await client("service").users["v".guid].presence.setManualLocation(workLocationType: .office)
            }
                == forbidden
        )
        #expect(
            await refusal { try await client("writer").me.presence.setManualLocation(workLocationType: .office) } == nil
        )
    }

    @Test func theReaderDecidesWhetherDatesAreShown() async throws {
        let message = PresenceStatusMessage(message: ItemBody(content: "m", contentType: .text))
        try await client("writer").me.presence.setStatusMessage(statusMessage: message)
        let own = try await client("reader").me.presence.get()
        #expect(own.statusMessage?.publishedDateTime != nil)
        let service = try await client("service").users["u".guid].presence.get()
        #expect(service.statusMessage?.publishedDateTime == nil)
    }
}

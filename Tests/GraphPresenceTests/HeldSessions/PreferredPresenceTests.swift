import Foundation
import GraphPresence
import GraphPresenceEmulator
import Testing

@Suite struct PreferredPresenceTests {
    /// A client of an emulator that answers some actions with a status of its own.
    private func client(_ emulator: EmulatorTransport, refusing action: String, _ status: Int) -> GraphServiceClient {
        GraphServiceClient(
            credential: StaticTokenCredential("t"),
            transport: HandlerTransport { request in
                guard request.operation.name == action else { return try await emulator.send(request) }
                return TransportResponse(status: status, json: "{}")
            },
            retryPolicy: .never
        )
    }

    private func preferred(_ emulator: EmulatorTransport) async throws -> PresenceAvailability? {
        let client = GraphServiceClient(credential: StaticTokenCredential("t"), transport: emulator)
        try await client.users["u"].presence.setPresence(.away, sessionId: "another")
        return try await client.users["u"].presence.get().availability
    }

    @Test func aPreferenceThatIsRefusedLeavesTheUsersOwn() async throws {
        let emulator = EmulatorTransport(clock: ManualClock())
        let own = GraphServiceClient(credential: StaticTokenCredential("t"), transport: emulator)
        try await own.users["u"].presence.setUserPreferredPresence(.beRightBack)
        let presence = client(emulator, refusing: "setUserPreferredPresence", 403).users["u"].presence
        let error = await #expect(throws: GraphError.self) {
            try await presence.withPreferredPresence(.busy, holding: "s") { _ in Issue.record("the body ran") }
        }
        #expect(error?.status == 403)
        #expect(try await preferred(emulator) == .beRightBack)
    }

    @Test func aPreferenceThatCannotBeClearedIsTold() async throws {
        let emulator = EmulatorTransport(clock: ManualClock())
        let presence = client(emulator, refusing: "clearUserPreferredPresence", 503).users["u"].presence
        let told = Locked<Int?>(nil)
        let session = try await presence.withPreferredPresence(.busy, holding: "s") { $0 }
        for await event in session.events {
            if case .preferenceNotCleared(let error as GraphError) = event { told.withLock { $0 = error.status } }
        }
        #expect(told.withLock { $0 } == 503)
        // It ends within its hour.
        #expect(try await preferred(emulator) == .busy)
    }
}

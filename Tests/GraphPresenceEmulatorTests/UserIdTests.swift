// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct UserIdTests {
    private let graphClient = GraphServiceClient(
        credential: StaticTokenCredential("any"),
        transport: EmulatorTransport(clock: ManualClock())
    )

    @Test("More than 650 IDs are rejected") func maximumIds() async throws {
        let ids = (0..<651).map { "\($0)".guid }
        let error = await #expect(throws: GraphError.self) {
            try await graphClient.communications.getPresencesByUserId(
                ids: ids,
                configuration: RequestConfiguration(validation: [])
            )
        }
        #expect(error?.status == 400)
        #expect(
            try await graphClient.communications.getPresencesByUserId(ids: Array(ids.dropLast())).value.count == 650
        )
    }

    @Test(
        "IDs that are not GUIDs are rejected",
        arguments: [
            "ann@contoso.com", "u", "", "fa8bf3dc-eca7-46b7-bad1-db199b62afc", "fa8bf3dc-eca7-46b7-bad1-db199b62afc33",
            "fa8bf3dceca746b7bad1db199b62afc3", "{fa8bf3dc-eca7-46b7-bad1-db199b62afc3}",
            "ga8bf3dc-eca7-46b7-bad1-db199b62afc3",
            "fa8bf3dc-eca7-46b7-bad1_db199b62afc3", "a/b ö",
        ]
    )
    func nonGUIDs(_ id: String) async throws {
        func failure(_ body: () async throws -> Void) async -> GraphError? {
            await #expect(throws: GraphError.self) { try await body() }
        }
        let builder = graphClient.communications
        var errors = [await failure { _ = try await builder.getPresencesByUserId(ids: ["a".guid, id]) }]
        if !id.isEmpty {
            errors += [
                await failure { _ = try await graphClient.users[id].presence.get() },
                await failure { _ = try await builder.presences[id].get() },
                await failure { try await graphClient.users[id].presence.setPresence(.away, sessionId: "app") },
            ]
        }
        for error in errors {
            #expect(error?.status == 400)
            #expect(error?.code == "InvalidArgument")
            #expect(error?.message == PresenceServiceError.invalidUserId.message)
        }
    }
}

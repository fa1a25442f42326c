// SPDX-License-Identifier: MIT

import GraphPresence
import Testing

/// Tests that each operation's permissions and clouds match a table that was written by hand from Microsoft's
/// documentation.
///
/// The table is independent of the schema, so the tests detect errors in the schema. The columns are the operation, the
/// delegated permissions for work or school accounts, the delegated permissions for personal accounts, the application
/// permissions, and the clouds. The least privileged permission is listed first, and `-` means that the operation is
/// not supported. Application permissions cannot be used for paths below `/me`.
@Suite struct OperationFactTests {
    private static let documented = """
        GET /users/{user-id}/presence | Presence.Read.All | - | Presence.Read.All Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /users/{user-id}/presence/setPresence | Presence.ReadWrite | - | Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /users/{user-id}/presence/clearPresence | Presence.ReadWrite | - | Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /users/{user-id}/presence/setUserPreferredPresence | Presence.ReadWrite | - | Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /users/{user-id}/presence/clearUserPreferredPresence | Presence.ReadWrite | - | Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /users/{user-id}/presence/setStatusMessage | Presence.ReadWrite | - | Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /users/{user-id}/presence/setAutomaticLocation | Presence.ReadWrite | - | - | global
        POST /users/{user-id}/presence/setManualLocation | Presence.ReadWrite | - | - | global
        POST /users/{user-id}/presence/clearAutomaticLocation | Presence.ReadWrite | - | - | global
        POST /users/{user-id}/presence/clearLocation | Presence.ReadWrite | - | - | global
        GET /me/presence | Presence.Read Presence.Read.All | - | - | global usGovL4 usGovL5
        POST /me/presence/setPresence | Presence.ReadWrite | - | - | global usGovL4 usGovL5
        POST /me/presence/clearPresence | Presence.ReadWrite | - | - | global usGovL4 usGovL5
        POST /me/presence/setUserPreferredPresence | Presence.ReadWrite | - | - | global usGovL4 usGovL5
        POST /me/presence/clearUserPreferredPresence | Presence.ReadWrite | - | - | global usGovL4 usGovL5
        POST /me/presence/setStatusMessage | Presence.ReadWrite | - | - | global usGovL4 usGovL5
        POST /me/presence/setAutomaticLocation | Presence.ReadWrite | - | - | global
        POST /me/presence/setManualLocation | Presence.ReadWrite | - | - | global
        POST /me/presence/clearAutomaticLocation | Presence.ReadWrite | - | - | global
        POST /me/presence/clearLocation | Presence.ReadWrite | - | - | global
        GET /communications/presences/{presence-id} | Presence.Read.All | - | Presence.Read.All Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /communications/presences/{presence-id}/setPresence | Presence.ReadWrite | - | Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /communications/presences/{presence-id}/clearPresence | Presence.ReadWrite | - | Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /communications/presences/{presence-id}/setUserPreferredPresence | Presence.ReadWrite | - | Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /communications/presences/{presence-id}/clearUserPreferredPresence | Presence.ReadWrite | - | Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /communications/presences/{presence-id}/setStatusMessage | Presence.ReadWrite | - | Presence.ReadWrite.All | global usGovL4 usGovL5
        POST /communications/presences/{presence-id}/setAutomaticLocation | Presence.ReadWrite | - | - | global
        POST /communications/presences/{presence-id}/setManualLocation | Presence.ReadWrite | - | - | global
        POST /communications/presences/{presence-id}/clearAutomaticLocation | Presence.ReadWrite | - | - | global
        POST /communications/presences/{presence-id}/clearLocation | Presence.ReadWrite | - | - | global
        POST /communications/getPresencesByUserId | Presence.Read.All | - | Presence.Read.All Presence.ReadWrite.All | global usGovL4 usGovL5
        GET /subscriptions | Presence.Read.All | - | - | global
        POST /subscriptions | Presence.Read.All | - | - | global
        GET /subscriptions/{subscription-id} | Presence.Read.All | - | - | global
        PATCH /subscriptions/{subscription-id} | Presence.Read.All | - | - | global
        DELETE /subscriptions/{subscription-id} | Presence.Read.All | - | - | global
        """

    private func row(_ operation: GraphOperation) -> String {
        func list(_ words: [String]?) -> String {
            words.map { $0.isEmpty ? "-" : $0.joined(separator: " ") } ?? "unknown"
        }
        let permissions = operation.permissions
        return [
            "\(operation.method.rawValue) \(operation.pathTemplate)", list(permissions?.delegatedWork),
            list(permissions?.delegatedPersonal), list(permissions?.application),
            list(operation.clouds?.map(\.rawValue).sorted()),
        ]
        .joined(separator: " | ")
    }

    @Test("Every operation has the documented permissions and clouds")
    func permissionsAndClouds() {
        let expected = Self.documented.split(separator: "\n").map(String.init).sorted()
        let generated = GraphServiceClient.operations.map(row).sorted()
        #expect(expected.count == 36)
        for (generated, expected) in zip(generated, expected) { #expect(generated == expected) }
        #expect(generated.count == expected.count)
    }

    /// Returns the names of the properties for which validation rejects the value.
    private func missing(_ body: some GraphModel) -> [String] {
        body.validationIssues.rejected.map { String($0.prefix { $0 != " " }) }
    }

    @Test("The properties that the documentation describes as required are required")
    func requiredProperties() {
        let availability = PresenceAvailability.available
        let activity = PresenceActivity.available
        #expect(
            missing(SetPresencePostRequestBody(sessionId: nil, availability: availability, activity: activity))
                == ["sessionId"]
        )
        #expect(missing(ClearPresencePostRequestBody(sessionId: nil)) == ["sessionId"])
        #expect(missing(SetStatusMessagePostRequestBody(statusMessage: nil)) == ["statusMessage"])
        #expect(missing(SetStatusMessagePostRequestBody(statusMessage: PresenceStatusMessage())) == [])
        #expect(missing(SetUserPreferredPresencePostRequestBody(availability: availability, activity: activity)) == [])
        #expect(missing(SetAutomaticLocationPostRequestBody(workLocationType: .office)) == [])
        #expect(missing(SetManualLocationPostRequestBody(workLocationType: .office)) == [])
        #expect(missing(GetPresencesByUserIdPostRequestBody(ids: ["a"])) == [])
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct CloudTests {
    @Test(
        "Each cloud has its own base URL",
        arguments: [
            (GraphCloud.global, "https://graph.microsoft.com/v1.0/me/presence"),
            (GraphCloud.usGovL4, "https://graph.microsoft.us/v1.0/me/presence"),
            (GraphCloud.usGovL5, "https://dod-graph.microsoft.us/v1.0/me/presence"),
        ]
    )
    func cloudBaseURL(_ cloud: GraphCloud, _ url: String) throws {
        let client = GraphServiceClient.recording(RecordingTransport(), cloud: cloud)
        let request = try client.requestAdapter.transportRequest(for: client.me.presence.getRequest())
        #expect(request.url.absoluteString == url)
    }

    @Test("No operation is available in the China cloud")
    func chinaOffersNothing() throws {
        let client = GraphServiceClient.recording(RecordingTransport(), cloud: .china)
        for operation in GraphServiceClient.operations {
            let request = GraphRequest<Void>(operation, at: "/any")
            let error = #expect(throws: GraphError.self) {
                try client.requestAdapter.transportRequest(for: request)
            }
            #expect(error?.kind == .invalidRequest)
            #expect(
                error?.message.hasPrefix(
                    "the operation is not available in the cloud 'china'; it is available in global"
                ) == true
            )
        }
    }

    @Test("Location actions are not available in the US Government clouds")
    func locationActionsByCloud() async throws {
        let transport = RecordingTransport()
        for cloud in [GraphCloud.usGovL4, .usGovL5] {
            let client = GraphServiceClient.recording(transport, cloud: cloud)
            let error = await #expect(throws: GraphError.self) { try await client.me.presence.clearLocation() }
            #expect(
                error?.message
                    == "the operation is not available in the cloud '\(cloud.name.rawValue)'; it is available in global"
            )
            #expect(error?.operation.pathTemplate == "/me/presence/clearLocation")
        }
        #expect(transport.requests.isEmpty)
        try await GraphServiceClient.recording(transport, cloud: .usGovL4, validation: .values).me.presence
            .clearLocation()
        #expect(
            transport.requests.map(\.url.absoluteString) == [
                "https://graph.microsoft.us/v1.0/me/presence/clearLocation"
            ]
        )
    }

    @Test("Operations contain the permissions and documentation links from the schema")
    func operationMetadata() throws {
        let client = GraphServiceClient.recording(RecordingTransport())
        let (mine, theirs) = (client.me.presence, client.users["u"].presence)
        let me = mine.getRequest().operation
        #expect(me.permissions?.delegatedWork == ["Presence.Read", "Presence.Read.All"])
        #expect(me.permissions?.application == [])
        let other = theirs.getRequest().operation
        #expect(other.permissions?.application == ["Presence.Read.All", "Presence.ReadWrite.All"])
        #expect(other.documentation == "https://learn.microsoft.com/graph/api/presence-get")
        #expect(mine.setPresence.operation.documentation == nil)
        #expect(theirs.clearLocation.operation.documentation == nil)
        #expect(mine.clearLocation.operation.documentation != nil)
        #expect(GraphServiceClient.operations.count == 36)
        let notIdempotent = GraphServiceClient.operations.filter { !$0.isIdempotent }
        #expect(notIdempotent.map(\.name) == ["createSubscription"])
    }
}

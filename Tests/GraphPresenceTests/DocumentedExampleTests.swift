// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct DocumentedExampleTests {
    @Test("The examples correspond one-to-one to the calls")
    func examplesMatchCalls() throws {
        #expect(Set(try DocumentedExample.all().map(\.name)) == Set(DocumentedCalls.all.keys))
    }

    @Test("Every documented operation has an example")
    func operationsHaveExamples() throws {
        let examples = try DocumentedExample.all()
        // The examples in the documentation for subscriptions are about other resources.
        let operations = GraphServiceClient.operations.filter { !$0.pathTemplate.hasPrefix("/subscriptions") }
        for operation in operations {
            guard let page = operation.documentation else { continue }
            let pattern = "/v1.0" + operation.pathTemplate.replacing(/\{[^}]+\}/, with: "[0-9a-f-]{36}")
            let isDocumented = examples.contains { example in
                example.page == page && example.method == operation.method.rawValue
                    && example.path.range(of: "^\(pattern)$", options: .regularExpression) != nil
            }
            #expect(isDocumented, "\(operation)")
        }
    }

    @Test("The generated client sends the documented request", arguments: try DocumentedExample.all())
    func sendsDocumentedRequest(_ example: DocumentedExample) async throws {
        let transport = RecordingTransport(try example.transportResponse())
        let call = try #require(DocumentedCalls.all[example.name])
        _ = try await call(GraphServiceClient.recording(transport))

        #expect(transport.requests.count == 1)
        let request = try #require(transport.requests.first)
        #expect(request.method.rawValue == example.method)
        #expect(request.url.absoluteString == "https://graph.microsoft.com" + example.path)
        #expect(try request.body.map(json) == example.body)
        #expect(request.headers["Content-Type"] == (example.body == nil ? nil : "application/json"))
        #expect(request.headers["Authorization"] == "Bearer token")
    }

    @Test("A documented response is unchanged after decoding and encoding", arguments: try DocumentedExample.all())
    func responseRoundTrip(_ example: DocumentedExample) async throws {
        let transport = RecordingTransport(try example.transportResponse())
        let call = try #require(DocumentedCalls.all[example.name])
        let response = try await call(GraphServiceClient.recording(transport))
        let encoded = try response.map { try json(JSONEncoder().encode($0)) }
        #expect(encoded == example.response.map(withoutNulls))
    }

    @Test("The documented presence is decoded into the documented values")
    func decodesPresence() async throws {
        let example = try #require(
            try DocumentedExample.all().first { $0.name == "Get the status message of another user" }
        )
        let client = GraphServiceClient.recording(RecordingTransport(try example.transportResponse()))
        let presence = try await client.users[DocumentedCalls.userID].presence.get()
        #expect(
            presence
                == Presence(
                    id: "fa8bf3dc-eca7-46b7-bad1-db199b62afc3",
                    availability: .available,
                    activity: .available,
                    outOfOfficeSettings: OutOfOfficeSettings(isOutOfOffice: false),
                    sequenceNumber: "A0129311063",
                    statusMessage: PresenceStatusMessage(
                        message: ItemBody(content: "Hey I am available now", contentType: .text)
                    )
                )
        )
        #expect(presence.additionalData.isEmpty)
    }

    @Test("The documented collection is decoded into the documented values")
    func decodesPresences() async throws {
        let example = try #require(try DocumentedExample.all().first { $0.name == "Get presences by user id" })
        let client = GraphServiceClient.recording(RecordingTransport(try example.transportResponse()))
        let many = try await client.communications.getPresencesByUserId(ids: ["a", "b"])
        #expect(many.value.map(\.availability) == [.busy, .away])
        #expect(many.value.map(\.activity) == [.inAMeeting, .away])
        #expect(many.value.map { $0.outOfOfficeSettings?.isOutOfOffice } == [false, false])
    }
}

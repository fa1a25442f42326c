// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

/// Tests that the official Python SDK and the Swift client can each read what the other has written to
/// `graph-presence serve`.
///
/// The environment variable `GRAPH_PRESENCE_PYTHON` is the path of a Python interpreter with the `msgraph-sdk` package.
@Suite(
    .enabled(if: OtherPrograms.python != nil, "GRAPH_PRESENCE_PYTHON is not set to a Python with msgraph-sdk"),
    .timeLimit(.minutes(5))
)
struct PythonSDKTests {
    /// The signed-in user, to which `/me` refers.
    private let user = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
    private let server: ServeProcess

    init() throws {
        server = try ServeProcess()
    }

    private func python(_ verb: String) throws -> GraphJSONValue {
        let script = TestRun.file("Tests/InteroperabilityTests/python-sdk.py")
        let arguments = [script.path, server.baseURL.absoluteString, verb, user]
        return try JSONDecoder().decode(
            GraphJSONValue.self,
            from: try OtherPrograms.output(of: try #require(OtherPrograms.python), arguments)
        )
    }

    @Test("The Swift client reads what the Python SDK has written")
    func swiftReadsPython() async throws {
        let written = try python("write")
        let presence = try await server.client.me.presence.get()
        #expect(presence.availability == .doNotDisturb)
        #expect(presence.activity == .doNotDisturb)
        #expect(presence.statusMessage?.message == ItemBody(content: "Grüße from Python 👋", contentType: .text))
        let expiry = DateTimeTimeZone(dateTime: "2099-10-18T17:05:33.2079781", timeZone: "Pacific Standard Time")
        #expect(presence.statusMessage?.expiryDateTime == expiry)
        #expect(presence.workLocation?.workLocationType == .office)
        #expect(presence.workLocation?.placeId == "eb706f15-137e-4722-b4d1-b601481d9251")
        #expect(presence.workLocation?.source == .manual)
        #expect(written["me"]?["activity"] == "DoNotDisturb")
        #expect(written["me"]?["expiry"] == "2099-10-18T17:05:33.2079781 Pacific Standard Time")
        try await server.client.me.presence.clearUserPreferredPresence()
        #expect(try await server.client.me.presence.get().activity == .inACall)
        let cleared = try python("clear")
        #expect(cleared["error"] == ["status": 404, "code": "NotFound"])
        #expect(try await server.client.me.presence.get().availability == .offline)
    }

    @Test("The Python SDK reads what the Swift client has written")
    func pythonReadsSwift() async throws {
        let presence = server.client.users[user].presence
        try await presence.setPresence(.busyInAConferenceCall, sessionId: "s", expirationDuration: .hours(1))
        try await presence.setStatusMessage(
            statusMessage: PresenceStatusMessage(
                message: ItemBody(content: "Grüße aus Swift 👋", contentType: .text),
                expiryDateTime: DateTimeTimeZone(dateTime: "2099-01-01T00:00:00.1234567", timeZone: "Europe/Berlin")
            )
        )
        try await server.client.me.presence.setAutomaticLocation(workLocationType: .remote)
        let read = try python("read")
        let expected: [String: GraphJSONValue] = [
            "id": .string(user), "availability": "Busy", "activity": "InAConferenceCall", "isOutOfOffice": false,
            "message": "Grüße aus Swift 👋", "contentType": "text",
            "expiry": "2099-01-01T00:00:00.1234567 Europe/Berlin", "isPublished": true, "workLocationType": "remote",
            "workLocationSource": "automatic", "placeId": .null,
        ]
        for place in ["me", "user", "communications"] {
            for (name, value) in expected { #expect(read[place]?[name] == value, "\(place) \(name)") }
        }
        let number = try await presence.get().sequenceNumber
        #expect(read["me"]?["sequenceNumber"] == number.map(GraphJSONValue.string))
        #expect(read["many"] == [.string(user), "66825e03-7ef5-42da-9069-724602c31f6b"])
        #expect(read["manyActivity"] == "InAConferenceCall")
    }
}

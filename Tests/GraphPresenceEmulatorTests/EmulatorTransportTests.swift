// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct EmulatorTransportTests {
    private let clock = ManualClock(now: Date(timeIntervalSince1970: 1_666_051_635.5))
    private let emulator: EmulatorTransport
    private let graphClient: GraphServiceClient

    init() {
        emulator = EmulatorTransport(clock: clock, signedInUser: "me-id".guid)
        graphClient = GraphServiceClient(credential: StaticTokenCredential("any"), transport: emulator)
    }

    private func send(
        _ method: GraphMethod,
        _ path: String,
        headers: GraphHeaders = ["Authorization": "Bearer any", "Content-Type": "application/json"],
        body: String? = nil
    ) async throws -> (status: Int, code: GraphJSONValue?, headers: GraphHeaders) {
        let request = TransportRequest(
            method: method,
            url: try #require(URL(string: "https://graph.microsoft.com" + path)),
            headers: headers,
            body: body.map { Data($0.utf8) }
        )
        let response = try await emulator.send(request)
        let value = try? JSONDecoder().decode(GraphJSONValue.self, from: response.body)
        return (response.status, value?["error"]?["code"], response.headers)
    }

    @Test("The dates of a status message are not returned to another user") func statusMessageDates() async throws {
        let message = PresenceStatusMessage(
            message: ItemBody(content: "At lunch", contentType: .text),
            expiryDateTime: DateTimeTimeZone(dateTime: "2022-10-18T17:05:33.2079781", timeZone: "UTC")
        )
        try await graphClient.me.presence.setStatusMessage(statusMessage: message)
        let own = try await graphClient.me.presence.get()
        #expect(own.id == "me-id".guid)
        #expect(own.statusMessage?.expiryDateTime == message.expiryDateTime)
        #expect(own.statusMessage?.publishedDateTime?.date == clock.now)

        try emulator.perform(
            .setStatusMessage(SetStatusMessagePostRequestBody(statusMessage: message)),
            for: "you-id".guid
        )
        let other = try await graphClient.users["you-id".guid].presence.get()
        #expect(other.statusMessage == PresenceStatusMessage(message: message.message))
    }

    @Test(
        "A status message expires at its local time",
        arguments: [("Pacific Standard Time", "2022-10-17T17:08:15.5"), ("Europe/Berlin", "2022-10-18T02:08:15.5")]
    )
    func statusMessageExpiry(_ zone: String, _ minuteLater: String) async throws {
        let message = PresenceStatusMessage(
            message: ItemBody(content: "At lunch", contentType: .text),
            expiryDateTime: DateTimeTimeZone(dateTime: minuteLater, timeZone: zone)
        )
        try await graphClient.me.presence.setStatusMessage(statusMessage: message)
        clock.advance(by: .milliseconds(59_990))
        let before = try await graphClient.me.presence.get()
        #expect(before.statusMessage?.message?.content == "At lunch")
        clock.advance(by: .milliseconds(10))
        let after = try await graphClient.me.presence.get()
        #expect(after.statusMessage == nil)
        #expect((after.sequenceNumber ?? "") > (before.sequenceNumber ?? ""))
    }

    @Test(
        "An expiration that is not a valid local time is rejected",
        arguments: [("2022-10-18T17:05:33Z", "UTC"), ("2022-10-18T17:05:33", "Nowhere")]
    )
    func invalidExpiry(_ dateTime: String, _ zone: String) async throws {
        let message = PresenceStatusMessage(expiryDateTime: DateTimeTimeZone(dateTime: dateTime, timeZone: zone))
        let error = await #expect(throws: GraphError.self) {
            try await graphClient.me.presence.setStatusMessage(statusMessage: message)
        }
        #expect(error?.status == 400)
        #expect(error?.code == "InvalidArgument")
    }

    @Test("IDs are not case-sensitive") func caseInsensitiveIds() async throws {
        try await graphClient.users["me-id".guid.uppercased()].presence.setPresence(.busyInACall, sessionId: "ABC")
        #expect(try await graphClient.me.presence.get().availability == .busy)
        #expect(try await graphClient.users["Me-Id".guid].presence.get().id == "Me-Id".guid)
        try await graphClient.me.presence.clearPresence(sessionId: "abc")
        #expect(try await graphClient.me.presence.get().availability == .offline)
    }

    @Test("The emulator does not crash if its clock is far in the future") func distantClock() async throws {
        clock.advance(by: .seconds(Int64.max / 100))
        try await graphClient.me.presence.setPresence(.away, sessionId: "s")
        #expect(try await graphClient.me.presence.get().sequenceNumber?.hasPrefix("A") == true)
    }

    @Test("A status message must be plain text") func plainTextOnly() async throws {
        let html = PresenceStatusMessage(message: ItemBody(content: "<b>", contentType: .html))
        let error = await #expect(throws: GraphError.self) {
            try await graphClient.me.presence.setStatusMessage(
                statusMessage: html,
                configuration: RequestConfiguration(validation: [])
            )
        }
        #expect(error?.status == 400)
    }

    @Test("Sequence numbers increase with every change, but not when a presence is read") func sequenceNumbers()
        async throws
    {
        let presence = graphClient.users["u".guid].presence
        var seen: [String] = []
        func read() async throws { seen.append(try await presence.get().sequenceNumber ?? "") }
        try await read()
        try await presence.setPresence(.available, sessionId: "a", expirationDuration: .hours(1))
        try await read()
        try await presence.setUserPreferredPresence(.busy, expirationDuration: .minutes(2))
        try await read()
        for _ in 0..<3 {
            // In the meantime, the preference expires and the session fades twice.
            clock.advance(by: .seconds(5 * 60))
            try await read()
        }
        clock.advance(by: .seconds(3_600))
        try await read()
        try await presence.setPresence(.away, sessionId: "b")
        try await read()
        #expect(seen == seen.sorted())
        #expect(Set(seen).count == seen.count - 1)
        // The presence does not change between the second fade and the session's expiration.
        #expect(seen[5] == seen[4])
        #expect(try await presence.get().sequenceNumber == seen.last)
    }

    @Test("Responses have the same header fields as the service's responses") func responseHeaders() async throws {
        let response = try await send(
            .get,
            "/v1.0/me/presence",
            headers: ["Authorization": "Bearer any", "client-request-id": "mine"]
        )
        #expect(response.status == 200)
        #expect(response.headers["Date"] == "Tue, 18 Oct 2022 00:07:15 GMT")
        #expect(response.headers["client-request-id"] == "mine")
        #expect(response.headers["Content-Type"] == "application/json")
        #expect(UUID(uuidString: response.headers["request-id"] ?? "") != nil)
    }

    @Test("Requests that the service does not support are rejected") func invalidRequests() async throws {
        let set = "/v1.0/users/\("u".guid)/presence/setPresence"
        let bearer: GraphHeaders = ["Authorization": "Bearer any"]
        #expect(try await send(.get, "/v1.0/me/presence", headers: [:]).status == 401)
        #expect(try await send(.get, "/v1.0/me/presence", headers: ["Authorization": "Bearer "]).status == 401)
        #expect(try await send(.get, "/v1.0/me/presence", headers: [:]).code == "InvalidAuthenticationToken")
        #expect(try await send(.get, "/v1.0/nothing").status == 404)
        #expect(try await send(.get, "/beta/me/presence").status == 404)
        #expect(try await send(.get, "/v1.0/users//presence").status == 404)
        #expect(try await send(.get, set).status == 405)
        #expect(try await send(.post, set, headers: bearer, body: "{}").status == 415)
        #expect(try await send(.post, set, body: "{").status == 400)
        #expect(try await send(.post, set, body: "[]").status == 400)
        #expect(try await send(.post, set, body: #"{"availability":"Away","activity":"Away"}"#).status == 400)
    }

    @Test(
        "The query option $select is rejected for a presence",
        arguments: ["$select=availability,activity", "%24select=id", "$top=1&$SELECT=id", "select=id"]
    )
    func selectIsRejected(_ query: String) async throws {
        for path in ["/me/presence", "/users/u/presence", "/communications/presences/u"] {
            let (status, code, _) = try await send(.get, "/v1.0\(path)?\(query)")
            #expect(status == 400)
            #expect(code == "BadRequest")
        }
        let many = try await send(.post, "/v1.0/communications/getPresencesByUserId?\(query)", body: #"{"ids":["u"]}"#)
        #expect(many.status == 400)
        // This query option is allowed for subscriptions.
        #expect(try await send(.get, "/v1.0/subscriptions?\(query)").status == 200)
    }

    @Test("Other query options are ignored for a presence") func otherQueryOptions() async throws {
        #expect(try await send(.get, "/v1.0/me/presence?$expand=x&selected=id&a=$select").status == 200)
        let configuration = RequestConfiguration(query: ["$select": "id,availability"])
        let error = await #expect(throws: GraphError.self) {
            try await graphClient.me.presence.get(configuration: configuration)
        }
        #expect(
            error?.localizedDescription.hasPrefix(
                "GET /me/presence: 400 BadRequest: the query option '$select' is not supported for presence"
            ) == true
        )
    }

    @Test("An application without a user cannot use /me") func applicationWithoutUser() async throws {
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: EmulatorTransport(clock: clock)
        )
        let error = await #expect(throws: GraphError.self) { try await client.me.presence.get() }
        #expect(error?.status == 400)
        #expect(error?.message == "/me request is only valid with delegated authentication flow.")
    }

    @Test("A presence contains the ID exactly as the client sent it") func userIdCase() async throws {
        let odd = "a".guid.replacing("f", with: "F", maxReplacements: 3)
        try await graphClient.users[odd].presence.setPresence(.away, sessionId: "s")
        #expect(try await graphClient.users[odd].presence.get().id == odd)
        #expect(try await graphClient.users["A".guid].presence.get().availability == .away)
        // The emulator decodes a percent-encoded ID.
        let encoded = "/v1.0/users/%66\("a".guid.dropFirst())/presence"
        #expect(try await send(.get, encoded).status == 200)
        #expect(try await graphClient.users["b".guid].presence.get().availability == .offline)
    }
}

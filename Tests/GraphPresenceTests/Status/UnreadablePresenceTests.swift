// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests that a presence that cannot be read does not affect the other presences in the same response.
@Suite(.timeLimit(.minutes(5))) struct UnreadablePresenceTests {
    private let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "me", throttling: nil)

    private var client: GraphServiceClient {
        GraphServiceClient(credential: StaticTokenCredential("t"), transport: emulator)
    }

    private func response(_ elements: String...) {
        let headers: GraphHeaders = ["Content-Type": "application/json"]
        let body = Data("{\"value\":[\(elements.joined(separator: ","))]}".utf8)
        emulator.add(.response(200, headers: headers, body: body))
    }

    @Test("The readable elements in a collection are decoded")
    func collection() async throws {
        response(#"{"id":"a"}"#, "null", #"{"availability":"Busy"}"#, #"{"id":"b","availability":7}"#, #"{"id":"c"}"#)
        let response = try await client.communications.getPresencesByUserId(ids: ["a", "b", "c"])
        #expect(response.value.map(\.id) == ["a", "c"])
        try #require(response.unreadableElements.map(\.index) == [1, 2, 3])
        #expect(response.unreadableElements.map(\.member) == ["value", "value", "value"])
        #expect(
            response.unreadableElements.map(\.json) == [
                .null, ["availability": "Busy"], ["id": "b", "availability": 7],
            ]
        )
        #expect(response.unreadableElements[1].error == "'id' is missing")
        #expect(response.unreadableElements[2].error == "'availability' must be a string")
        // Unreadable elements are not encoded.
        #expect(
            String(decoding: try JSONCoding.encoder.encode(response), as: UTF8.self)
                == #"{"value":[{"id":"a"},{"id":"c"}]}"#
        )
    }

    @Test("The readable elements in the response to a GET request are returned")
    func getPage() async throws {
        response(#"{"id":"a"}"#, #"{"id":7}"#, #"{"id":"b"}"#)
        let page = try await client.subscriptions.get()
        #expect(page.value.map(\.id) == ["a", "b"])
        #expect(page.unreadableElements.map(\.index) == [1])
        #expect(page.unreadableElements.map(\.json) == [["id": 7]])
    }

    @Test("Unreadable presences on several pages are reported")
    func severalPages() async throws {
        let ids = (0..<1_301).map { "u\($0)".guid }
        let (first, second) = ("u651".guid, "u1300".guid)
        let bad = ClosureTransport { [emulator] request in
            var response = try await emulator.send(request)
            let text = String(decoding: response.body, as: UTF8.self)
            response.body = Data(
                text.replacingOccurrences(of: #""id":"\#(first)""#, with: #""ID":"\#(first)""#)
                    .replacingOccurrences(
                        of: #""activity":"Offline","availability":"Offline","id":"\#(second)""#,
                        with: #""activity":[],"id":"\#(second.uppercased())""#
                    ).utf8
            )
            return response
        }
        let client = GraphServiceClient(credential: StaticTokenCredential("t"), transport: bad)
        let all = try await client.communications.getPresencesByUserId.all(ids + [second])
        #expect(all.presences.map(\.id) == ids.filter { $0 != first && $0 != second })
        #expect(all.unreadable.map(\.page) == [1, 2])
        #expect(all.unreadable.map(\.element.index) == [1, 0])
        #expect(all.unreadable.map(\.element.id) == [nil, second.uppercased()])
        #expect(all.unreadable.first?.description == "page 1, value[1]: 'id' is missing")
        // An unreadable presence with an ID is not reported as missing. An unreadable presence without an ID cannot be
        // assigned to a user.
        #expect(all.missingIDs == [first])
    }

    @Test("The readable elements in a batch response are returned")
    func batch() async throws {
        let body = #"{"value":[null,{"id":"a"}]}"#
        let item = #"{"id":"1","status":200,"headers":{"Content-Type":"application/json"},"body":\#(body)}"#
        let headers: GraphHeaders = ["Content-Type": "application/json"]
        emulator.add(.response(200, headers: headers, body: Data(#"{"responses":[\#(item)]}"#.utf8)))
        let requests = [
            client.communications.getPresencesByUserId.postRequest(GetPresencesByUserIdPostRequestBody(ids: ["a"]))
        ]
        let response = try await client.batch(requests).first?.get()
        #expect(response?.value.map(\.id) == ["a"])
        #expect(response?.unreadableElements.map(\.index) == [0])
    }
}

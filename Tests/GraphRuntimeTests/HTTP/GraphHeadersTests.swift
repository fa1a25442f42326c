// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite(.timeLimit(.minutes(5))) struct GraphHeadersTests {
    @Test("Header field names are case-insensitive")
    func caseInsensitiveNames() {
        var headers: GraphHeaders = ["Content-Type": "a", "content-type": "b"]
        #expect(headers.fields == [GraphHeaders.Field(name: "content-type", value: "b")])
        #expect(headers["CONTENT-TYPE"] == "b")
        headers["Content-Type"] = nil
        #expect(headers.fields.isEmpty)
    }

    @Test("Field lines with the same name are combined with a comma")
    func append() {
        var headers: GraphHeaders = ["Retry-After": "30"]
        headers.append(name: "retry-after", value: "120")
        headers.append(name: "WWW-Authenticate", value: "Bearer")
        headers.append(name: "RETRY-AFTER", value: "60")
        #expect(
            headers.fields == [
                GraphHeaders.Field(name: "Retry-After", value: "30, 120, 60"),
                GraphHeaders.Field(name: "WWW-Authenticate", value: "Bearer"),
            ]
        )
    }

    private func refusal(_ headers: GraphHeaders) async -> String? {
        let client = TestClient.responding { _ in response(200) }
        let request = GraphRequest<Void>(.get, "/me", configuration: RequestConfiguration(headers: headers))
        let error = await graphError { try await client.send(request) }
        #expect(error == nil || error?.kind == .invalidRequest)
        return error?.message
    }

    @Test("A header field cannot inject another header field")
    func fieldInjection() async {
        for value in ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\u{0}b", "a\u{7F}b"] {
            let message = await refusal(["X-Note": value])
            #expect(message == "the value of the 'X-Note' header contains a control character, such as a line break")
        }
        #expect(await refusal(["X Note": "a"]) == "\"X Note\" is not a valid HTTP header field name")
        #expect(await refusal(["X-Note:": "a"]) == "\"X-Note:\" is not a valid HTTP header field name")
        #expect(await refusal(["X-Note\r\nA": "a"]) == "\"X-Note\\r\\nA\" is not a valid HTTP header field name")
        #expect(await refusal(["": "a"]) == "\"\" is not a valid HTTP header field name")
        #expect(await refusal(["X-Note": "a\tb"]) == nil)
    }

    @Test("Header fields that the client sets itself are rejected")
    func reservedFields() async {
        #expect(
            await refusal(["authorization": "Bearer other"])
                == "the 'authorization' header cannot be set: the client's credential provides it"
        )
        #expect(await refusal(["HOST": "evil"]) == "the 'HOST' header cannot be set: it is derived from the URL")
        #expect(
            await refusal(["Content-Length": "0"])
                == "the 'Content-Length' header cannot be set: it is computed from the body"
        )
    }

    @Test("The transport receives a call's header fields and timeout")
    func fieldsOfCall() async throws {
        let client = TestClient.responding { request in
            #expect(request.headers["Prefer"] == "include-unknown-enum-members")
            #expect(request.headers["client-request-id"] == "my-id")
            #expect(request.headers["Accept"] == "application/json")
            #expect(request.timeout == .seconds(7))
            return response(200)
        }
        let configuration = RequestConfiguration(
            headers: ["Prefer": "include-unknown-enum-members", "client-request-id": "my-id"],
            timeout: .seconds(7)
        )
        try await client.send(GraphRequest<Void>(.get, "/me", configuration: configuration))
    }

    @Test("Every request has a unique client-request-id")
    func uniqueRequestIDs() throws {
        let client = TestClient.responding { _ in response(200) }
        let ids = try (0..<10).map { _ in
            try client.requestAdapter.transportRequest(for: GraphRequest<Void>(.get, "/me")).headers[
                "client-request-id"
            ]
        }
        #expect(Set(ids).count == 10)
        #expect(ids.allSatisfy { UUID(uuidString: $0 ?? "") != nil })
    }
}

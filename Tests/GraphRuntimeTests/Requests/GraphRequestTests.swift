// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite(.timeLimit(.minutes(5))) struct GraphRequestTests {
    @Test("A request can be sent without a generated builder")
    func handwrittenRequest() async throws {
        let client = TestClient.responding { request in
            #expect(request.method == .patch)
            #expect(request.url.absoluteString == "https://graph.microsoft.com/v1.0/users/a%2Fb")
            #expect(request.body.map { String(decoding: $0, as: UTF8.self) } == #"{"jobTitle":"a/b"}"#)
            return response(200, #"{"id":"1"}"#, headers: ["request-id": "r", "client-request-id": "c"])
        }
        let request = GraphRequest<GraphJSONValue>(.patch, "/users/\("a/b")", body: .json(["jobTitle": "a/b"]))
        #expect(request.operation.description == "PATCH /users/{1}")
        #expect(!request.operation.isIdempotent)
        #expect(try await client.send(request) == ["id": "1"])
        let full = try await client.response(for: request)
        #expect(full.status == 200)
        #expect(full.requestId == "r")
        #expect(full.clientRequestId == "c")
        #expect(full.value == ["id": "1"])
    }

    @Test("A request is sent with a body only if it has one")
    func requestBodies() async throws {
        #expect(try GraphRequest<Void>(.post, "/me").bodyData() == nil)
        #expect(try GraphRequest<Void>(.post, "/me", body: .emptyObject).bodyData() == Data("{}".utf8))
        let client = TestClient.responding { request in
            #expect(request.body == nil)
            #expect(request.headers["Content-Type"] == nil)
            return response(204)
        }
        try await client.send(GraphRequest<Void>(.delete, "/me"))
    }

    @Test("The client request ID is available even if the response does not repeat the ID")
    func clientRequestID() async throws {
        let client = TestClient.responding { _ in response(204) }
        let configuration = RequestConfiguration(headers: ["client-request-id": "mine"])
        let request = GraphRequest<Void>(.get, "/me", configuration: configuration)
        #expect(try await client.response(for: request).clientRequestId == "mine")
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite(.timeLimit(.minutes(5))) struct GraphErrorTests {
    private func error(_ response: TransportResponse) async -> GraphError? {
        let client = TestClient.responding { _ in response }
        return await graphError { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me/presence")) }
    }

    @Test("Every member of an error body can be read")
    func errorBody() async {
        let body = """
            {"error": {"code": "TooManyRequests", "message": "Please retry again later.", "target": "presence",
              "details": [{"code": "a", "message": "b", "target": "c", "details": [{"code": "d"}]}, {}],
              "later": 1,
              "innerError": {"code": "429", "date": "2020-08-18T12:51:51", "request-id": "94fb3b52", "status": "429",
                "client-request-id": "mine", "innerError": {"code": "deep"}}}}
            """
        let headers: GraphHeaders = ["Retry-After": "10", "request-id": "header", "Content-Type": "application/json"]
        let error = await error(response(429, body, headers: headers))
        #expect(error?.kind == .service)
        #expect(error?.status == 429)
        #expect(error?.code == "TooManyRequests")
        #expect(error?.message == "Please retry again later.")
        #expect(error?.target == "presence")
        #expect(
            error?.details == [GraphError.Detail(code: "a", message: "b", target: "c"), GraphError.Detail()]
        )
        #expect(error?.errorObject?["later"] == 1)
        #expect(
            error?.errorObject?["details"]
                == [["code": "a", "message": "b", "target": "c", "details": [["code": "d"]]], [:]]
        )
        #expect(error?.codes == ["TooManyRequests", "429", "deep"])
        #expect(error?.requestId == "94fb3b52")
        #expect(error?.clientRequestId == "mine")
        #expect(error?.date?.text == "2020-08-18T12:51:51")
        #expect(error?.retryAfter == .seconds(10))
        #expect(error?.headers["request-id"] == "header")
        #expect(error?.innerError?["status"] == "429")
        #expect(error?.bodyExcerpt == nil)
        #expect(
            error?.description
                == "GET /me/presence: 429 TooManyRequests: Please retry again later; retry after 10 seconds (request-id 94fb3b52)"
        )
        #expect(error?.localizedDescription == error?.description)
    }

    @Test("A sentence from a gateway is not an error code")
    func gatewaySentence() async {
        let error = await error(response(400, #"{"error":"the service is unavailable","suberror":"<p>"}"#))
        #expect(error?.codes == [])
        #expect(error?.description == "GET /me/presence: 400: the service is unavailable")
    }

    @Test("Both spellings of innerError are read")
    func innerErrorSpellings() async {
        let error = await error(response(400, #"{"error":{"code":"","message":"m","innererror":{"code":"in"}}}"#))
        #expect(error?.codes == ["in"])
        #expect(error?.description == "GET /me/presence: 400: m")
    }

    @Test(
        "A body that is not an error object is kept as an excerpt",
        arguments: [
            ("<html>no</html>", "<html>no</html>"), ("", nil), ("{", "{"), ("[]", "[]"),
            (#"{"error":7}"#, #"{"error":7}"#),
        ]
    )
    func otherBody(_ body: String, _ excerpt: String?) async {
        let error = await error(response(503, body, headers: ["Content-Type": "text/html"]))
        #expect(error?.kind == .service)
        #expect(error?.status == 503)
        #expect(error?.code == nil)
        #expect(error?.bodyExcerpt == excerpt)
        #expect(error?.headers["Content-Type"] == "text/html")
    }

    static let undecodableBodies: [(String, String)] = [
        ("", "the response has no body"), ("<html>", "the response body cannot be decoded"),
        ("{\"a\":", "the response body cannot be decoded"),
    ]

    @Test("A response that cannot be decoded causes a decoding error", arguments: undecodableBodies)
    func undecodableResponse(_ body: String, _ message: String) async {
        let error = await error(response(200, body, headers: ["request-id": "r"]))
        #expect(error?.kind == .decoding)
        #expect(error?.status == 200)
        #expect(error?.message.hasPrefix(message) == true)
        #expect(error?.requestId == "r")
        #expect(error?.clientRequestId != nil)
        #expect(error?.bodyExcerpt == (body.isEmpty ? nil : body))
    }

    @Test("A decoding error contains the path of the affected member")
    func memberPath() async {
        struct Page: Decodable, Sendable {
            struct Inner: Decodable, Sendable { let count: Int }
            let list: [Inner]
        }
        let client = TestClient.responding { _ in response(200, #"{"list":[{"count":1},{"count":"x"}]}"#) }
        let wrong = await graphError { try await client.send(GraphRequest<Page>(.get, "/me")) }
        #expect(wrong?.message == "the response body cannot be decoded: 'list.1.count' must be an integer")
        let incomplete = TestClient.responding { _ in response(200, #"{"list":[{}]}"#) }
        let missing = await graphError { try await incomplete.send(GraphRequest<Page>(.get, "/me")) }
        #expect(missing?.message == "the response body cannot be decoded: 'list.0.count' is missing")
        #expect(missing?.bodyExcerpt == #"{"list":[{}]}"#)
    }

    @Test("A body excerpt is limited to 1,024 bytes")
    func excerptLength() async {
        let error = await error(response(200, String(repeating: "x", count: 5_000)))
        #expect(error?.bodyExcerpt?.count == 1_024)
    }

    @Test("An action succeeds with an empty response or a JSON response")
    func actionResponses() async throws {
        for status in [200, 202, 204] {
            for body in ["", " \r\n", "{}", "{\"@odata.context\":\"x\"}", "null"] {
                let client = TestClient.responding { _ in response(status, body) }
                try await client.send(GraphRequest<Void>(.post, "/me/presence/setPresence"))
            }
        }
    }

    static let otherContent: [(String, String, String?)] = [
        (
            "<html>", "text/html",
            "the response is 'text/html' instead of JSON; a proxy or sign-in page may have intercepted the request"
        ),
        (
            "{}", "text/plain",
            "the response is 'text/plain' instead of JSON; a proxy or sign-in page may have intercepted the request"
        ),
        ("{}", "", "the response has no Content-Type header; application/json is expected"),
        ("{\"a\"", "application/json", nil),
    ]

    @Test("A successful response that is not JSON causes a decoding error", arguments: otherContent)
    func notJSON(_ body: String, _ type: String, _ message: String?) async {
        let client = TestClient.responding { _ in
            response(200, body, headers: ["Content-Type": type, "request-id": "r"])
        }
        let written = await graphError { try await client.send(GraphRequest<Void>(.post, "/me/x")) }
        let read = await graphError { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me/x")) }
        for error in [written, read] {
            #expect(error?.kind == .decoding)
            #expect(error?.status == 200)
            #expect(error?.requestId == "r")
            #expect(error?.bodyExcerpt == body)
            if let message { #expect(error?.message == message) }
        }
    }

    @Test("An empty response to a read causes a decoding error", arguments: [200, 204])
    func emptyResponse(_ status: Int) async {
        let client = TestClient.responding { _ in response(status) }
        let error = await graphError { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me/x")) }
        #expect(error?.kind == .decoding)
        #expect(error?.message == "the response has no body")
    }

    @Test("An InvalidArgument error includes the accepted values")
    func acceptedValues() async {
        let operation = GraphOperation(
            method: .post,
            pathTemplate: "/me/x",
            constraints: [PropertyConstraint(property: "expirationDuration", accepted: "from 5 minutes to 4 hours")]
        )
        let request = GraphRequest<Void>(operation, at: "/me/x")
        func text(_ code: String, _ message: String) async -> String? {
            let client = TestClient.responding { _ in
                response(400, #"{"error":{"code":"\#(code)","message":"\#(message)"}}"#)
            }
            return await graphError { try await client.send(request) }?.localizedDescription
        }
        #expect(
            await text("InvalidArgument", "The provided [ExpirationDuration] is out of range.")
                == "POST /me/x: 400 InvalidArgument: The provided [ExpirationDuration] is out of range; "
                + "'expirationDuration' must be from 5 minutes to 4 hours"
        )
        #expect(await text("InvalidArgument", "x") == "POST /me/x: 400 InvalidArgument: x")
        #expect(await text("BadRequest", "expirationDuration") == "POST /me/x: 400 BadRequest: expirationDuration")
    }

    @Test("A redirect that is not followed causes an error", arguments: [301, 302, 303, 304, 307, 308])
    func redirectStatus(_ status: Int) async {
        let client = TestClient.responding { _ in response(status, headers: ["Location": "https://example.com"]) }
        let error = await graphError { try await client.send(GraphRequest<Void>(.post, "/me/presence/setPresence")) }
        #expect(error?.kind == .service)
        #expect(error?.status == status)
        #expect(error?.headers["Location"] == "https://example.com")
    }

    @Test("The error for an incomplete response contains the part that was received")
    func incompleteResponse() async {
        struct Reset: LocalizedError { var errorDescription: String? { "connection reset" } }
        let client = TestClient.responding { _ in
            throw TransportError(
                partialResponse: response(200, "{\"id\"", headers: ["request-id": "r"]),
                underlying: Reset()
            )
        }
        let error = await graphError { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me/presence")) }
        #expect(error?.kind == .transport)
        #expect(error?.status == 200)
        #expect(error?.bodyExcerpt == "{\"id\"")
        #expect(
            error?.description.replacing(#/ in [0-9.]+ seconds?/#, with: "")
                == "GET /me/presence: 200: the response is incomplete (1 attempt): connection reset; "
                + "the body starts with \"{\\\"id\\\"\" (request-id r)"
        )
    }

    @Test("The error for a 403 response lists the required permission")
    func requiredPermission() async {
        let operation = GraphOperation(
            name: "setPresence",
            method: .post,
            pathTemplate: "/me/presence/setPresence",
            permissions: GraphPermissions(delegatedWork: ["Presence.ReadWrite"])
        )
        let client = TestClient.responding { _ in response(403, #"{"error":{"code":"Forbidden","message":"no"}}"#) }
        let error = await graphError {
            try await client.send(GraphRequest<Void>(operation, at: "/me/presence/setPresence"))
        }
        #expect(
            error?.description == "POST /me/presence/setPresence: 403 Forbidden: no; "
                + "the delegated permission Presence.ReadWrite is required (application permissions are not supported)"
        )
    }
}

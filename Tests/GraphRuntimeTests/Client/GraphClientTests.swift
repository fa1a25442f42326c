import Foundation
import GraphRuntime
import Testing

@Suite(.timeLimit(.minutes(5))) struct GraphClientTests {
    @Test func aRequestWrittenByHandIsSent() async throws {
        let client = TestClient.answering { request in
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

    @Test func bodiesAreWhatTheyAre() async throws {
        #expect(try GraphRequest<Void>(.post, "/me").bodyData() == nil)
        #expect(try GraphRequest<Void>(.post, "/me", body: .emptyObject).bodyData() == Data("{}".utf8))
        let client = TestClient.answering { request in
            #expect(request.body == nil)
            #expect(request.headers["Content-Type"] == nil)
            return response(204)
        }
        try await client.send(GraphRequest<Void>(.delete, "/me"))
    }

    @Test(arguments: ["http://127.0.0.1:8080/v1.0", "http://127.0.0.1:8080/v1.0/", "http://127.0.0.1:8080/v1.0//"])
    func aBaseURLReplacesTheRootAndVersion(_ base: String) throws {
        let client = TestClient.answering(baseURL: URL(string: base)) { _ in response(200) }
        let request = try client.requestAdapter.transportRequest(for: GraphRequest<Void>(.get, "/me"))
        #expect(request.url.absoluteString == "http://127.0.0.1:8080/v1.0/me")
    }

    @Test func aBaseURLThatIsNoneIsRefused() async {
        for base in ["/v1.0", "ftp://graph.microsoft.com", "file:///etc"] {
            let client = TestClient.answering(baseURL: URL(string: base)) { _ in response(200) }
            let error = await graphError { try await client.send(GraphRequest<Void>(.get, "/me")) }
            #expect(error?.message == "the base URL is not an absolute http or https URL")
        }
    }

    @Test(arguments: [
        ("https://proxy.example.com/v1.0?key=1", "the base URL must not have a query"),
        ("https://proxy.example.com/v1.0#f", "the base URL must not have a fragment"),
        ("https://u:p@proxy.example.com/v1.0", "the base URL must not contain a user name or password"),
        ("https://proxy.example.com/a/../v1.0", "the base URL must not have path segments that consist only of dots"),
    ])
    func aBaseURLThatWouldChangeThePathIsRefused(_ base: String, _ message: String) async {
        let client = TestClient.answering(baseURL: URL(string: base)) { _ in response(200) }
        let error = await graphError { try await client.send(GraphRequest<Void>(.get, "/me")) }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.message == message)
    }

    @Test func theClientRequestIdIsKnownWhetherOrNotTheServiceRepeatsIt() async throws {
        let client = TestClient.answering { _ in response(204) }
        let configuration = RequestConfiguration(headers: ["client-request-id": "mine"])
        let request = GraphRequest<Void>(.get, "/me", configuration: configuration)
        #expect(try await client.response(for: request).clientRequestId == "mine")
    }

    @Test func aSegmentIsOneSegmentWhateverItContains() throws {
        let client = TestClient.answering { _ in response(200) }
        let request = GraphRequest<Void>(.get, GraphPath().appending("a/b").appending("$count"))
        let url = try client.requestAdapter.transportRequest(for: request).url.absoluteString
        #expect(url == "https://graph.microsoft.com/v1.0/a%2Fb/$count")
    }

    @Test func middlewareRunsInOrderAndSeesNoToken() async throws {
        let log = Locked<[String]>([])
        struct Note: GraphMiddleware {
            let name: String
            let log: Locked<[String]>
            func intercept(
                _ request: TransportRequest,
                for operation: GraphOperation,
                next: Next
            ) async throws -> TransportResponse {
                log.withLock { $0.append("\(name) \(request.headers["Authorization"] ?? "-")") }
                let response = try await next(request)
                log.withLock { $0.append("\(name) \(response.status)") }
                return response
            }
        }
        let client = TestClient.answering(middleware: [Note(name: "a", log: log), Note(name: "b", log: log)]) {
            request in
            log.withLock { $0.append("sent \(request.headers["Authorization"] ?? "-")") }
            return response(200)
        }
        try await client.send(GraphRequest<Void>(.get, "/me"))
        #expect(log.withLock { $0 } == ["a -", "b -", "sent Bearer secret-token", "b 200", "a 200"])
    }
}

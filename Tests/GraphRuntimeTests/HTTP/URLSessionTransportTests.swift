// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.networking, .timeLimit(.minutes(5))) struct URLSessionTransportTests {
    private func client(_ server: ScriptedServer) -> TestClient {
        TestClient(
            credential: StaticTokenCredential("abc"),
            transport: URLSessionTransport(),
            baseURL: URL(string: "http://127.0.0.1:\(server.port)/v1.0")
        )
    }

    @Test("A request arrives with its path, header fields, and body")
    func requestOnWire() async throws {
        let bytes =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\nrequest-id: r\r\n\r\n{\"id\":\"a\"}"
        let server = try ScriptedServer(answering: bytes)
        defer { server.stop() }
        let request = GraphRequest<GraphJSONValue>(
            .post,
            "/users/\("a/b ö")/presence/setPresence",
            body: .json(["b": 1, "a": "x/y"] as GraphJSONValue),
            configuration: RequestConfiguration(headers: ["X-Note": "n"], query: ["$select": "id"])
        )
        let response = try await client(server).response(for: request)
        #expect(response.value == ["id": "a"])
        #expect(response.requestId == "r")
        let sent = try #require(server.requests.first)
        let lines = sent.components(separatedBy: "\r\n")
        #expect(lines.first == "POST /v1.0/users/a%2Fb%20%C3%B6/presence/setPresence?$select=id HTTP/1.1")
        #expect(lines.last == #"{"a":"x/y","b":1}"#)
        let headers = Set(lines.map { $0.lowercased() })
        for header in [
            "authorization: bearer abc", "accept: application/json", "content-type: application/json", "x-note: n",
            "content-length: 17",
        ] {
            #expect(headers.contains(header), "\(header)")
        }
    }

    @Test("A request may have a timeout of any length", arguments: [Duration.seconds(Int64.max), .seconds(-1)])
    func extremeTimeout(_ timeout: Duration) async throws {
        let server = try ScriptedServer(answering: "HTTP/1.1 204 No Content\r\n\r\n")
        defer { server.stop() }
        let request = TransportRequest(
            method: .get,
            url: try #require(URL(string: server.origin)),
            timeout: timeout
        )
        #expect(try await URLSessionTransport().send(request).status == 204)
    }

    @Test("Redirects are not followed", arguments: [301, 302, 303, 307, 308])
    func redirects(_ status: Int) async throws {
        let target = try ScriptedServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        defer { target.stop() }
        let server = try ScriptedServer(
            answering:
                "HTTP/1.1 \(status) Moved\r\nLocation: http://127.0.0.1:\(target.port)/\r\nContent-Length: 0\r\n\r\n"
        )
        defer { server.stop() }
        let request = GraphRequest<Void>(.post, "/me/presence/setPresence", body: .emptyObject)
        let error = await graphError { try await client(server).send(request) }
        #expect(error?.kind == .service)
        #expect(error?.status == status)
        #expect(server.requests.count == 1)
        #expect(target.requests.isEmpty)
    }

    @Test("The error for an incomplete body contains the part that was received")
    func incompleteBody() async throws {
        let server = try ScriptedServer(
            answering: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nrequest-id: r\r\n\r\n{\"id\":"
        )
        defer { server.stop() }
        let error = await graphError { try await client(server).send(GraphRequest<GraphJSONValue>(.get, "/me")) }
        #expect(error?.kind == .transport)
        #expect(error?.status == 200)
        #expect(error?.requestId == "r")
        #expect(error?.bodyExcerpt == "{\"id\":")
    }

    @Test("An unreachable server causes a transport error")
    func unreachableServer() async throws {
        let server = try ScriptedServer(answering: "")
        server.stop()
        let error = await graphError { try await client(server).send(GraphRequest<GraphJSONValue>(.get, "/me")) }
        #expect(error?.kind == .transport)
        #expect(error?.status == nil)
        #expect(error?.clientRequestId != nil)
    }

    @Test("A timeout causes a transport error")
    func timeout() async throws {
        let server = try ScriptedServer(answering: nil)
        defer { server.stop() }
        let request = GraphRequest<GraphJSONValue>(
            .get,
            "/me",
            configuration: RequestConfiguration(timeout: .seconds(1), retryPolicy: .never)
        )
        let error = await graphError { try await client(server).send(request) }
        #expect(error?.kind == .transport)
        #expect(error?.message.hasPrefix("the request timed out after 1 second (") == true)
    }

    @Test("A response can be received with a timeout of less than a second")
    func shortTimeout() async throws {
        let server = try ScriptedServer(answering: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}")
        defer { server.stop() }
        // On a busy machine, an attempt may exceed the timeout.
        let configuration = RequestConfiguration(
            timeout: .milliseconds(900),
            retryPolicy: GraphRetryPolicy(maximumAttempts: 20, baseDelay: .milliseconds(10))
        )
        let request = GraphRequest<GraphJSONValue>(.get, "/me", configuration: configuration)
        #expect(try await client(server).send(request) == [:])
    }

    @Test("A canceled call immediately throws a CancellationError")
    func canceledCall() async throws {
        let server = try ScriptedServer(answering: nil)
        defer { server.stop() }
        let call = Task { try await client(server).send(GraphRequest<GraphJSONValue>(.get, "/me")) }
        try await eventually { !server.requests.isEmpty }
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        let late = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await client(server).send(GraphRequest<GraphJSONValue>(.get, "/me"))
        }
        await #expect(throws: CancellationError.self) { try await late.value }
    }

    @Test("Concurrent calls receive their own responses")
    func concurrentCalls() async throws {
        let server = try ScriptedServer(
            answering: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\ntrue"
        )
        defer { server.stop() }
        let client = client(server)
        try await withThrowingTaskGroup(of: GraphJSONValue.self) { group in
            for _ in 0..<50 { group.addTask { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me")) } }
            for try await value in group { #expect(value == true) }
        }
        #expect(server.requests.count == 50)
    }

    @Test("A call ends regardless of when it is canceled")
    func canceledAnytime() async throws {
        let server = try ScriptedServer(
            answering: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\ntrue"
        )
        defer { server.stop() }
        let client = client(server)
        var ended = 0
        for round in 0..<30 {
            let calls = (0..<20).map { index in
                let call = Task { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me")) }
                Task {
                    try await Task.sleep(for: .microseconds((round * 20 + index) * 7 % 900))
                    call.cancel()
                }
                return call
            }
            for call in calls {
                switch await call.result {
                case .success(let value): #expect(value == true)
                case .failure(let error): #expect(error is CancellationError, "\(error)")
                }
                ended += 1
            }
        }
        #expect(ended == 600)
    }

    @Test("Cookies are not stored")
    func cookies() async throws {
        let server = try ScriptedServer(
            answering: "HTTP/1.1 200 OK\r\nSet-Cookie: session=canary; Path=/\r\nContent-Length: 0\r\n\r\n"
        )
        defer { server.stop() }
        for _ in 0..<2 { try await client(server).send(GraphRequest<Void>(.get, "/me")) }
        #expect(server.requests.count == 2)
        #expect(server.requests.allSatisfy { !$0.contains("canary") })
    }

    @Test("The transfer is canceled if the body is too large")
    func oversizedBody() async throws {
        let server = try ScriptedServer(
            answering: "HTTP/1.1 200 OK\r\nrequest-id: r\r\nContent-Length: 100000\r\n\r\n"
                + String(repeating: "x", count: 100_000)
        )
        defer { server.stop() }
        let client = TestClient(
            credential: StaticTokenCredential("t"),
            transport: URLSessionTransport(maximumBodyBytes: 1_000),
            baseURL: URL(string: "http://127.0.0.1:\(server.port)/v1.0"),
            retryPolicy: .never
        )
        let error = await graphError { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me")) }
        #expect(error?.kind == .transport)
        #expect(error?.requestId == "r")
        #expect(error?.bodyExcerpt == String(repeating: "x", count: 1_000))
        #expect(error?.localizedDescription.contains("the response body exceeds the limit of 1,000 bytes") == true)
    }
}

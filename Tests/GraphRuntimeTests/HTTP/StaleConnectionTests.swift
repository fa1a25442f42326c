// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.networking, .timeLimit(.minutes(5))) struct StaleConnectionTests {
    private static let write = GraphOperation(method: .post, pathTemplate: "/me/x", isIdempotent: true)

    private func client(_ server: ScriptedServer) -> TestClient {
        TestClient(
            credential: StaticTokenCredential("abc"),
            transport: URLSessionTransport(),
            baseURL: server.baseURL
        )
    }

    private func request(_ number: Int, _ operation: GraphOperation = write) -> GraphRequest<GraphJSONValue> {
        GraphRequest(operation, at: "/me/x", body: .json(["number": .integer(Int64(number))] as GraphJSONValue))
    }

    /// Returns a server that responds to one request on each connection and drops the connection when the next request
    /// arrives.
    private func droppingServer(reset: Bool) throws -> ScriptedServer {
        try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.respond()
            _ = connection.readHead()
            if reset { connection.resetAtEnd() }
        }
    }

    @Test("A write is sent again immediately if its kept-alive connection is dropped", arguments: [false, true])
    func droppedConnection(reset: Bool) async throws {
        let server = try droppingServer(reset: reset)
        defer { server.stop() }
        let client = client(server)
        let start = ContinuousClock.now
        for number in 0..<10 { _ = try await client.send(request(number)) }
        // The server drops nine connections. If the client did not notice a dropped connection, the request would take
        // the full timeout of 60 seconds. With a sanitizer, the tests that run at the same time are several times
        // slower.
        #expect(ContinuousClock.now - start < .seconds(TestRun.isSanitized ? 300 : 60))
        // libcurl opens additional connections over which it does not send a complete request.
        #expect(server.connections.filter { !$0.isEmpty }.count == 10)
        #expect(server.bodies == (0..<10).map { #"{"number":\#($0)}"# })
    }

    @Test("A write that is not idempotent is not sent again")
    func notIdempotent() async throws {
        let server = try droppingServer(reset: false)
        defer { server.stop() }
        let client = client(server)
        let operation = GraphOperation(method: .post, pathTemplate: "/me/x")
        _ = try await client.send(request(0, operation))
        let error = await graphError { try await client.send(request(1, operation)) }
        #expect(error?.kind == .transport)
        #expect(error?.attempts == 1)
        #expect(error?.message.hasPrefix("no response was received (1 attempt") == true)
        #expect(server.bodies == [#"{"number":0}"#])
    }

    @Test("Consecutive calls reuse the same connection")
    func connectionReuse() async throws {
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil { connection.respond() }
        }
        defer { server.stop() }
        let client = client(server)
        for number in 0..<20 { _ = try await client.send(request(number)) }
        #expect(server.connections.count == 1)
        #expect(server.bodies == (0..<20).map { #"{"number":\#($0)}"# })
    }

    @Test("A slow server receives each write only once")
    func slowServer() async throws {
        let server = try ScriptedServer { connection in
            var isFirst = true
            while connection.readRequest() != nil {
                // On Linux, a request on a new connection uses up to half a core while it waits for its response.
                if TestRun.isThorough || !isFirst { Thread.sleep(forTimeInterval: 1.5) }
                isFirst = false
                connection.respond()
            }
        }
        defer { server.stop() }
        let client = client(server)
        for number in 0..<2 { _ = try await client.send(request(number)) }
        #expect(server.bodies == [#"{"number":0}"#, #"{"number":1}"#])
    }
}

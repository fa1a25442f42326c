// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.networking, .timeLimit(.minutes(5)), .serialized) struct EndlessBodyTests {
    private static let request = GraphRequest<GraphJSONValue>(.get, "/me")
    private static let maximumBytes = (TestRun.isThorough ? 64 : 16) * 1_024 * 1_024

    private func client(_ server: ScriptedServer, _ transport: URLSessionTransport, timeout: Duration = .seconds(60))
        -> TestClient
    {
        TestClient(
            credential: StaticTokenCredential("t"),
            transport: transport,
            baseURL: server.baseURL,
            retryPolicy: .never,
            timeout: timeout
        )
    }

    private func readServer() throws -> ScriptedServer {
        try ScriptedServer { connection in
            while connection.readRequest() != nil { connection.respond(200, "true") }
        }
    }

    @Test("An endless response does not delay other responses in the same session", arguments: [64 * 1_024, 1_000])
    func endlessBody(pieceSize: Int) async throws {
        let endless = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
            connection.flood(String(repeating: "x", count: pieceSize))
        }
        defer { endless.stop() }
        let server = try readServer()
        defer { server.stop() }
        let transport = URLSessionTransport(maximumBodyBytes: Self.maximumBytes)
        let flood = Task { await graphError { try await client(endless, transport).send(Self.request) } }
        try await eventually { !endless.requests.isEmpty }
        let reader = client(server, transport)
        var slowest = Duration.zero
        for _ in 0..<20 {
            let start = ContinuousClock.now
            #expect(try await reader.send(Self.request) == true)
            slowest = max(slowest, ContinuousClock.now - start)
        }
        // When all responses shared one queue, a read took 40 seconds. Most of the limit is a margin for busy machines.
        #expect(slowest < .seconds(30))
        let error = await flood.value
        #expect(error?.kind == .transport)
        let description = error?.description ?? ""
        let maximum = TestRun.isThorough ? "67,108,864" : "16,777,216"
        #expect(
            description.contains("the response body exceeds the limit of \(maximum) bytes")
                || description.contains("the response body arrived in more than 16,384 small fragments")
        )
    }

    @Test("A response in countless small fragments ends, and the client can be used during and after the response")
    func tinyPieces() async throws {
        let flooding = try ScriptedServer { connection in
            _ = connection.readRequest()
            connection.send(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
            for _ in 0..<20 { connection.send(String(repeating: "1\r\nx\r\n", count: 10_000)) }
        }
        defer { flooding.stop() }
        let server = try readServer()
        defer { server.stop() }
        let transport = URLSessionTransport()
        let flood = Task { await graphError { try await client(flooding, transport).send(Self.request) } }
        try await eventually { !flooding.requests.isEmpty }
        let start = ContinuousClock.now
        let hurried = client(server, transport, timeout: .milliseconds(500))
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { _ = try? await hurried.send(Self.request) } }
        }
        #expect(ContinuousClock.now - start < .seconds(110))
        let description = await flood.value?.description ?? ""
        #expect(description.contains("the response body arrived in more than 16,384 small fragments"))
        #expect(try await client(server, transport).send(Self.request) == true)
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests that the server continues to respond regardless of what its clients do.
@Suite(.serialized, .waiting, .timeLimit(.minutes(5))) struct RobustnessTests {
    private func client(_ server: EmulatorServer) -> GraphServiceClient {
        GraphServiceClient(credential: StaticTokenCredential("any"), baseURL: URL(string: server.baseURL))
    }

    /// Valid requests that the tests mutate.
    private static let valid = [
        "POST /v1.0/users/\("u".guid)/presence/setPresence HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n"
            + "Content-Type: application/json\r\nContent-Length: 57\r\n\r\n"
            + #"{"sessionId":"s","availability":"Away","activity":"Away"}"#,
        "GET /v1.0/me/presence HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n\r\n",
        "POST /v1.0/$batch HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 64\r\n\r\n" + #"{"requests":[{"id":"1","method":"GET","url":"/me/presence"}]}   "#,
        "POST /v1.0/users/\("u".guid)/presence/clearPresence HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "11\r\n" + #"{"sessionId":"s"}"# + "\r\n0\r\n\r\n",
        "POST /t/oauth2/v2.0/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: 29\r\n\r\ngrant_type=client_credentials",
        "POST /v1.0/users/\("u".guid)/presence/setStatusMessage HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n"
            + "Content-Type: application/json\r\nContent-Length: 616\r\n\r\n"
            + #"{"statusMessage":"# + String(repeating: "[", count: 300) + String(repeating: "]", count: 300),
        "POST /t/oauth2/v2.0/devicecode HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 33\r\n\r\n"
            + "client_id=app&scope=Presence.Read",
        "POST /emulator/throttling HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 30\r\n\r\n" + #"{"requests":90000,"seconds":3}"#,
        "POST /emulator/faults HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 43\r\n\r\n" + #"{"path":"/x","steps":[{"send":"HTTP/1.1"}]}"#,
        "POST /emulator/clock HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 18\r\n\r\n" + #"{"advance":"PT1S"}"#,
    ].map { Array($0.utf8) }

    private func mutated(_ random: inout SeededGenerator) -> [UInt8] {
        if Int.random(in: 0..<20, using: &random) == 0 {
            return (0..<Int.random(in: 1...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        var bytes = Self.valid[Int.random(in: 0..<Self.valid.count, using: &random)]
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1 where bytes.count > 1: bytes.remove(at: index)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
            case 3: bytes.append(contentsOf: bytes[..<index])
            default: bytes = Array(bytes[...index])
            }
        }
        return bytes
    }

    @Test("Connections that clients reset do not affect the server") func resetConnections() async throws {
        let server = try EmulatorServer(
            EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid, throttling: nil)
        )
        defer { server.stop() }
        let seed = SeededGenerator.seed
        var random = SeededGenerator()
        for _ in 0..<(TestRun.isThorough ? 3_000 : 300) {
            let connection = try Socket.connected(toPort: UInt16(server.port))
            _ = connection.sendAll(mutated(&random))
            connection.resetAtEnd()
            connection.end()
        }
        let presence = try await client(server).users["other".guid].presence.get()
        #expect(presence.availability == .offline, "TEST_SEED=\(seed)")
    }

    /// The number of random and mutated requests to send.
    private static let attackCount = TestRun.isThorough ? 100_000 : 2_500

    @Test("Random and mutated requests do not affect the server") func randomRequests() async throws {
        let seed = SeededGenerator.seed
        let (responses, problems) = try await withCheckedThrowingContinuation { continuation in
            // The thread has the same stack size as the server's threads.
            let thread = Thread { continuation.resume(with: Result { try attack() }) }
            thread.stackSize = EmulatorServer.stackSize
            thread.start()
        }
        #expect(problems == [], "TEST_SEED=\(seed)")
        #expect(responses > Self.attackCount / 2, "TEST_SEED=\(seed)")
    }

    /// The requests are sent over pairs of sockets because that many TCP connections would exhaust the machine's ports.
    private func attack() throws -> (responses: Int, problems: [String]) {
        let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid, throttling: nil)
        var random = SeededGenerator()
        var responses = 0
        var problems: [String] = []
        for index in 0..<Self.attackCount {
            let (peer, own) = try Socket.pair()
            defer {
                peer.end()
                own.end()
            }
            _ = peer.sendAll(mutated(&random))
            peer.endSending()
            ConnectionHandler(socket: own, emulator: emulator, origin: "http://127.0.0.1:1").run(until: { false })
            own.endSending()
            var bytes: [UInt8] = []
            while let more = peer.receiveSome() { bytes += more }
            responses += bytes.isEmpty ? 0 : 1
            let text = String(decoding: bytes, as: UTF8.self)
            let isResponse = text.isEmpty || text.hasPrefix("HTTP/1.1 ")
            if !isResponse || text.contains("the emulator failed") { problems.append("request \(index): \(text)") }
            // A random request may have added a fault, which would replace the next response.
            emulator.removeFaults()
        }
        return (responses, problems)
    }

    @Test("Deeply nested JSON is rejected") func nestedJSON() throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid))
        defer { server.stop() }
        for (path, open, close) in [("/v1.0/$batch", "[", "]"), ("/v1.0/me/presence/setPresence", #"{"a":"#, "}")] {
            for depth in [101, 10_000] {
                let body = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
                let response = try post(server, path, body)
                #expect(response.hasPrefix("HTTP/1.1 400 "), "\(path) \(depth)")
            }
        }
    }

    @Test("A batch inside a batch is rejected") func nestedBatch() throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid))
        defer { server.stop() }
        let item =
            #"{"id":"1","method":"POST","url":"/$batch","headers":{"Content-Type":"application/json"},"body":{}}"#
        let response = try post(server, "/v1.0/$batch", #"{"requests":[\#(item)]}"#)
        #expect(response.hasPrefix("HTTP/1.1 400 "))
        #expect(response.contains("is a batch request; "))
    }

    @Test("A client that is still sending its request receives the response") func earlyResponse() throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid))
        defer { server.stop() }
        for _ in 0..<(TestRun.isThorough ? 20 : 5) {
            let response = try post(server, "/v1.0/me/presence/setPresence", String(repeating: "x", count: 3_000_000))
            #expect(response.hasPrefix("HTTP/1.1 413 "))
        }
    }

    private func post(_ server: EmulatorServer, _ path: String, _ body: String) throws -> String {
        let connection = try Socket.connected(toPort: UInt16(server.port))
        defer { connection.end() }
        connection.setTimeout(5)
        let head =
            "POST \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\n"
            + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        _ = connection.sendAll(Array((head + body).utf8))
        var bytes: [UInt8] = []
        while let more = connection.receiveSome() { bytes += more }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("The server can serve 500 connections at the same time") func concurrentConnections() throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock(), throttling: nil))
        defer { server.stop() }
        let connections = try (0..<500).map { _ in try Socket.connected(toPort: UInt16(server.port)) }
        defer { connections.forEach { $0.end() } }
        for round in 0..<3 {
            for (index, connection) in connections.enumerated() {
                connection.setTimeout(10)
                let head =
                    "GET /v1.0/users/\("u\(index)".guid)/presence HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n\r\n"
                _ = connection.sendAll(Array(head.utf8))
            }
            for (index, connection) in connections.enumerated() {
                let text = String(decoding: connection.receiveSome() ?? [], as: UTF8.self)
                #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"), "round \(round)")
                #expect(text.contains(#""id":"\#("u\(index)".guid)""#), "round \(round)")
            }
        }
    }

    @Test("Idle connections are closed to make room for new connections") func idleConnections() throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock(), throttling: nil))
        defer { server.stop() }
        // Each connection needs two file descriptors because the server runs in the same process.
        let count = min(EmulatorServer.maximumConnections + 20, Socket.descriptorLimit / 2 - 200)
        let idle = try (0..<count).map { _ in try Socket.connected(toPort: UInt16(server.port)) }
        defer { idle.forEach { $0.end() } }
        for connection in idle { _ = connection.sendAll([UInt8(ascii: "G")]) }
        let start = Date()
        #expect(
            try post(server, "/v1.0/users/\("u".guid)/presence/clearUserPreferredPresence", "{}").hasPrefix(
                "HTTP/1.1 200 "
            )
        )
        #expect(Date().timeIntervalSince(start) < 5)
    }

    @Test("A client that sends one byte per second does not delay other clients") func slowClient() async throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock(), throttling: nil))
        defer { server.stop() }
        let slow = try Socket.connected(toPort: UInt16(server.port))
        defer { slow.end() }
        let graphClient = client(server)
        let head = Array("GET /v1.0/users/\("u".guid)/presence".utf8)
        for byte in head.prefix(3) {
            #expect(slow.sendAll([byte]))
            for index in 0..<20 {
                let presence = try await graphClient.users["u\(index)".guid].presence.get()
                #expect(presence.id == "u\(index)".guid)
            }
            try await Task.sleep(for: .seconds(1))
        }
        #expect(slow.sendAll(head.dropFirst(3) + Array(" HTTP/1.1\r\nHost: localhost\r\n".utf8)))
        #expect(slow.sendAll(Array("Authorization: Bearer x\r\n\r\n".utf8)))
        slow.setTimeout(30)
        #expect(String(decoding: slow.receiveSome() ?? [], as: UTF8.self).hasPrefix("HTTP/1.1 200 OK\r\n"))
    }
}

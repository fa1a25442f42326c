import Foundation
import GraphPresence
import Testing

@testable import GraphPresenceEmulator

/// Whatever peers do, the server answers.
@Suite(.serialized) struct RobustnessTests {
    private func client(_ server: EmulatorServer) -> GraphServiceClient {
        GraphServiceClient(credential: StaticTokenCredential("any"), baseURL: URL(string: server.baseURL))
    }

    /// What a client may mean to send.
    private static let valid = [
        "POST /v1.0/users/u/presence/setPresence HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer x\r\n"
            + "Content-Type: application/json\r\nContent-Length: 57\r\n\r\n"
            + #"{"sessionId":"s","availability":"Away","activity":"Away"}"#,
        "GET /v1.0/me/presence HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer x\r\n\r\n",
        "POST /v1.0/$batch HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 64\r\n\r\n" + #"{"requests":[{"id":"1","method":"GET","url":"/me/presence"}]}   "#,
        "POST /v1.0/users/u/presence/clearPresence HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer x\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "11\r\n" + #"{"sessionId":"s"}"# + "\r\n0\r\n\r\n",
        "POST /t/oauth2/v2.0/token HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: 29\r\n\r\ngrant_type=client_credentials",
        "POST /emulator/clock HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
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

    @Test func peersThatBreakOffLeaveItAnswering() async throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock(), signedInUser: "u", throttling: nil))
        defer { server.stop() }
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        for _ in 0..<3_000 {
            let connection = try Socket.connected(toPort: UInt16(server.port))
            _ = connection.sendAll(mutated(&random))
            connection.resetAtEnd()
            connection.end()
        }
        let presence = try await client(server).users["other"].presence.get()
        #expect(presence.availability == .offline, "seed \(seed)")
    }

    /// Over a pair of sockets instead of the network: that many connections would use up the machine's ports.
    @Test func a100000RandomAndMutatedRequestsLeaveItAnswering() throws {
        let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "u", throttling: nil)
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        var answers = 0
        for index in 0..<100_000 {
            let (peer, own) = try Socket.pair()
            defer {
                peer.end()
                own.end()
            }
            _ = peer.sendAll(mutated(&random))
            peer.endSending()
            ConnectionHandler(socket: own, emulator: emulator, origin: "http://127.0.0.1:1").run { false }
            own.endSending()
            var bytes: [UInt8] = []
            while let more = peer.receiveSome() { bytes += more }
            answers += bytes.isEmpty ? 0 : 1
            let isAnswer = bytes.isEmpty || bytes.starts(with: Array("HTTP/1.1 ".utf8))
            if !isAnswer || String(decoding: bytes, as: UTF8.self).contains("The emulator failed") {
                Issue.record("seed \(seed), request \(index): \(String(decoding: bytes, as: UTF8.self))")
            }
        }
        #expect(answers > 50_000, "seed \(seed)")
    }

    @Test func fiveHundredConnectionsAreServedAtOnce() throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock(), throttling: nil))
        defer { server.stop() }
        let connections = try (0..<500).map { _ in try Socket.connected(toPort: UInt16(server.port)) }
        defer { connections.forEach { $0.end() } }
        for round in 0..<3 {
            for (index, connection) in connections.enumerated() {
                connection.setTimeout(10)
                let head = "GET /v1.0/users/u\(index)/presence HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer x\r\n\r\n"
                _ = connection.sendAll(Array(head.utf8))
            }
            for (index, connection) in connections.enumerated() {
                let text = String(decoding: connection.receiveSome() ?? [], as: UTF8.self)
                #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"), "round \(round)")
                #expect(text.contains(#""id":"u\#(index)""#), "round \(round)")
            }
        }
    }

    @Test func aClientThatSendsOneByteASecondHoldsNobodyUp() async throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock(), throttling: nil))
        defer { server.stop() }
        let slow = try Socket.connected(toPort: UInt16(server.port))
        defer { slow.end() }
        let graphClient = client(server)
        let head = Array("GET /v1.0/users/u/presence".utf8)
        for byte in head.prefix(3) {
            #expect(slow.sendAll([byte]))
            for index in 0..<20 {
                let presence = try await graphClient.users["u\(index)"].presence.get()
                #expect(presence.id == "u\(index)")
            }
            try await Task.sleep(for: .seconds(1))
        }
        #expect(slow.sendAll(head.dropFirst(3) + Array(" HTTP/1.1\r\nHost: h\r\n".utf8)))
        #expect(slow.sendAll(Array("Authorization: Bearer x\r\n\r\n".utf8)))
        slow.setTimeout(5)
        #expect(String(decoding: slow.receiveSome() ?? [], as: UTF8.self).hasPrefix("HTTP/1.1 200 OK\r\n"))
    }
}

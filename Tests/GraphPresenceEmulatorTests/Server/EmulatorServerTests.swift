// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for the server over real sockets.
@Suite(.timeLimit(.minutes(5))) struct EmulatorServerTests {
    private func client(_ server: EmulatorServer) -> GraphServiceClient {
        GraphServiceClient(credential: StaticTokenCredential("any"), baseURL: URL(string: server.baseURL))
    }

    /// Sends text over a connection and returns all bytes that the server sends until it closes the connection.
    private func exchange(_ server: EmulatorServer, _ text: String) throws -> String {
        let connection = try Socket.connected(toPort: UInt16(server.port))
        defer { connection.end() }
        connection.setTimeout(5)
        _ = connection.sendAll(Array(text.utf8))
        var bytes: [UInt8] = []
        while let more = connection.receiveSome() { bytes += more }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("The generated client can call the server") func generatedClient() async throws {
        let clock = ManualClock()
        let server = try EmulatorServer(EmulatorTransport(clock: clock, signedInUser: "me-id".guid))
        defer { server.stop() }
        let graphClient = client(server)
        let presence = graphClient.users["a".guid].presence
        try await presence.setPresence(.available, sessionId: "app", expirationDuration: .hours(1))
        try await presence.setStatusMessage(
            statusMessage: PresenceStatusMessage(message: ItemBody(content: "Grüße 👋", contentType: .text))
        )
        let response = try await presence.context.requestAdapter.response(for: presence.getRequest())
        #expect(response.value.id == "a".guid)
        #expect(response.value.availability == .available)
        #expect(response.value.statusMessage?.message?.content == "Grüße 👋")
        #expect(response.headers["Content-Type"] == "application/json")
        #expect(response.requestId != nil)
        clock.advance(by: .seconds(300))
        #expect(try await presence.get().activity == .availableInactive)
        try await presence.clearPresence(sessionId: "app")
        let error = await #expect(throws: GraphError.self) { try await presence.clearPresence(sessionId: "app") }
        #expect(error?.status == 404)
        #expect(error?.code == "NotFound")
        #expect(try await graphClient.me.presence.get().id == "me-id".guid)
        try await graphClient.me.presence.clearLocation()
    }

    @Test("One connection can serve several requests") func keepAlive() throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock()))
        defer { server.stop() }
        let get = "GET /v1.0/users/\("u".guid)/presence HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n"
        let text = try exchange(server, get + "\r\n" + get + "Connection: close\r\n\r\n")
        #expect(text.components(separatedBy: "HTTP/1.1 200 OK\r\n").count == 3)
        #expect(text.components(separatedBy: "Connection: close\r\n").count == 2)
    }

    @Test("The server responds to HTTP methods that Graph does not use") func otherMethods() throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock()))
        defer { server.stop() }
        func head(_ method: String, _ path: String = "/v1.0/users/\("u".guid)/presence", _ more: String = "") throws
            -> String
        {
            let request =
                "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nConnection: close\r\n\(more)\r\n"
            return try exchange(server, request)
        }
        let response = try head("HEAD")
        #expect(response.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(response.hasSuffix("\r\n\r\n"))
        #expect(response.contains("Content-Type: application/json\r\n"))
        let options = try head("OPTIONS", "/v1.0/users/\("u".guid)/presence/setPresence")
        #expect(options.hasPrefix("HTTP/1.1 204 No Content\r\nAllow: POST, OPTIONS\r\n"))
        let delete = try head("DELETE")
        #expect(delete.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
        #expect(delete.contains("\r\nAllow: GET\r\n"))
        #expect(try head("BREW").hasPrefix("HTTP/1.1 405 "))
        #expect(try head("BREW", "/nothing").hasPrefix("HTTP/1.1 501 "))
        #expect(try head("GET", "/nothing").hasPrefix("HTTP/1.1 404 "))
        #expect(try head("POST").hasPrefix("HTTP/1.1 411 "))
        #expect(try head("POST", "/v1.0/x", "Content-Length: 9999999\r\n").hasPrefix("HTTP/1.1 413 "))
        let plain = try head("POST", "/v1.0/users/\("u".guid)/presence/setPresence", "Content-Length: 0\r\n")
        #expect(plain.hasPrefix("HTTP/1.1 415 "))
    }

    @Test("A client that expects 100 Continue receives that response") func expectContinue() throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock()))
        defer { server.stop() }
        let connection = try Socket.connected(toPort: UInt16(server.port))
        defer { connection.end() }
        connection.setTimeout(5)
        let body = #"{"sessionId":"s","availability":"Away","activity":"Away"}"#
        let head = """
            POST /v1.0/users/\("u".guid)/presence/setPresence HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer x\r
            Content-Type: application/json\r
            Content-Length: \(body.utf8.count)\r
            Expect: 100-continue\r
            \r\n
            """
        _ = connection.sendAll(Array(head.utf8))
        #expect(String(decoding: connection.receiveSome() ?? [], as: UTF8.self) == "HTTP/1.1 100 Continue\r\n\r\n")
        _ = connection.sendAll(Array(body.utf8))
        #expect(String(decoding: connection.receiveSome() ?? [], as: UTF8.self).hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test("A stopped server refuses connections and releases its port") func stopFreesPort() async throws {
        let server = try EmulatorServer(EmulatorTransport(clock: ManualClock()))
        let graphClient = client(server)
        _ = try await graphClient.users["u".guid].presence.get()
        server.stop()
        server.stop()
        let error = await #expect(throws: GraphError.self) { try await graphClient.users["u".guid].presence.get() }
        #expect(error?.kind == .transport)
        let restarted = try EmulatorServer(EmulatorTransport(clock: ManualClock()), port: server.port)
        defer { restarted.stop() }
        #expect(try await graphClient.users["u".guid].presence.get().id == "u".guid)
        #expect(throws: (any Error).self) { try EmulatorServer(EmulatorTransport(), port: restarted.port) }
        #expect(throws: (any Error).self) { try EmulatorServer(EmulatorTransport(), port: 70_000) }
    }
}

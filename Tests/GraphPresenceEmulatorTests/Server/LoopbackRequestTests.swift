// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for requests from web pages, for requests to other hosts, and for HTTP/1.0 connections.
@Suite(.timeLimit(.minutes(5))) struct LoopbackRequestTests {
    private let emulator = EmulatorTransport(clock: ManualClock())

    /// Returns all bytes that the server sends in response to a request.
    private func exchange(_ head: String, body: String = "") throws -> String {
        let (peer, own) = try Socket.pair()
        defer {
            peer.end()
            own.end()
        }
        _ = peer.sendAll(Array((head + "\r\n\r\n" + body).utf8))
        peer.endSending()
        ConnectionHandler(socket: own, emulator: emulator, origin: "http://127.0.0.1:1").run(until: { false })
        own.endSending()
        var bytes: [UInt8] = []
        while let more = peer.receiveSome() { bytes += more }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func message(_ response: String) throws -> (status: String, code: GraphJSONValue?, message: GraphJSONValue?)
    {
        let parts = response.components(separatedBy: "\r\n\r\n")
        let body = try JSONDecoder().decode(GraphJSONValue.self, from: Data(parts[1].utf8))
        let status = parts[0].prefix { $0 != "\r\n" }
        return (String(status), body["error"]?["code"], body["error"]?["message"])
    }

    @Test(
        "Requests to this machine's loopback names are accepted",
        arguments: ["localhost", "127.0.0.1", "[::1]", "LocalHost:8080", "127.0.0.1:1", "[::1]:8080"]
    )
    func loopbackNames(_ host: String) throws {
        let response = try exchange("GET /emulator/clock HTTP/1.1\r\nHost: \(host)\r\nOrigin: http://\(host)")
        #expect(response.hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test(
        "Requests to other hosts are rejected",
        arguments: [
            "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "localhost:evil",
            "localhost@evil.example",
            "127.0.0.2", "::1", "",
        ]
    )
    func otherHosts(_ host: String) throws {
        let post = "POST /emulator/reset HTTP/1.1\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n"
        let rejected = try message(exchange(post + "Host: \(host)"))
        #expect(rejected.status == "HTTP/1.1 421 Misdirected Request")
        #expect(rejected.code == "MisdirectedRequest")
        #expect(
            rejected.message
                == .string("the host '\(host)' does not identify this server; use localhost, 127.0.0.1, or [::1]")
        )
        // The authority of the request target takes precedence over the Host header.
        guard !host.isEmpty else { return }
        let whole = try message(exchange("GET http://\(host)/emulator/clock HTTP/1.1\r\nHost: localhost"))
        #expect(whole.status == "HTTP/1.1 421 Misdirected Request")
    }

    @Test(
        "Requests from other origins are rejected",
        arguments: [
            "null", "http://evil.example", "https://localhost", "http://localhost.evil.example", "file://", "",
            "localhost",
        ]
    )
    func otherOrigins(_ origin: String) throws {
        let head =
            "POST /emulator/reset HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n"
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: "u".guid)
        let rejected = try message(exchange(head + "Origin: \(origin)"))
        #expect(rejected.status == "HTTP/1.1 403 Forbidden")
        #expect(rejected.code == "Forbidden")
        #expect(
            rejected.message
                == .string(
                    "the origin '\(origin)' is not allowed; use a page at http://localhost, http://127.0.0.1, or "
                        + "http://[::1], or omit the 'Origin' header"
                )
        )
    }

    @Test(
        "A web page's control call must have the JSON content type",
        arguments: ControlRoutes.all.filter { $0.method == "POST" }.map(\.fullPath)
    )
    func simpleRequests(_ path: String) throws {
        let path = path.replacing("{id}", with: "u".guid).replacing("{code}", with: "ABC")
        let post = "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:1\r\nContent-Length: 0\r\n"
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: "u".guid)
        for type in ["", "Content-Type: text/plain\r\n", "Content-Type: application/x-www-form-urlencoded\r\n"] {
            // Browsers send the origin with every POST request, even to the page's own server.
            for origin in ["http://127.0.0.1:3000", "http://localhost:1", "http://127.0.0.1:1"] {
                let rejected = try message(exchange(post + type + "Origin: \(origin)"))
                #expect(rejected.status == "HTTP/1.1 415 Unsupported Media Type")
            }
        }
        #expect(emulator.emulator.view(of: "u".guid).sessions.count == 1)
        let json = try exchange(post + "Content-Type: application/json\r\nOrigin: http://127.0.0.1:1")
        #expect(!json.hasPrefix("HTTP/1.1 415 "))
    }

    @Test(
        "A program can reset the emulator without a body, but a web page's preflight request grants no permission"
    )
    func otherRequests() throws {
        let post = "POST /emulator/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0"
        #expect(try exchange(post).hasPrefix("HTTP/1.1 200 OK\r\n"))
        let preflight =
            "OPTIONS /emulator/reset HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:3000\r\n"
            + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type"
        let response = try exchange(preflight)
        #expect(response.hasPrefix("HTTP/1.1 204 No Content\r\nAllow: POST, OPTIONS\r\n"))
        #expect(!response.lowercased().contains("access-control"))
    }

    @Test("A rejected request does not use up a fault") func rejectedWithoutFault() throws {
        emulator.add(.response(503, path: "/v1.0/me/presence"))
        let get = "GET /v1.0/me/presence HTTP/1.1\r\nAuthorization: Bearer t\r\nHost: "
        #expect(try exchange(get + "evil.example").hasPrefix("HTTP/1.1 421 "))
        #expect(try exchange(get + "localhost").hasPrefix("HTTP/1.1 503 "))
    }

    @Test("A response to an HTTP/1.0 request specifies whether the connection stays open") func http10KeepAlive() throws
    {
        let get = "GET /emulator/clock HTTP/1.0"
        let kept = try exchange("\(get)\r\nConnection: Keep-Alive\r\n\r\n\(get)\r\nConnection: Keep-Alive")
        #expect(kept.components(separatedBy: "\r\nConnection: keep-alive\r\n").count == 3)
        #expect(!kept.contains("Connection: close"))
        let ended = try exchange("\(get)\r\n\r\n\(get)")
        #expect(ended.components(separatedBy: "\r\nConnection: close\r\n").count == 2)
        #expect(!ended.contains("keep-alive"))
        let current = try exchange("GET /emulator/clock HTTP/1.1\r\nHost: localhost")
        #expect(!current.contains("Connection: "))
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for HEAD requests, whose responses have the same header fields as responses to GET requests and no body.
@Suite(.timeLimit(.minutes(5))) struct HeadRequestTests {
    private let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid)

    /// Returns all bytes that the server sends in response to a request.
    private func exchange(_ method: String, _ path: String) throws -> String {
        let (peer, own) = try Socket.pair()
        defer {
            peer.end()
            own.end()
        }
        let head = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer t\r\n\r\n"
        _ = peer.sendAll(Array(head.utf8))
        peer.endSending()
        ConnectionHandler(socket: own, emulator: emulator, origin: "http://127.0.0.1:1").run(until: { false })
        own.endSending()
        var bytes: [UInt8] = []
        while let more = peer.receiveSome() { bytes += more }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Returns the head of a response without the values that differ between requests.
    private func head(_ response: String) throws -> [String] {
        let end = try #require(response.range(of: "\r\n\r\n"))
        return response[..<end.lowerBound].components(separatedBy: "\r\n").filter { line in
            !["Date: ", "request-id: ", "Content-Security-Policy: "].contains { line.hasPrefix($0) }
        }
    }

    @Test(
        "The response has the same head as the response to a GET request",
        arguments: Set(ControlRoutes.all.map(\.fullPath)).sorted() + ["/", "/v1.0/me/presence", "/v1.0/me", "/nowhere"]
    )
    func headFields(_ template: String) throws {
        let path = template.replacing("{id}", with: "u".guid).replacing("{code}", with: "ABC")
        let response = try exchange("HEAD", path)
        #expect(response.hasSuffix("\r\n\r\n"), "the response has a body")
        let fields = try head(response)
        guard !ControlRoutes.isChanges(RequestPath(path)) else {
            #expect(
                fields == [
                    "HTTP/1.1 200 OK", "Content-Type: text/event-stream", "Cache-Control: no-store",
                    "Connection: close",
                ]
            )
            return
        }
        #expect(try fields == head(exchange("GET", path)))
        let methods = emulator.emulator.methods(at: RequestPath(path))
        #expect(
            fields[0]
                == (methods.isEmpty
                    ? "HTTP/1.1 404 Not Found"
                    : methods.contains("GET") ? "HTTP/1.1 200 OK" : "HTTP/1.1 405 Method Not Allowed")
        )
        #expect(fields.contains("Allow: \(methods.joined(separator: ", "))") == fields[0].contains("405"))
    }

    @Test("The path of the change stream may contain additional slashes but no query options")
    func changesPath() throws {
        #expect(
            try exchange("HEAD", "/emulator//changes/").hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream")
        )
        let response = try exchange("GET", "/emulator/changes?since=1")
        #expect(response.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(response.contains("the query option 'since' is unknown; no options are allowed"))
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport

@testable import GraphPresenceEmulator

extension Message {
    /// Returns the error for a request that is not valid HTTP.
    private static func malformed(_ situation: String, _ text: String) -> Message {
        refused(situation) {
            var parser = HTTPParser(limits: HTTPLimits(headerBytes: 100, bodyBytes: 16))
            parser.append(text.utf8)
            _ = try parser.next()
        }
    }

    /// Returns the error for a request whose head ends after the given lines.
    private static func head(_ situation: String, _ lines: String..., body: String = "") -> Message {
        malformed(situation, (lines + ["", ""]).joined(separator: "\r\n") + body)
    }

    private static func chunked(_ situation: String, _ body: String) -> Message {
        head(situation, "POST / HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked", body: body)
    }

    /// Returns the error that a server sends over a connection.
    private static func served(_ situation: String, _ lines: String...) -> Message {
        Message(situation) {
            let (peer, own) = try Socket.pair()
            defer {
                peer.end()
                own.end()
            }
            _ = peer.sendAll(Array((lines + ["", ""]).joined(separator: "\r\n").utf8))
            peer.endSending()
            ConnectionHandler(socket: own, emulator: signedIn(), origin: "http://127.0.0.1:1").run(until: { false })
            own.endSending()
            var bytes = Data()
            while let more = peer.receiveSome() { bytes += more }
            return try error(of: try RawResponse(bytes).response(endingWith: .closed))
        }
    }

    /// The errors from the emulator's HTTP server.
    static let http: [Message] = [
        malformed("a line that ends with a line feed alone", "GET / HTTP/1.1\nHost: localhost\n\n"),
        malformed("a request head that is too large", "GET /\(String(repeating: "a", count: 100))"),
        head("a request head with a null character", "GET / HTTP/1.1", "Host: \0"),
        head("a request line of one word", "GET"),
        head("an unsupported HTTP version", "GET / HTTP/9.9"),
        head("a header field without a colon", "GET / HTTP/1.1", "Host"),
        head("a repeated header field", "GET / HTTP/1.1", "Host: a", "Host: b"),
        head("a control character in a header field", "GET / HTTP/1.1", "X-Note: \u{1}"),
        head("no Host header", "GET / HTTP/1.1"),
        head("no Content-Length header", "POST / HTTP/1.1", "Host: localhost"),
        head("a content length that is not a number", "POST / HTTP/1.1", "Host: localhost", "Content-Length: five"),
        head("a body that is too large", "POST / HTTP/1.1", "Host: localhost", "Content-Length: 17"),
        head(
            "a content length for a chunked body",
            "POST / HTTP/1.1",
            "Host: localhost",
            "Content-Length: 1",
            "Transfer-Encoding: chunked"
        ), head("a compressed body", "POST / HTTP/1.1", "Host: localhost", "Transfer-Encoding: gzip"),
        chunked("a chunked body that is too large", "11\r\n"),
        chunked("a chunk with a wrong size", "1\r\nab\r\n"), chunked("a chunk without a size", "\r\n"),
        chunked("a chunk whose line ends with a line feed alone", "1\n"),
        chunked("a chunk size with a control character", "1;\u{1}\r\n"),
        chunked("chunk extensions that are too long", "0\r\n" + String(repeating: "a", count: 200) + "\r\n"),
        served("a method that Graph does not support", "TRACE / HTTP/1.1", "Host: localhost"),
        served("the request target *", "GET * HTTP/1.1", "Host: localhost"),
        served("a request for another host", "GET / HTTP/1.1", "Host: example.com"),
        served("a request from a web page", "GET / HTTP/1.1", "Host: localhost", "Origin: https://example.com"),
    ]
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import Testing

@testable import GraphPresenceEmulator

@Suite struct HTTPParserTests {
    private let limits = HTTPLimits(headerBytes: 256, bodyBytes: 32)

    /// Returns the requests in the text and the failure. The failure is `nil` if the text is valid.
    private func parse(_ text: String) -> (messages: [HTTPMessage], failure: HTTPFailure?) {
        var parser = HTTPParser(limits: limits)
        parser.append(Array(text.utf8))
        var messages: [HTTPMessage] = []
        do throws(HTTPFailure) {
            while let message = try parser.next() { messages.append(message) }
            return (messages, nil)
        } catch {
            return (messages, error)
        }
    }

    private let post = "POST /a?b=c HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"

    @Test("A request is parsed into its parts") func requestParts() throws {
        let message = try #require(parse(post).messages.first)
        #expect(message.method == "POST")
        #expect(message.target == "/a?b=c")
        #expect(message.headers["host"] == "h")
        #expect(message.body == Data("hello".utf8))
        #expect(message.isKeptAlive)
    }

    @Test("Empty lines before a request are skipped in linear time", .timeLimit(.minutes(1)))
    func leadingEmptyLines() {
        let (messages, failure) = parse(String(repeating: "\r\n", count: 1_000_000) + post)
        #expect(failure == nil)
        #expect(messages.map(\.target) == ["/a?b=c"])
    }

    @Test("A request may arrive one byte at a time") func byteByByte() throws {
        var parser = HTTPParser(limits: limits)
        let bytes = Array(post.utf8)
        for byte in bytes.dropLast() {
            parser.append([byte])
            let early = try parser.next()
            #expect(early == nil)
        }
        parser.append(bytes.suffix(1))
        let message = try parser.next()
        #expect(message?.body == Data("hello".utf8))
        #expect(!parser.hasBegun)
    }

    @Test("Several requests may arrive at once") func pipelining() {
        let (messages, failure) = parse("\r\n" + post + "GET /2 HTTP/1.1\r\nHost: h\r\n\r\n" + post)
        #expect(failure == nil)
        #expect(messages.map(\.target) == ["/a?b=c", "/2", "/a?b=c"])
    }

    @Test("Chunks are joined, and malformed chunks are rejected") func chunkedBody() throws {
        let head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
        let whole = parse(head + "3\r\nabc\r\nA;note=x\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n")
        #expect(whole.messages.first?.body == Data("abc0123456789".utf8))
        #expect(parse(head + "3\r\nabc\r\n").messages.isEmpty)
        #expect(parse(head + "3\r\nabcd\r\n0\r\n\r\n").failure?.status == 400)
        #expect(parse(head + "x\r\n").failure?.status == 400)
        #expect(parse(head + "-1\r\n").failure?.status == 400)
        #expect(parse(head + "FFFFFFFFFFFFFFFFF\r\n").failure?.status == 400)
        #expect(parse(head + "21\r\n").failure?.status == 413)
    }

    @Test("The amount of framing in a chunked body is limited") func framingLimit() {
        let head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
        let padded = "1;" + String(repeating: "x", count: 100) + "\r\na\r\n"
        #expect(parse(head + padded + padded + "0\r\n\r\n").messages.count == 1)
        #expect(parse(head + padded + padded + padded).failure?.status == 400)
    }

    @Test(
        "A request target may be an absolute URL",
        arguments: [("http://127.0.0.1:1/a?b", "/a?b"), ("http://h", "/"), ("HTTP://h?q", "/?q")]
    )
    func absoluteTarget(_ target: String, _ path: String) {
        #expect(parse("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n").messages.map(\.target) == [path])
    }

    @Test("The request's version and Connection header determine whether the connection is kept alive") func keepAlive()
    {
        func isKeptAlive(_ version: String, _ connection: String) -> Bool? {
            parse("GET / \(version)\r\nHost: h\r\n\(connection)\r\n").messages.first?.isKeptAlive
        }
        #expect(isKeptAlive("HTTP/1.1", "") == true)
        #expect(isKeptAlive("HTTP/1.1", "Connection: Close\r\n") == false)
        #expect(isKeptAlive("HTTP/1.0", "") == false)
        #expect(isKeptAlive("HTTP/1.0", "Connection: keep-alive\r\n") == true)
    }

    @Test(
        "Each malformed request is rejected with its status",
        arguments: [
            ("GET / HTTP/2.0\r\nHost: h\r\n\r\n", 505), ("GET /\r\nHost: h\r\n\r\n", 400),
            ("GET  / HTTP/1.1\r\n\r\n", 400),
            ("get / HTTP/1.1\r\nHost: h\r\n\r\n", 400), ("GET ftp://h/ HTTP/1.1\r\nHost: h\r\n\r\n", 400),
            ("GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: h\r\n folded\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400), ("GET / HTTP/1.1\r\n: h\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: h\r\n\r\n", 411),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 33\r\n\r\n", 413),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
            ("GET /\(String(repeating: "a", count: 300)) HTTP/1.1\r\n", 431), ("\u{1}\u{2}\r\n\r\n", 400),
        ]
    )
    func malformedRequests(_ text: String, _ status: Int) {
        let (messages, failure) = parse(text)
        #expect(messages.isEmpty)
        #expect(failure?.status == status)
    }

    @Test("A head that is not valid UTF-8 is rejected") func invalidUTF8() {
        var parser = HTTPParser(limits: limits)
        parser.append(Array("GET / HTTP/1.1\r\nHost: ".utf8) + [0xFF] + Array("\r\n\r\n".utf8))
        do throws(HTTPFailure) {
            _ = try parser.next()
            Issue.record("parsing succeeded")
        } catch {
            #expect(
                error
                    == HTTPFailure(
                        status: 400,
                        message: "the request line or a header field is not valid UTF-8 or contains a null character"
                    )
            )
        }
    }

    @Test("A response is written with the length of its body") func writesLength() {
        var response = TransportResponse(status: 200, headers: ["A": "b\r\nC: d"], body: Data("x".utf8))
        func text(_ isLast: Bool, hasBody: Bool = true) -> String {
            String(decoding: HTTPWriter.bytes(of: response, isLast: isLast, hasBody: hasBody), as: UTF8.self)
        }
        #expect(text(false) == "HTTP/1.1 200 OK\r\nA: bC: d\r\nContent-Length: 1\r\n\r\nx")
        #expect(
            text(true, hasBody: false)
                == "HTTP/1.1 200 OK\r\nA: bC: d\r\nContent-Length: 1\r\nConnection: close\r\n\r\n"
        )
        response = TransportResponse(status: 204)
        #expect(text(false) == "HTTP/1.1 204 No Content\r\n\r\n")
    }

    @Test(
        "Control characters and bare line feeds are rejected",
        arguments: [
            "GET / HTTP/1.1\nHost: h\n\n", "GET / HTTP/1.1\r\nHost: h\n\n", "\nGET / HTTP/1.1\r\nHost: h\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\nX: y\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\r\nX: a\u{0}b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nX: a\u{1B}b\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\r\nX: a\u{7F}b\r\n\r\n",
            "GET /\u{7F} HTTP/1.1\r\nHost: h\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\r\nX: y\r\n folded\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nX: y\r\n\tfolded\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: a\rb\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: a\u{0}b\r\n\r\n",
        ]
    )
    func controlCharacters(_ text: String) {
        let (messages, failure) = parse(text)
        #expect(messages.isEmpty)
        #expect(failure?.status == 400)
    }

    @Test("Tabs and non-ASCII letters are allowed in header values") func headerValues() {
        let message = parse("GET / HTTP/1.1\r\nHost: h\r\nX: \ta\tö \r\n\r\n").messages.first
        #expect(message?.headers["X"] == "a\tö")
    }

    @Test("The host is read from the target or else from the Host header") func requestHost() {
        #expect(parse("GET / HTTP/1.1\r\nHost: a:1\r\n\r\n").messages.first?.host == "a:1")
        #expect(parse("GET http://b:2/ HTTP/1.1\r\nHost: a:1\r\n\r\n").messages.first?.host == "b:2")
        let old = parse("GET / HTTP/1.0\r\n\r\n").messages.first
        #expect(old?.host == nil)
        #expect(old?.isHTTP10 == true)
    }
}

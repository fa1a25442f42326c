// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// An incremental parser for the requests on a connection (RFC 9112).
struct HTTPParser {
    private let limits: HTTPLimits
    private var buffer: [UInt8] = []
    /// The number of bytes in the buffer that have been searched for the end of a head.
    private var searched = 0
    /// The head of the current request, which has been removed from the buffer.
    private var head: Head?
    private var chunks: ChunkedBody?

    init(limits: HTTPLimits = .standard) {
        self.limits = limits
    }

    /// Whether the parser has received part of a request.
    var hasBegun: Bool { head != nil || !buffer.isEmpty }

    mutating func append(_ bytes: some Sequence<UInt8>) {
        buffer.append(contentsOf: bytes)
    }

    /// Returns the next request; `nil` if the request is incomplete.
    ///
    /// - Throws: ``HTTPFailure`` if the request is malformed or too large.
    mutating func next() throws(HTTPFailure) -> HTTPMessage? {
        if head == nil { head = try readHead() }
        guard let head, let body = try readBody(head) else { return nil }
        self.head = nil
        chunks = nil
        return HTTPMessage(
            method: head.method,
            target: head.target,
            headers: head.headers,
            body: body,
            isKeptAlive: head.isKeptAlive,
            isHTTP10: head.isHTTP10,
            host: head.host
        )
    }

    /// Whether the peer waits for a 100 (Continue) response before sending the body (`Expect: 100-continue`).
    var expectsContinue: Bool {
        guard let head, buffer.isEmpty else { return false }
        return head.headers["Expect"]?.lowercased() == "100-continue" && chunks?.body.isEmpty ?? true
    }

    private mutating func readHead() throws(HTTPFailure) -> Head? {
        // RFC 9112, section 2.2: empty lines before a request are ignored.
        let emptyLines = stride(from: 0, to: buffer.count - 1, by: 2)
            .prefix { buffer[$0] == 0x0D && buffer[$0 + 1] == 0x0A }
        buffer.removeFirst(2 * emptyLines.count)
        guard let end = headEnd() else {
            if buffer.count > limits.headerBytes { throw tooLargeHead }
            // After a bare line feed, the empty line that ends a head would never be found.
            if hasBareLineFeed {
                throw HTTPFailure(
                    status: 400,
                    message: "a line ends without a carriage return; end each line with CR LF"
                )
            }
            searched = max(0, buffer.count - 3)
            return nil
        }
        guard end <= limits.headerBytes else { throw tooLargeHead }
        let head = try Head(buffer[..<(end - 4)])
        buffer.removeFirst(end)
        searched = 0
        if case .length(let count) = head.framing, count > limits.bodyBytes { throw tooLargeBody }
        if case .chunked = head.framing {
            chunks = ChunkedBody(
                ChunkedBody.Limits(bodyBytes: limits.bodyBytes, framingBytes: limits.headerBytes + limits.bodyBytes)
            )
        }
        return head
    }

    /// Returns the index after the empty line that ends a head; `nil` if the head is incomplete.
    private func headEnd() -> Int? {
        var index = searched
        while let carriage = buffer[index...].firstIndex(of: 0x0D), carriage + 3 < buffer.endIndex {
            if buffer[carriage + 1] == 0x0A, buffer[carriage + 2] == 0x0D, buffer[carriage + 3] == 0x0A {
                return carriage + 4
            }
            index = carriage + 1
        }
        return nil
    }

    /// Whether the bytes that have not been searched contain a line feed that does not follow a carriage return.
    private var hasBareLineFeed: Bool {
        buffer[searched...].indices.contains { buffer[$0] == 0x0A && ($0 == 0 || buffer[$0 - 1] != 0x0D) }
    }

    /// Consumes and returns the body; `nil` if the body is incomplete.
    private mutating func readBody(_ head: Head) throws(HTTPFailure) -> Data? {
        switch head.framing {
        case .none: return Data()
        case .length(let count):
            guard buffer.count >= count else { return nil }
            defer { buffer.removeFirst(count) }
            return Data(buffer[..<count])
        case .chunked:
            guard let taken = try chunks?.take(buffer[...]) else { return nil }
            buffer.removeFirst(taken)
            return chunks?.isDone == true ? chunks.map { Data($0.body) } : nil
        }
    }

    private var tooLargeHead: HTTPFailure {
        HTTPFailure(
            status: 431,
            message: "the request line and the header fields exceed \(limits.headerBytes) bytes in total"
        )
    }

    private var tooLargeBody: HTTPFailure {
        .tooLargeBody(limits.bodyBytes)
    }
}

import Foundation
import GraphPresence

/// Takes requests out of the bytes of a connection (RFC 9112), as they come.
struct HTTPParser {
    private let limits: HTTPLimits
    private var buffer: [UInt8] = []
    /// How far the buffer has been searched for the end of a head.
    private var searched = 0
    /// The head of the request under way, which has left the buffer.
    private var head: Head?
    private var chunks: ChunkedBody?

    init(limits: HTTPLimits = .standard) {
        self.limits = limits
    }

    /// Whether a request has begun to come.
    var hasBegun: Bool { head != nil || !buffer.isEmpty }

    mutating func append(_ bytes: some Sequence<UInt8>) {
        buffer.append(contentsOf: bytes)
    }

    /// The next request; nil if it has not come in full.
    ///
    /// - Throws: ``HTTPFailure`` if it is none, or is too large.
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

    /// Whether the request under way asks to be told to go on (`Expect: 100-continue`).
    var expectsContinue: Bool {
        guard let head, buffer.isEmpty else { return false }
        return head.headers["Expect"]?.lowercased() == "100-continue" && chunks?.body.isEmpty ?? true
    }

    private mutating func readHead() throws(HTTPFailure) -> Head? {
        // A peer may send an empty line before a request.
        let emptyLines = stride(from: 0, to: buffer.count - 1, by: 2)
            .prefix { buffer[$0] == 0x0D && buffer[$0 + 1] == 0x0A }
        buffer.removeFirst(2 * emptyLines.count)
        guard let end = headEnd() else {
            if buffer.count > limits.headerBytes { throw tooLargeHead }
            // It would be waited for in vain: the empty line that ends a head is never recognised after a bare line feed.
            if hasBareLineFeed {
                throw HTTPFailure(status: 400, message: "A line feed has no carriage return before it.")
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

    /// The place behind the empty line that ends a head.
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

    /// Whether the bytes that have not been searched yet contain a line feed without a carriage return before it.
    private var hasBareLineFeed: Bool {
        buffer[searched...].indices.contains { buffer[$0] == 0x0A && ($0 == 0 || buffer[$0 - 1] != 0x0D) }
    }

    /// The body; nil if it has not come in full.
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
        HTTPFailure(status: 431, message: "The head of the request is larger than \(limits.headerBytes) bytes.")
    }

    private var tooLargeBody: HTTPFailure {
        HTTPFailure(status: 413, message: "The body is larger than \(limits.bodyBytes) bytes.")
    }
}

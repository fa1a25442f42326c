import Foundation
import GraphPresence

/// Takes requests out of the bytes of a connection (RFC 9112), as they come.
struct HTTPParser {
    private let limits: HTTPLimits
    private var buffer: [UInt8] = []

    init(limits: HTTPLimits = .standard) {
        self.limits = limits
    }

    /// Whether a request has begun to come.
    var hasBegun: Bool { !buffer.isEmpty }

    mutating func append(_ bytes: some Sequence<UInt8>) {
        buffer.append(contentsOf: bytes)
    }

    /// The next request; nil if it has not come in full.
    ///
    /// - Throws: ``HTTPFailure`` if it is none, or is too large.
    mutating func next() throws(HTTPFailure) -> HTTPMessage? {
        // A peer may send an empty line before a request.
        while buffer.starts(with: [0x0D, 0x0A]) { buffer.removeFirst(2) }
        guard let headEnd = end(of: buffer[...]) else {
            if buffer.count > limits.headerBytes { throw tooLargeHead }
            return nil
        }
        guard headEnd <= limits.headerBytes else { throw tooLargeHead }
        let head = try Head(buffer[..<(headEnd - 4)])
        guard let (body, end) = try readBody(head, from: headEnd) else { return nil }
        buffer.removeFirst(end)
        return HTTPMessage(
            method: head.method,
            target: head.target,
            headers: head.headers,
            body: Data(body),
            isKeptAlive: head.isKeptAlive
        )
    }

    /// Whether the head of the request under way asks to be told to go on (`Expect: 100-continue`).
    var expectsContinue: Bool {
        guard let headEnd = end(of: buffer[...]), let head = try? Head(buffer[..<(headEnd - 4)]) else { return false }
        return head.headers["Expect"]?.lowercased() == "100-continue" && buffer.count == headEnd
    }

    private var tooLargeHead: HTTPFailure {
        HTTPFailure(status: 431, message: "The head of the request is larger than \(limits.headerBytes) bytes.")
    }

    private var tooLargeBody: HTTPFailure {
        HTTPFailure(status: 413, message: "The body is larger than \(limits.bodyBytes) bytes.")
    }

    /// The place behind the empty line that ends a head or a trailer.
    private func end(of bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        while let carriage = bytes[index...].firstIndex(of: 0x0D), carriage + 3 < bytes.endIndex {
            if bytes[carriage + 1] == 0x0A, bytes[carriage + 2] == 0x0D, bytes[carriage + 3] == 0x0A {
                return carriage + 4
            }
            index = carriage + 1
        }
        return nil
    }

    /// The body and the place behind it; nil if it has not come in full.
    private func readBody(_ head: Head, from start: Int) throws(HTTPFailure) -> (body: [UInt8], end: Int)? {
        switch head.framing {
        case .none: return ([], start)
        case .length(let count):
            guard count <= limits.bodyBytes else { throw tooLargeBody }
            guard buffer.count >= start + count else { return nil }
            return (Array(buffer[start..<(start + count)]), start + count)
        case .chunked: return try readChunks(from: start)
        }
    }

    private func readChunks(from start: Int) throws(HTTPFailure) -> (body: [UInt8], end: Int)? {
        var body: [UInt8] = []
        var index = start
        while true {
            guard let lineEnd = line(from: index) else {
                if buffer.count - index > 1_024 { throw HTTPFailure(status: 400, message: "A chunk has no size.") }
                return nil
            }
            let text = String(decoding: buffer[index..<lineEnd], as: UTF8.self)
            let digits = text.prefix { $0 != ";" }
            guard !digits.isEmpty, digits.count <= 8, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
                let size = Int(digits, radix: 16)
            else { throw HTTPFailure(status: 400, message: "A chunk has no size.") }
            index = lineEnd + 2
            if size == 0 { return try trailerEnd(from: index).map { (body, $0) } }
            guard body.count + size <= limits.bodyBytes else { throw tooLargeBody }
            guard buffer.count >= index + size + 2 else { return nil }
            guard buffer[index + size] == 0x0D, buffer[index + size + 1] == 0x0A else {
                throw HTTPFailure(status: 400, message: "A chunk does not end where its size says.")
            }
            body += buffer[index..<(index + size)]
            index += size + 2
        }
    }

    /// The place behind the trailer; its fields are not used.
    private func trailerEnd(from start: Int) throws(HTTPFailure) -> Int? {
        var index = start
        while let lineEnd = line(from: index) {
            if lineEnd == index { return lineEnd + 2 }
            index = lineEnd + 2
            if index - start > limits.headerBytes { throw tooLargeHead }
        }
        if buffer.count - start > limits.headerBytes { throw tooLargeHead }
        return nil
    }

    /// The place of the next line break.
    private func line(from start: Int) -> Int? {
        var index = start
        while let carriage = buffer[index...].firstIndex(of: 0x0D), carriage + 1 < buffer.endIndex {
            if buffer[carriage + 1] == 0x0A { return carriage }
            index = carriage + 1
        }
        return nil
    }
}

// SPDX-License-Identifier: MIT

/// An incremental parser for a chunked body (RFC 9112, section 7.1) that reads each byte once.
struct ChunkedBody {
    /// The maximum sizes of a body and of the framing around its chunks.
    struct Limits {
        let bodyBytes: Int
        /// The maximum total size of the chunk sizes, extensions, and trailer.
        let framingBytes: Int
    }

    private enum State {
        case size
        case data(Int)
        case dataEnd
        case trailer
        case done
    }

    /// The data of the chunks received so far.
    private(set) var body: [UInt8] = []
    private var state = State.size
    private var framing = 0
    private let limits: Limits

    init(_ limits: Limits) {
        self.limits = limits
    }

    var isDone: Bool { if case .done = state { true } else { false } }

    /// Consumes bytes up to the end of the body.
    ///
    /// - Returns: The number of consumed bytes. Pass the remaining bytes again, followed by newly received bytes.
    /// - Throws: ``HTTPFailure`` if the bytes are not valid chunks, or exceed a limit.
    mutating func take(_ bytes: ArraySlice<UInt8>) throws(HTTPFailure) -> Int {
        var rest = bytes
        while !isDone {
            switch state {
            case .size:
                guard let line = try Self.line(&rest, limits) else { return bytes.count - rest.count }
                try countFraming(line.count + 2)
                let size = try Self.size(line)
                guard body.count + size <= limits.bodyBytes else {
                    throw .tooLargeBody(limits.bodyBytes)
                }
                state = size == 0 ? .trailer : .data(size)
            case .data(let count):
                guard !rest.isEmpty else { return bytes.count }
                let part = rest.prefix(count)
                body += part
                rest = rest.dropFirst(part.count)
                state = part.count == count ? .dataEnd : .data(count - part.count)
            case .dataEnd:
                guard rest.count >= 2 else { return bytes.count - rest.count }
                guard rest.starts(with: [0x0D, 0x0A]) else {
                    throw HTTPFailure(
                        status: 400,
                        message: "the size of a chunk does not match its data; CR LF must follow the data"
                    )
                }
                rest = rest.dropFirst(2)
                state = .size
            case .trailer:
                guard let line = try Self.line(&rest, limits) else { return bytes.count - rest.count }
                try countFraming(line.count + 2)
                if line.isEmpty { state = .done }
            case .done: break
            }
        }
        return bytes.count - rest.count
    }

    private mutating func countFraming(_ count: Int) throws(HTTPFailure) {
        framing += count
        guard framing <= limits.framingBytes else {
            throw HTTPFailure(
                status: 400,
                message: "the chunk sizes, extensions, and trailer exceed \(limits.framingBytes) bytes in total"
            )
        }
    }

    /// Consumes a line and returns it without its terminator; `nil` if the line is incomplete.
    private static func line(
        _ rest: inout ArraySlice<UInt8>,
        _ limits: Limits
    ) throws(HTTPFailure) -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: 0x0A) else {
            guard rest.count <= 1_024 else { throw invalidSize }
            return nil
        }
        guard end > rest.startIndex, rest[end - 1] == 0x0D else {
            throw HTTPFailure(
                status: 400,
                message: "a line of the chunked body ends without a carriage return; end each line with CR LF"
            )
        }
        guard rest[..<(end - 1)].allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
            throw HTTPFailure(status: 400, message: "a line of the chunked body contains a control character")
        }
        defer { rest = rest[(end + 1)...] }
        return rest[..<(end - 1)]
    }

    private static func size(_ line: ArraySlice<UInt8>) throws(HTTPFailure) -> Int {
        let digits = String(decoding: line.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
            .trimmingSuffix(" \t")
        guard !digits.isEmpty, digits.count <= 8, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            let size = Int(digits, radix: 16)
        else { throw invalidSize }
        return size
    }

    private static let invalidSize = HTTPFailure(
        status: 400,
        message: "the size of a chunk is not valid; it must have 1 to 8 hexadecimal digits"
    )
}

extension String {
    fileprivate func trimmingSuffix(_ characters: String) -> Substring {
        var text = self[...]
        while let last = text.last, characters.contains(last) { text.removeLast() }
        return text
    }
}

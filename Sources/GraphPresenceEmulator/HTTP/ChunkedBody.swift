/// A body in chunks (RFC 9112), as it comes. Each byte is looked at once.
struct ChunkedBody {
    /// How large a body may be, with what stands around the chunks.
    struct Limits {
        let bodyBytes: Int
        /// Sizes, extensions and trailer together.
        let framingBytes: Int
    }

    private enum State {
        case size
        case data(Int)
        case dataEnd
        case trailer
        case done
    }

    /// What has come.
    private(set) var body: [UInt8] = []
    private var state = State.size
    private var framing = 0
    private let limits: Limits

    init(_ limits: Limits) {
        self.limits = limits
    }

    var isDone: Bool { if case .done = state { true } else { false } }

    /// Takes bytes up to the end of the body.
    ///
    /// - Returns: How many were taken; more come behind the others.
    /// - Throws: ``HTTPFailure`` if they are no chunks, or too many.
    mutating func take(_ bytes: ArraySlice<UInt8>) throws(HTTPFailure) -> Int {
        var rest = bytes
        while !isDone {
            switch state {
            case .size:
                guard let line = try Self.line(&rest, limits) else { return bytes.count - rest.count }
                try countFraming(line.count + 2)
                let size = try Self.size(line)
                guard body.count + size <= limits.bodyBytes else {
                    throw HTTPFailure(status: 413, message: "The body is larger than \(limits.bodyBytes) bytes.")
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
                    throw HTTPFailure(status: 400, message: "A chunk does not end where its size says.")
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
            throw HTTPFailure(status: 400, message: "There is more around the chunks than in them.")
        }
    }

    /// A line without its end; nil if it has not come in full.
    private static func line(
        _ rest: inout ArraySlice<UInt8>,
        _ limits: Limits
    ) throws(HTTPFailure) -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: 0x0A) else {
            guard rest.count <= 1_024 else { throw HTTPFailure(status: 400, message: "A chunk has no size.") }
            return nil
        }
        guard end > rest.startIndex, rest[end - 1] == 0x0D else {
            throw HTTPFailure(status: 400, message: "A line of a chunked body ends without a carriage return.")
        }
        guard rest[..<(end - 1)].allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
            throw HTTPFailure(status: 400, message: "A line of a chunked body contains a control character.")
        }
        defer { rest = rest[(end + 1)...] }
        return rest[..<(end - 1)]
    }

    private static func size(_ line: ArraySlice<UInt8>) throws(HTTPFailure) -> Int {
        let digits = String(decoding: line.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
            .trimmingSuffix(" \t")
        guard !digits.isEmpty, digits.count <= 8, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            let size = Int(digits, radix: 16)
        else { throw HTTPFailure(status: 400, message: "A chunk has no size.") }
        return size
    }
}

extension String {
    fileprivate func trimmingSuffix(_ characters: String) -> Substring {
        var text = self[...]
        while let last = text.last, characters.contains(last) { text.removeLast() }
        return text
    }
}

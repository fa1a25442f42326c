// SPDX-License-Identifier: MIT

/// A cursor over the bytes of a file that tracks the current line and column.
struct ByteCursor {
    private let bytes: [UInt8]
    private(set) var offset = 0
    private var line = 1
    private var lineStart = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    var location: SourceLocation { SourceLocation(line: line, column: offset - lineStart + 1) }

    /// Returns a description, for diagnostics, of the character that starts with the current byte.
    func description(of byte: UInt8) -> String {
        switch byte {
        case 0x0A: return "a line break"
        case 0x00..<0x20, 0x7F: return "the control character 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
        default:
            // The bytes are valid UTF-8, so a character starts here.
            return "'\(String(decoding: bytes[offset...].prefix(4), as: UTF8.self).prefix(1))'"
        }
    }

    mutating func advance() {
        if current == 0x0A {
            line += 1
            lineStart = offset + 1
        }
        offset += 1
    }

    /// Advances past the given character; returns `false` if the current character is different.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        advance()
        return true
    }

    mutating func skipWhitespace() {
        while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { advance() }
    }

    mutating func skipDigits() -> ArraySlice<UInt8> {
        let start = offset
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { advance() }
        return bytes[start..<offset]
    }

    /// Advances past the byte order mark that some editors write. The mark does not count as a column.
    mutating func skipByteOrderMark() {
        guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        offset = 3
        lineStart = 3
    }

    func text(from start: Int) -> String {
        String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    func unexpected(_ expected: String) -> Diagnostic {
        guard let current else {
            return Diagnostic(.unexpectedEnd, "the file ends too early; expected \(expected)", at: location)
        }
        let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        let isComment =
            current == UInt8(ascii: "/") && (next == current || next == UInt8(ascii: "*"))
            || current == UInt8(ascii: "#")
        return Diagnostic(
            .unexpectedCharacter,
            "expected \(expected), found \(description(of: current))",
            at: location,
            note: isComment ? "JSON has no comments; remove the comment" : nil
        )
    }

    /// Returns a diagnostic for the end of an object or array after a comma.
    func unexpected(_ expected: String, after comma: SourceLocation) -> Diagnostic {
        let problem = unexpected(expected)
        return Diagnostic(problem.kind, problem.message, at: problem.location, note: "remove this comma", noteAt: comma)
    }

    /// Throws a diagnostic if the file does not end here.
    func requireEnd() throws(Diagnostic) {
        guard let current else { return }
        throw Diagnostic(
            .trailingContent,
            "unexpected \(description(of: current)) after the end of the schema",
            at: location,
            note: "a schema file contains one JSON object and nothing after it"
        )
    }

    /// Throws a diagnostic for the first byte that is not valid UTF-8.
    func requireUTF8() throws(Diagnostic) {
        // Most files contain only ASCII characters, and the parser is slow.
        guard bytes.contains(where: { $0 > 0x7F }) else { return }
        var scanner = ByteCursor(bytes: bytes)
        scanner.skipByteOrderMark()
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes[scanner.offset...].makeIterator()
        scan: while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): for _ in scalar { scanner.advance() }
            case .emptyInput: return
            case .error: break scan
            }
        }
        let byte = String(scanner.current ?? 0, radix: 16)
        throw Diagnostic(
            .invalidUTF8,
            "the byte 0x\(byte) is not valid UTF-8",
            at: scanner.location,
            note: "save the file as UTF-8"
        )
    }
}

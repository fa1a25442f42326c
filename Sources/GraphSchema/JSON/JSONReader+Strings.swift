// SPDX-License-Identifier: MIT

extension JSONReader {
    /// Reads a string. The current byte is its opening quotation mark.
    mutating func readString() throws(Diagnostic) -> String {
        let opening = cursor.location
        cursor.advance()
        var bytes: [UInt8] = []
        while let byte = cursor.current {
            switch byte {
            case UInt8(ascii: "\""):
                cursor.advance()
                return String(decoding: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                bytes.append(contentsOf: String(try readEscape()).utf8)
            case 0..<0x20:
                throw Diagnostic(
                    .controlCharacter,
                    "a string cannot contain \(cursor.description(of: byte))",
                    at: cursor.location,
                    note: byte == 0x0A ? "the closing quotation mark may be missing; write a line break as \\n" : nil
                )
            default:
                bytes.append(byte)
                cursor.advance()
            }
        }
        throw Diagnostic(
            .unexpectedEnd,
            "the file ends inside a string",
            at: cursor.location,
            note: "the string starts here",
            noteAt: opening
        )
    }

    private mutating func readEscape() throws(Diagnostic) -> Unicode.Scalar {
        let start = cursor.location
        cursor.advance()
        guard let letter = cursor.current else { throw cursor.unexpected("an escape") }
        cursor.advance()
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try readUnicodeEscape(from: start)
        default:
            let escape = "\\\(Unicode.Scalar(letter))"
            throw Diagnostic(.invalidEscape, "'\(escape)' is not a valid JSON escape sequence", at: start)
        }
    }

    private mutating func readUnicodeEscape(from start: SourceLocation) throws(Diagnostic) -> Unicode.Scalar {
        let unit = try readHexUnit(from: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if UTF16.isLeadSurrogate(unit), cursor.skip("\\"), cursor.skip("u") {
            let trail = try readHexUnit(from: start)
            let value = 0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(trail & 0x3FF)
            if UTF16.isTrailSurrogate(trail), let scalar = Unicode.Scalar(value) { return scalar }
        }
        throw Diagnostic(.invalidEscape, "the other half of a surrogate pair is missing", at: start)
    }

    private mutating func readHexUnit(from start: SourceLocation) throws(Diagnostic) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = cursor.current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw Diagnostic(.invalidEscape, "'\\u' must be followed by 4 hexadecimal digits", at: start)
            }
            unit = unit << 4 | UInt16(digit)
            cursor.advance()
        }
        return unit
    }
}

extension JSONReader {
    /// Reads a string; the cursor stands on its opening quote.
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
                    "\(cursor.currentDescription) inside a string",
                    at: cursor.location,
                    note: byte == 0x0A ? "the string may lack its closing quote; a line break is written \\n" : nil
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
        let place = cursor.location
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
        case UInt8(ascii: "u"): return try readUnicodeEscape(from: place)
        default:
            throw Diagnostic(.invalidEscape, "'\\\(Unicode.Scalar(letter))' is not a JSON escape", at: place)
        }
    }

    private mutating func readUnicodeEscape(from place: SourceLocation) throws(Diagnostic) -> Unicode.Scalar {
        let unit = try readHexUnit(from: place)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if UTF16.isLeadSurrogate(unit), cursor.skip("\\"), cursor.skip("u") {
            let trail = try readHexUnit(from: place)
            let value = 0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(trail & 0x3FF)
            if UTF16.isTrailSurrogate(trail), let scalar = Unicode.Scalar(value) { return scalar }
        }
        throw Diagnostic(.invalidEscape, "a surrogate without its other half", at: place)
    }

    private mutating func readHexUnit(from place: SourceLocation) throws(Diagnostic) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = cursor.current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw Diagnostic(.invalidEscape, "'\\u' needs four hexadecimal digits", at: place)
            }
            unit = unit << 4 | UInt16(digit)
            cursor.advance()
        }
        return unit
    }
}

// SPDX-License-Identifier: MIT

import GraphSchema

extension XMLReader {
    /// The maximum number of attributes in a tag. Metadata needs fewer than a dozen attributes.
    package static let maximumAttributes = 64

    /// Reads the attributes of a tag, up to the first byte that does not start an attribute.
    mutating func readAttributes() throws(Diagnostic) -> [(name: String, value: Located<String>)] {
        var attributes: [(name: String, value: Located<String>)] = []
        while true {
            let end = offset
            skipWhitespace()
            switch current {
            case nil, UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "?"): return attributes
            default: break
            }
            guard offset > end else { throw unexpected("a space before the next attribute") }
            let start = location
            let name = try readName("the name of an attribute")
            skipWhitespace()
            guard skip("=") else { throw unexpected("'=' after the attribute '\(name)'") }
            skipWhitespace()
            let value = try readValue(of: name)
            guard !attributes.contains(where: { $0.name == name }) else {
                throw Diagnostic(.duplicateKey, "the attribute '\(name)' appears twice in this tag", at: start)
            }
            // Each name is compared with all other names.
            guard attributes.count < Self.maximumAttributes else {
                let message = "a tag has more than \(Self.maximumAttributes) attributes"
                throw Diagnostic(.nestingTooDeep, message, at: start)
            }
            attributes.append((name, value))
        }
    }

    mutating func readName(_ what: String) throws(Diagnostic) -> String {
        let start = offset
        while isNameByte(at: offset) { advance(1) }
        guard offset > start else { throw unexpected(what) }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    func isNameByte(at offset: Int) -> Bool {
        guard offset < bytes.count else { return false }
        return switch bytes[offset] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        case UInt8(ascii: "."), 0x80...0xFF: true
        default: false
        }
    }

    private mutating func readValue(of name: String) throws(Diagnostic) -> Located<String> {
        guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw unexpected("the value of the attribute '\(name)' in quotation marks")
        }
        let opening = location
        advance(1)
        let start = location
        var first = offset
        var text = ""
        while let byte = current {
            switch byte {
            case quote:
                text += String(decoding: bytes[first..<offset], as: UTF8.self)
                advance(1)
                return Located(text, at: start)
            case UInt8(ascii: "&"):
                text += String(decoding: bytes[first..<offset], as: UTF8.self)
                text.unicodeScalars.append(try readReference())
                first = offset
            case UInt8(ascii: "<"): throw unexpected("the end of the attribute '\(name)'")
            case 0x0A, 0x0D, 0x09:
                text += String(decoding: bytes[first..<offset], as: UTF8.self) + " "
                if byte == 0x0A { newLine() }
                advance(1)
                first = offset
            case 0x00..<0x20: throw unexpected("the end of the attribute '\(name)'")
            default: advance(1)
            }
        }
        throw Diagnostic(
            .unexpectedEnd,
            "the file ends inside the value of the attribute '\(name)'",
            at: location,
            note: "the value starts here",
            noteAt: opening
        )
    }

    /// Reads a reference to a character, such as `&amp;` or `&#10;`.
    mutating func readReference() throws(Diagnostic) -> Unicode.Scalar {
        let start = location
        advance(1)
        let first = offset
        while isNameByte(at: offset) || current == UInt8(ascii: "#"), offset - first < 12 { advance(1) }
        let name = String(decoding: bytes[first..<offset], as: UTF8.self)
        if skip(";"), let scalar = Self.scalar(name) { return scalar }
        throw Diagnostic(
            .invalidEscape,
            "'&\(name)' does not start a character reference",
            at: start,
            note: "write '&' as '&amp;'; only the references that XML predefines are supported"
        )
    }

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let digits = name.hasPrefix("#x") ? name.dropFirst(2) : name.dropFirst()
        guard name.hasPrefix("#"), digits.first?.isHexDigit == true,
            let number = UInt32(digits, radix: name.hasPrefix("#x") ? 16 : 10),
            number >= 0x20 || [0x09, 0x0A, 0x0D].contains(number)
        else { return nil }
        return Unicode.Scalar(number)
    }
}

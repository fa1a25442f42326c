// SPDX-License-Identifier: MIT

import Foundation

/// A converter from HTML to plain text that reads each byte a bounded number of times.
///
/// The converter follows the tokenization rules of
/// [HTML](https://html.spec.whatwg.org/multipage/parsing.html#tokenization): an unclosed tag or comment extends to the
/// end of the text.
struct HTMLText {
    private static let blocks: Set<String> = [
        "address", "article", "blockquote", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
    ]
    /// The elements that contain no visible text.
    private static let hidden: Set<String> = ["script", "style", "title"]

    private let source: [UInt8]
    private var position = 0
    private var output: [UInt8] = []
    private var hasPendingSpace = false

    private init(_ html: String) {
        source = Array(html.utf8)
        output.reserveCapacity(source.count)
    }

    /// Returns the text of an HTML fragment, without leading and trailing white space.
    static func plainText(of html: String) -> String {
        var text = HTMLText(html)
        while let byte = text.byte {
            switch byte {
            case UInt8(ascii: "<") where text.isTag: text.readTag()
            case UInt8(ascii: "&"): text.readReference()
            case _ where isSpace(byte):
                text.hasPendingSpace = true
                text.position += 1
            default:
                text.append([byte])
                text.position += 1
            }
        }
        return String(decoding: text.output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The byte at the current position, or `nil` at the end.
    private var byte: UInt8? { position < source.count ? source[position] : nil }

    private static func isSpace(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0C, 0x0D: true
        default: false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

    private mutating func append(_ bytes: some Sequence<UInt8>) {
        if hasPendingSpace, !output.isEmpty, output.last != UInt8(ascii: "\n") { output.append(UInt8(ascii: " ")) }
        hasPendingSpace = false
        output += bytes
    }

    private mutating func breakLine(_ isForced: Bool) {
        hasPendingSpace = false
        if isForced || !output.isEmpty && output.last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
    }

    /// Moves past the next occurrence of a string, or to the end if the string does not occur.
    private mutating func skip(past text: String) {
        let text = Array(text.utf8)
        while position < source.count {
            if source[position...].prefix(text.count).elementsEqual(text, by: { $0 == $1 || $0 | 0x20 == $1 }) {
                position += text.count
                return
            }
            position += 1
        }
    }
}

extension HTMLText {
    /// Whether the `<` at the current position starts a tag, a comment, or a declaration.
    private var isTag: Bool {
        guard position + 1 < source.count else { return false }
        let next = source[position + 1]
        return Self.isLetter(next) || "/!?".utf8.contains(next)
    }

    private mutating func readTag() {
        position += 1
        if source[position...].starts(with: "!--".utf8) {
            position += 1
            return skip(past: "-->")
        }
        if let byte, "!?".utf8.contains(byte) { return skip(past: ">") }
        let isEnd = byte == UInt8(ascii: "/")
        if isEnd { position += 1 }
        let start = position
        while let byte, !Self.isSpace(byte), byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">") { position += 1 }
        let name = String(decoding: source[start..<position], as: UTF8.self).lowercased()
        skipAttributes()
        if name == "br" { return breakLine(true) }
        if Self.blocks.contains(name) { return breakLine(false) }
        if name == "td" || name == "th" { hasPendingSpace = true }
        if Self.hidden.contains(name), !isEnd {
            skip(past: "</\(name)")
            skipAttributes()
        }
    }

    /// Moves past the `>` that ends a tag. A `>` in a quoted attribute value does not end the tag.
    private mutating func skipAttributes() {
        var quote: UInt8?
        var isValue = false
        while let byte {
            position += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return
            } else if isValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                (quote, isValue) = (byte, false)
            } else if byte == UInt8(ascii: "=") {
                isValue = true
            } else if !Self.isSpace(byte) {
                isValue = false
            }
        }
    }
}

extension HTMLText {
    /// The length of the longest character reference, without `&` and `;`.
    private static let maximumReferenceLength = 31

    private mutating func readReference() {
        let rest = source[(position + 1)...].prefix(Self.maximumReferenceLength + 1)
        guard let end = rest.firstIndex(of: UInt8(ascii: ";")),
            let scalar = Self.scalar(of: String(decoding: rest[..<end], as: UTF8.self))
        else {
            append([UInt8(ascii: "&")])
            position += 1
            return
        }
        position = end + 1
        if let byte = UInt8(exactly: scalar.value), Self.isSpace(byte) {
            hasPendingSpace = true
        } else {
            append(String(scalar).utf8)
        }
    }

    /// Returns the character that a reference represents, or `nil` if the reference is not valid.
    private static func scalar(of reference: String) -> Unicode.Scalar? {
        guard reference.hasPrefix("#") else { return HTMLEntities.named[reference] }
        let isHexadecimal = reference.dropFirst().first == "x" || reference.dropFirst().first == "X"
        let digits = reference.dropFirst(isHexadecimal ? 2 : 1)
        guard !digits.isEmpty, digits.allSatisfy({ isHexadecimal ? $0.isHexDigit : "0"..."9" ~= $0 }) else {
            return nil
        }
        guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(value) else {
            return "\u{FFFD}"
        }
        // HTML interprets the numbers of the C1 controls as Windows-1252 characters.
        if 0x80...0x9F ~= value, let windows = String(bytes: [UInt8(value)], encoding: .windowsCP1252)?.unicodeScalars {
            return windows.first
        }
        let isControl = scalar.properties.generalCategory == .control
        return isControl && !(UInt8(exactly: value).map(isSpace) ?? false) ? "\u{FFFD}" : scalar
    }
}

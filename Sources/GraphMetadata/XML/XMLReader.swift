// SPDX-License-Identifier: MIT

package import GraphSchema

/// A reader for the subset of XML 1.0 that metadata uses: elements, attributes, character references, comments, CDATA
/// sections, and processing instructions. The reader does not report text.
///
/// Foundation's parser does not report reliable positions, crashes on some malformed files, and accepts truncated
/// files. A document type declaration is an error, so that no entity can be declared.
package struct XMLReader {
    /// The maximum nesting depth of elements. Metadata needs fewer than a dozen levels.
    package static let maximumDepth = 64

    let bytes: [UInt8]
    var offset = 0
    private var line: Int
    private var lineStart = 0
    private var open: [(name: String, location: SourceLocation)] = []
    private var isInEmptyElement = false
    private var hasRoot = false

    /// Creates a reader for a file.
    ///
    /// - Parameters:
    ///   - bytes: The contents of the file.
    ///   - line: The number of the first line. The default is 1.
    /// - Throws: A diagnostic that describes why the file does not start like an XML file in UTF-8.
    package init(_ bytes: [UInt8], firstLine line: Int = 1) throws(Diagnostic) {
        self.bytes = bytes
        self.line = line
        if let problem = UTF8Check.problem(in: bytes, firstLine: line) { throw problem }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            offset = 3
            lineStart = 3
        }
        if starts(with: "<?xml"), !isNameByte(at: offset + 5) { try readDeclaration() }
    }

    /// The position of the next byte.
    var location: SourceLocation { SourceLocation(line: line, column: offset - lineStart + 1) }

    /// Returns the next start or end of an element; `nil` at the end of the file.
    ///
    /// - Throws: A diagnostic that describes why the file is not well-formed.
    package mutating func next() throws(Diagnostic) -> XMLEvent? {
        if isInEmptyElement {
            isInEmptyElement = false
            open.removeLast()
            return .end(offset)
        }
        while try skipText() {
            let start = location
            if starts(with: "<!--") {
                try skip(past: "-->", from: 4, "a comment")
            } else if starts(with: "<![CDATA["), !open.isEmpty {
                try skip(past: "]]>", from: 9, "a CDATA section")
            } else if starts(with: "<?") {
                try skip(past: "?>", from: 2, "a processing instruction")
            } else if starts(with: "<!") {
                let message = "a document type declaration is not supported"
                throw Diagnostic(.unexpectedCharacter, message, at: start, note: "remove it; metadata does not need it")
            } else if starts(with: "</") {
                return try readEndTag()
            } else {
                return .start(try readStartTag())
            }
        }
        if let element = open.last {
            throw Diagnostic(
                .unexpectedEnd,
                "the file ends inside the element '\(element.name)'",
                at: location,
                note: "the element starts here",
                noteAt: element.location
            )
        }
        guard hasRoot else {
            throw Diagnostic(.emptyFile, "the file contains no XML element", at: location)
        }
        return nil
    }

    /// Reads to the end of the current element and returns the offset after it.
    package mutating func skipElement() throws(Diagnostic) -> Int {
        let depth = open.count
        while let event = try next() {
            if case .end(let end) = event, open.count < depth { return end }
        }
        return offset
    }

    // MARK: - Tags

    private mutating func readStartTag() throws(Diagnostic) -> XMLElement {
        let (start, first) = (location, offset)
        advance(1)
        let name = try readName("the name of an element")
        if open.isEmpty {
            guard !hasRoot else {
                throw Diagnostic(.trailingContent, "unexpected element '\(name)' after the root element", at: start)
            }
            hasRoot = true
        }
        guard open.count < Self.maximumDepth else {
            let message = "elements are nested more than \(Self.maximumDepth) levels deep"
            throw Diagnostic(.nestingTooDeep, message, at: start)
        }
        let attributes = try readAttributes()
        isInEmptyElement = skip("/")
        guard skip(">") else { throw unexpected("'>' at the end of the tag '\(name)'") }
        open.append((name, start))
        return XMLElement(name: name, attributes: attributes, location: start, tag: first..<offset)
    }

    private mutating func readEndTag() throws(Diagnostic) -> XMLEvent {
        let start = location
        advance(2)
        let name = try readName("the name of an element")
        skipWhitespace()
        guard skip(">") else { throw unexpected("'>' at the end of the tag '/\(name)'") }
        guard let element = open.popLast() else {
            throw Diagnostic(.unexpectedCharacter, "the end tag of the element '\(name)' has no start tag", at: start)
        }
        guard element.name == name else {
            throw Diagnostic(
                .unexpectedCharacter,
                "expected the end of the element '\(element.name)', found that of '\(name)'",
                at: start,
                note: "the element starts here",
                noteAt: element.location
            )
        }
        return .end(offset)
    }

    private mutating func readDeclaration() throws(Diagnostic) {
        let start = location
        advance(5)
        let attributes = try readAttributes()
        guard skip("?"), skip(">") else { throw unexpected("'?>' at the end of the XML declaration") }
        let element = XMLElement(name: "xml", attributes: attributes, location: start, tag: 0..<offset)
        guard let version = element.located("version") else {
            throw Diagnostic(.missingKey, "the XML declaration must have the attribute 'version'", at: start)
        }
        guard version.value == "1.0" || version.value == "1.1" else {
            throw Diagnostic(.unknownWord, "'\(version.value)' is not a supported version of XML", at: version.location)
        }
        if let encoding = element.located("encoding"), !["utf-8", "us-ascii"].contains(encoding.value.lowercased()) {
            throw Diagnostic(
                .unknownWord,
                "the encoding '\(encoding.value)' is not supported",
                at: encoding.location,
                note: "save the file as UTF-8"
            )
        }
    }

    // MARK: - Bytes

    var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    func starts(with text: StaticString) -> Bool {
        guard bytes.count - offset >= text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { text in
            for index in text.indices where bytes[offset + index] != text[index] { return false }
            return true
        }
    }

    /// Advances past bytes that do not contain a line break.
    mutating func advance(_ count: Int) { offset += count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    mutating func newLine() {
        line += 1
        lineStart = offset + 1
    }

    mutating func skipWhitespace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0D: break
            case 0x0A: newLine()
            default: return
            }
            offset += 1
        }
    }

    /// Advances to the next tag; returns `false` at the end of the file.
    private mutating func skipText() throws(Diagnostic) -> Bool {
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "<"): return true
            case 0x0A: newLine()
            case 0x20, 0x09, 0x0D: break
            default:
                if open.isEmpty { throw unexpected(hasRoot ? "the end of the file" : "an XML element") }
                if bytes[offset] == UInt8(ascii: "&") {
                    _ = try readReference()
                    continue
                }
                if bytes[offset] < 0x20 { throw unexpected("text") }
            }
            offset += 1
        }
        return false
    }

    private mutating func skip(past end: StaticString, from length: Int, _ what: String) throws(Diagnostic) {
        let start = location
        advance(length)
        while offset < bytes.count {
            if starts(with: end) {
                advance(end.utf8CodeUnitCount)
                return
            }
            if bytes[offset] == 0x0A { newLine() }
            offset += 1
        }
        throw Diagnostic(
            .unexpectedEnd,
            "the file ends inside \(what)",
            at: location,
            note: "it starts here",
            noteAt: start
        )
    }

    func unexpected(_ expected: String) -> Diagnostic {
        guard let byte = current else {
            return Diagnostic(.unexpectedEnd, "the file ends too early; expected \(expected)", at: location)
        }
        let found =
            switch byte {
            case 0x0A: "a line break"
            case 0x00..<0x20, 0x7F: "the control character 0x\(String(byte, radix: 16))"
            default: "'\(String(decoding: bytes[offset...].prefix(4), as: UTF8.self).prefix(1))'"
            }
        return Diagnostic(.unexpectedCharacter, "expected \(expected), found \(found)", at: location)
    }
}

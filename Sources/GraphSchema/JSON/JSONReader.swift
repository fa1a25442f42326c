// SPDX-License-Identifier: MIT

/// A JSON reader (RFC 8259) that records the line and column of every value and key.
///
/// Foundation's decoder reports a coding path, but a diagnostic needs a position in the file.
package struct JSONReader {
    /// The maximum nesting depth of objects and arrays. Schemas need fewer than a dozen levels.
    package static let maximumDepth = 64

    var cursor: ByteCursor
    private var depth = 0
    private var diagnostics = Diagnostics()

    private init(bytes: [UInt8]) {
        cursor = ByteCursor(bytes: bytes)
    }

    /// Reads a file.
    ///
    /// - Returns: The value and a diagnostic for each duplicate key, or `nil` and the reason why the file is not JSON.
    package static func read(_ bytes: [UInt8]) -> (node: JSONNode?, diagnostics: Diagnostics) {
        var reader = JSONReader(bytes: bytes)
        do throws(Diagnostic) {
            try reader.cursor.requireUTF8()
            let node = try reader.readDocument()
            return (node, reader.diagnostics)
        } catch {
            reader.diagnostics.report(error)
            return (nil, reader.diagnostics)
        }
    }

    private mutating func readDocument() throws(Diagnostic) -> JSONNode {
        cursor.skipByteOrderMark()
        cursor.skipWhitespace()
        guard cursor.current != nil else {
            throw Diagnostic(
                .emptyFile,
                "the file is empty",
                at: cursor.location,
                note: "a schema is a JSON object; Schema/README.md describes its format"
            )
        }
        let node = try readValue()
        cursor.skipWhitespace()
        try cursor.requireEnd()
        return node
    }

    private mutating func readValue() throws(Diagnostic) -> JSONNode {
        let start = cursor.location
        switch cursor.current {
        case UInt8(ascii: "{"):
            try descend()
            defer { depth -= 1 }
            return JSONNode(.object(try readMembers()), at: start)
        case UInt8(ascii: "["):
            try descend()
            defer { depth -= 1 }
            return JSONNode(.array(try readElements()), at: start)
        case UInt8(ascii: "\""):
            return JSONNode(.string(try readString()), at: start)
        case UInt8(ascii: "t"):
            try readWord("true")
            return JSONNode(.bool(true), at: start)
        case UInt8(ascii: "f"):
            try readWord("false")
            return JSONNode(.bool(false), at: start)
        case UInt8(ascii: "n"):
            try readWord("null")
            return JSONNode(.null, at: start)
        case let byte? where byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
            return JSONNode(.number(try readNumber()), at: start)
        default:
            throw cursor.unexpected("a value")
        }
    }

    private mutating func descend() throws(Diagnostic) {
        guard depth < Self.maximumDepth else {
            throw Diagnostic(
                .nestingTooDeep,
                "objects and arrays are nested more than \(Self.maximumDepth) levels deep",
                at: cursor.location
            )
        }
        depth += 1
    }

    private mutating func readMembers() throws(Diagnostic) -> [JSONMember] {
        cursor.advance()
        var members: [JSONMember] = []
        var locations: [String: SourceLocation] = [:]
        cursor.skipWhitespace()
        if cursor.skip("}") { return members }
        var comma: SourceLocation?
        while true {
            cursor.skipWhitespace()
            let location = cursor.location
            if let comma, cursor.current == UInt8(ascii: "}") {
                throw cursor.unexpected("a key in double quotes", after: comma)
            }
            guard cursor.current == UInt8(ascii: "\"") else { throw cursor.unexpected("a key in double quotes") }
            let key = try readString()
            cursor.skipWhitespace()
            guard cursor.skip(":") else { throw cursor.unexpected("':' after the key '\(key)'") }
            cursor.skipWhitespace()
            let node = try readValue()
            if let first = locations[key] {
                diagnostics.report(
                    .duplicateKey,
                    "the key '\(key)' appears twice in this object",
                    at: location,
                    note: "it appears here first",
                    noteAt: first
                )
            } else {
                locations[key] = location
                members.append(JSONMember(key: Located(key, at: location), node: node))
            }
            cursor.skipWhitespace()
            if cursor.skip("}") { return members }
            comma = cursor.location
            guard cursor.skip(",") else { throw cursor.unexpected("',' or '}'") }
        }
    }

    private mutating func readElements() throws(Diagnostic) -> [JSONNode] {
        cursor.advance()
        var elements: [JSONNode] = []
        cursor.skipWhitespace()
        if cursor.skip("]") { return elements }
        var comma: SourceLocation?
        while true {
            cursor.skipWhitespace()
            if let comma, cursor.current == UInt8(ascii: "]") { throw cursor.unexpected("a value", after: comma) }
            elements.append(try readValue())
            cursor.skipWhitespace()
            if cursor.skip("]") { return elements }
            comma = cursor.location
            guard cursor.skip(",") else { throw cursor.unexpected("',' or ']'") }
        }
    }

    private mutating func readWord(_ word: StaticString) throws(Diagnostic) {
        for byte in word.description.utf8 {
            guard cursor.current == byte else { throw cursor.unexpected("'\(word)'") }
            cursor.advance()
        }
    }

    private mutating func readNumber() throws(Diagnostic) -> String {
        let start = cursor.offset
        let location = cursor.location
        _ = cursor.skip("-")
        let integer = cursor.skipDigits()
        var isValid = integer.count == 1 || (integer.count > 1 && integer.first != UInt8(ascii: "0"))
        if cursor.skip(".") { isValid = !cursor.skipDigits().isEmpty && isValid }
        if cursor.skip("e") || cursor.skip("E") {
            _ = cursor.skip("+") || cursor.skip("-")
            isValid = !cursor.skipDigits().isEmpty && isValid
        }
        let text = cursor.text(from: start)
        guard isValid else { throw Diagnostic(.invalidNumber, "'\(text)' is not a valid JSON number", at: location) }
        return text
    }
}

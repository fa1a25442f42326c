// SPDX-License-Identifier: MIT

import GraphSchema
import Testing

@Suite struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONNode {
        let (node, diagnostics) = JSONReader.read(Array(text.utf8))
        #expect(diagnostics.isEmpty)
        return try #require(node)
    }

    @Test("Keys and values are read with their positions")
    func positions() throws {
        let node = try read("{\n  \"a\": [1, true],\r\n\t\"ä\": {\"b\": null}\n}")
        guard case .object(let members) = node.value else {
            Issue.record("not an object")
            return
        }
        #expect(members.map(\.key.value) == ["a", "ä"])
        #expect(
            members.map(\.key.location) == [SourceLocation(line: 2, column: 3), SourceLocation(line: 3, column: 2)]
        )
        guard case .array(let elements) = members[0].node.value else {
            Issue.record("not an array")
            return
        }
        #expect(
            elements.map(\.location) == [SourceLocation(line: 2, column: 9), SourceLocation(line: 2, column: 12)]
        )
        // The key occupies four bytes, of which 'ä' occupies two. A colon and a space follow the key.
        #expect(members[1].node.location == SourceLocation(line: 3, column: 8))
    }

    @Test("Escape sequences in strings are decoded")
    func escapeSequences() throws {
        let node = try read(#""\"\\\/\b\f\n\r\t\u0041\u00e4\uD83D\ude00é""#)
        guard case .string(let text) = node.value else {
            Issue.record("not a string")
            return
        }
        #expect(text == "\"\\/\u{08}\u{0C}\n\r\tAä😀é")
    }

    @Test("A number keeps its original text", arguments: ["0", "-0", "10", "1.5", "-1.25e10", "1E+2", "1e-2"])
    func numberText(_ number: String) throws {
        guard case .number(let text) = try read(number).value else {
            Issue.record("not a number")
            return
        }
        #expect(text == number)
    }

    @Test("An invalid number causes an error", arguments: ["00", "01", "1.", "-", "1e", "1e+", ".5", "+1"])
    func invalidNumber(_ number: String) {
        #expect(JSONReader.read(Array(number.utf8)).node == nil)
    }

    @Test("If a key is repeated, the first value is used")
    func duplicateKeys() {
        let (node, diagnostics) = JSONReader.read(Array(#"{"a": 1, "a": 2}"#.utf8))
        #expect(diagnostics.sorted.map(\.kind) == [.duplicateKey])
        guard case .object(let members)? = node?.value, case .number(let text) = members[0].node.value else {
            Issue.record("not an object")
            return
        }
        #expect(members.count == 1)
        #expect(text == "1")
    }
}

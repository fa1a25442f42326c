// SPDX-License-Identifier: MIT

import GraphSchema
import Testing

@Suite struct SwiftIdentifierTests {
    @Test(
        "Leading uppercase letters become lowercase",
        arguments: [
            ("Available", "available"), ("InACall", "inACall"), ("OffWork", "offWork"), ("URLPath", "urlPath"),
            ("ID", "id"), ("A", "a"), ("timeOff", "timeOff"), ("", ""), ("ABC1", "abc1"),
        ]
    )
    func lowerCamel(_ name: String, _ expected: String) {
        #expect(SwiftIdentifier.lowerCamel(name) == expected)
    }

    @Test("Swift identifiers are valid names", arguments: ["a", "_a", "a1", "ä", "日本", "init"])
    func validIdentifier(_ name: String) {
        #expect(SwiftIdentifier.isValid(name))
    }

    @Test(
        "A string that is not an identifier is invalid",
        arguments: ["", "_", "1a", "a-b", "a b", "@a", "a.b", "a\"", "a`", "a\u{2028}b", "a\u{FE0F}", "\u{3164}"]
    )
    func invalidIdentifier(_ name: String) {
        #expect(!SwiftIdentifier.isValid(name))
    }

    @Test("Keywords are enclosed in backticks")
    func escapedKeywords() {
        #expect(SwiftIdentifier("default").escaped == "`default`")
        #expect(SwiftIdentifier("available").escaped == "available")
        #expect(SwiftIdentifier("default").escapedParameter == "default")
        #expect(SwiftIdentifier("let").escapedParameter == "`let`")
    }

    @Test("An invalid name is never written into code")
    func invalidNames() {
        #expect(SwiftIdentifier("x = 1; static let y").name == "notAnIdentifier_x___1__static_let_y")
        #expect(SwiftIdentifier("a\u{2028}b").escaped == "notAnIdentifier_a_b")
        #expect(SwiftIdentifier("").escaped == "notAnIdentifier_")
    }

    @Test("A hyphenated name becomes a single word")
    func hyphenatedNames() {
        #expect(SwiftIdentifier.upperCamel(hyphenated: "user-id") == "UserId")
        #expect(SwiftIdentifier.upperCamel(hyphenated: "$count") == "Count")
    }

    @Test(
        "Only a similar word is suggested",
        arguments: [
            ("nulable", "did you mean 'nullable'?"), ("tpye", "did you mean 'type'?"), ("TYPE", "did you mean 'type'?"),
            ("colour", nil),
        ]
    )
    func suggestions(_ word: String, _ expected: String?) {
        #expect(Suggestion.note(for: word, among: ["type", "nullable", "description"]) == expected)
    }
}

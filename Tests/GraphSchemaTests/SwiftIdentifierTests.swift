import GraphSchema
import Testing

@Suite struct SwiftIdentifierTests {
    @Test(arguments: [
        ("Available", "available"), ("InACall", "inACall"), ("OffWork", "offWork"), ("URLPath", "urlPath"),
        ("ID", "id"), ("A", "a"), ("timeOff", "timeOff"), ("", ""), ("ABC1", "abc1"),
    ])
    func leadingCapitalsAreLowered(_ name: String, _ expected: String) {
        #expect(SwiftIdentifier.lowerCamel(name) == expected)
    }

    @Test(arguments: ["a", "_a", "a1", "ä", "日本", "init"])
    func identifiersAreValid(_ name: String) {
        #expect(SwiftIdentifier.isValid(name))
    }

    @Test(arguments: ["", "_", "1a", "a-b", "a b", "@a", "a.b", "a\"", "a`"])
    func othersAreNot(_ name: String) {
        #expect(!SwiftIdentifier.isValid(name))
    }

    @Test func keywordsAreEscaped() {
        #expect(SwiftIdentifier.escaped("default") == "`default`")
        #expect(SwiftIdentifier.escaped("available") == "available")
    }

    @Test func hyphenatedNamesBecomeOneWord() {
        #expect(SwiftIdentifier.upperCamel(hyphenated: "user-id") == "UserId")
        #expect(SwiftIdentifier.upperCamel(hyphenated: "$count") == "Count")
    }

    @Test(arguments: [
        ("nulable", "did you mean 'nullable'?"), ("tpye", "did you mean 'type'?"), ("TYPE", "did you mean 'type'?"),
        ("colour", nil),
    ])
    func suggestionsAreClose(_ word: String, _ expected: String?) {
        #expect(Suggestion.note(for: word, among: ["type", "nullable", "description"]) == expected)
    }
}

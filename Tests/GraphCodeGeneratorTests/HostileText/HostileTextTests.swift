// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator
import GraphSchema
import TestSupport
import Testing

/// Tests that a schema with a replaced string is either rejected or generates the same code.
@Suite(.computing, .timeLimit(.minutes(10))) struct HostileTextTests {
    private static let fragments = [
        "", " ", "\"", "\\", "\\(fatalError())", "\\\"", "\"#", "#\"", "\"\"\"", "a\nb", "\r", "a\r\nb", "a\u{2028}b",
        "\u{2029}", "\u{85}", "\u{0}", "\u{1B}[31m", "*/ x /*", "`", "``", "`a`", "a`b", "\u{202E}txt",
        "\u{2066}a\u{2069}",
        "\u{200B}", "a\u{200D}b", "\u{3164}", "${HOME}", "$0", "x = 1; static let y", "get-lamp", "a b", "a.b", "{a}",
        "/",
        "//", "#if", "@main", "1a", "💡", "👨‍👩‍👧", "\u{301}", "\n/// - Returns: x\nlet y = 1", "\"); fatalError() //",
        "https://example.com/\"\n", String(repeating: "a b ", count: 1_000),
    ]

    /// Strings that are not identifiers. The first element joins all of them, for places that accept any string.
    private static let texts = [fragments.joined()] + fragments

    /// Strings that are valid identifiers in some contexts. No string is a schema key. Keys are replaced too, and
    /// replacing `description` with `default`, for example, would result in a different valid schema.
    private static let names = [
        "switch", "self", "Self", "init", "Type", "Protocol", "let", "inout", "await", "Any", "String", "Ünïcödé",
        "e\u{301}", "_", "__", "additionalData", "configuration", String(repeating: "a", count: 1_000),
    ]

    private static func generate(_ node: JSONNode) -> [GeneratedFile]? {
        let (document, form) = SchemaReader.read(node)
        let problems = form.sorted + (document.map { SchemaValidator.validate($0).sorted } ?? [])
        for line in problems.flatMap({ $0.lines(path: "p") }) {
            #expect(line.hasPrefix("p:") && !line.unicodeScalars.contains(where: \.isInvisible))
        }
        guard problems.allSatisfy({ $0.severity == .warning }), let document else { return nil }
        return ClientGenerator.generate(document, schemaName: "Every\u{202E}Feature\n.json")
    }

    /// Returns pairs of a string in the schema and a replacement: each string with the joined texts, and a sample of
    /// the other pairs or, with `TEST_THOROUGH=1`, all of them.
    private static func pairs(_ count: Int) -> [(index: Int, text: Int)] {
        let all = (0..<count).flatMap { index in (1..<(texts.count + names.count)).map { (index: index, text: $0) } }
        var random = SeededGenerator()
        return (0..<count).map { (index: $0, text: 0) }
            + (TestRun.isThorough ? all : (0..<100).map { _ in random.pick(all) })
    }

    @Test("Any string in a schema is either rejected or harmless")
    func hostileStrings() throws {
        let seed = SeededGenerator.seed
        let node = try #require(JSONReader.read(Array(EveryFeature.schema.utf8)).node)
        let expected = try #require(Self.generate(node)).map { (SwiftSkeleton($0.text), $0.text) }
        var compiler = try SwiftCompiler()
        var seen: Set<String> = []
        var placesForAnyString = 0
        for pair in Self.pairs(node.stringCount) {
            let isName = pair.text >= Self.texts.count
            let text = (Self.texts + Self.names)[pair.text]
            guard let files = Self.generate(node.replacing(pair.index, with: text)) else { continue }
            if pair.text == 0 { placesForAnyString += 1 }
            for (file, (skeleton, base)) in zip(files, expected) where seen.insert(file.text).inserted {
                let place =
                    "TEST_SEED=\(seed): string \(pair.index) is \(text.debugDescription.prefix(80)), \(file.name)"
                if isName {
                    let count = SwiftSkeleton.declarationCount(of: base)
                    #expect(SwiftSkeleton.declarationCount(of: file.text) == count, "\(place)")
                } else {
                    #expect(SwiftSkeleton(file.text) == skeleton, "\(place)")
                }
                #expect(!file.text.contains(SwiftIdentifier.standInPrefix), "\(place)")
                #expect(!file.text.unicodeScalars.contains { $0 != "\n" && $0.isInvisible }, "\(place)")
                try compiler.add(file.text, as: "\(seen.count).swift")
            }
        }
        #expect(placesForAnyString == 33)
        #expect(try compiler.problems(["-frontend", "-parse"]) == [], "TEST_SEED=\(seed)")
    }
}

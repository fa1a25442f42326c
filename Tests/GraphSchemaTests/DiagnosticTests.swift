import Foundation
import GraphSchema
import TestSupport
import Testing

@Suite struct DiagnosticTests {
    private func problems(_ bytes: [UInt8]) -> [Diagnostic] { SchemaDocument.load(bytes).problems }

    /// The diagnostics as printed, without the path.
    private func printed(_ bytes: [UInt8]) -> String {
        problems(bytes).flatMap { $0.lines(path: "p") }.map { $0.dropFirst("p:".count) }.joined(separator: "\n")
    }

    @Test func aSchemaWithoutProblemsHasNone() {
        let (document, problems) = SchemaDocument.load(Array(DiagnosticCase.base.utf8))
        #expect(problems.isEmpty)
        #expect(document?.client.name.value == "ThingClient")
    }

    @Test(arguments: DiagnosticCase.all)
    func everyProblemHasItsPositionAndMessage(_ example: DiagnosticCase) throws {
        #expect(DiagnosticCase.base.components(separatedBy: example.find).count == 2)
        let schema = DiagnosticCase.base.replacingOccurrences(of: example.find, with: example.replacement)
        let (document, _) = SchemaDocument.load(Array(schema.utf8))
        #expect(printed(Array(schema.utf8)) == example.expected)
        #expect(document == nil)
    }

    static let rawTexts: [(bytes: [UInt8], expected: String)] = [
        (
            [],
            """
            1:1: error: the file is empty
            1:1: note: a schema is a JSON object; its format is described in Schema/README.md
            """
        ),
        (
            Array("\n \n".utf8),
            """
            3:1: error: the file is empty
            3:1: note: a schema is a JSON object; its format is described in Schema/README.md
            """
        ),
        // Columns count bytes: the two of 'ä' stand before the bad one.
        (
            Array("{\n  \"a\": \"ä".utf8) + [0xFF] + Array("\"\n}".utf8),
            """
            2:11: error: the byte 0xff is not UTF-8
            2:11: note: save the file as UTF-8
            """
        ),
        // A UTF-16 file, and a character that is cut off at the end.
        (
            [0xFF, 0xFE, 0x7B, 0x00],
            """
            1:1: error: the byte 0xff is not UTF-8
            1:1: note: save the file as UTF-8
            """
        ),
        (
            Array("{\"".utf8) + [0xC3],
            """
            1:3: error: the byte 0xc3 is not UTF-8
            1:3: note: save the file as UTF-8
            """
        ),
        (
            Array("{ \"formatVersion".utf8),
            """
            1:17: error: the file ends inside a string
            1:3: note: the string starts here
            """
        ),
        (Array("{ \"a\": 1".utf8), "1:9: error: the file ends where ',' or '}' should stand"),
        (Array("{ \"a\": [1".utf8), "1:10: error: the file ends where ',' or ']' should stand"),
        (Array("{ \"a\": tru".utf8), "1:11: error: the file ends where 'true' should stand"),
        (
            Array(String(repeating: "[", count: 1_000).utf8),
            "1:65: error: objects and arrays nest deeper than 64 levels"
        ),
        (
            Array(String(repeating: "{\"a\":", count: 1_000).utf8),
            "1:321: error: objects and arrays nest deeper than 64 levels"
        ),
        (Array("[]".utf8), "1:1: error: expected an object, found an array"),
    ]

    @Test(arguments: rawTexts.indices)
    func textThatIsNoJSONHasItsPositionAndMessage(_ index: Int) {
        let example = Self.rawTexts[index]
        #expect(printed(example.bytes) == example.expected)
    }

    @Test func everyKindOfDiagnosticHasACase() {
        var found: Set<DiagnosticKind> = []
        for example in DiagnosticCase.all {
            let schema = DiagnosticCase.base.replacingOccurrences(of: example.find, with: example.replacement)
            found.formUnion(problems(Array(schema.utf8)).map(\.kind))
        }
        for example in Self.rawTexts { found.formUnion(problems(example.bytes).map(\.kind)) }
        #expect(Set(DiagnosticKind.allCases).subtracting(found).isEmpty)
    }

    @Test func everyPrefixOfASchemaIsAnErrorAndNeverACrash() {
        let bytes = Array(DiagnosticCase.base.utf8)
        let end = bytes.lastIndex(of: UInt8(ascii: "}")) ?? 0
        for length in 0...end { #expect(!problems(Array(bytes.prefix(length))).isEmpty, "\(length) bytes") }
    }

    @Test func everyChangedByteIsReadWithoutACrash() {
        let bytes = Array(DiagnosticCase.base.utf8)
        for index in bytes.indices {
            let replacements: [UInt8] = [0x22, 0x7D, 0xFF]
            for replacement in TestRun.isThorough ? replacements : [replacements[index % 3]] {
                var changed = bytes
                changed[index] = replacement
                let (document, problems) = SchemaDocument.load(changed)
                #expect((document == nil) == !problems.isEmpty)
            }
        }
    }

    @Test func aByteOrderMarkTakesNoColumn() {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(problems(mark + Array(DiagnosticCase.base.utf8)).isEmpty)
        #expect(printed(mark + Array("5".utf8)) == "1:1: error: expected an object, found a number")
    }
}

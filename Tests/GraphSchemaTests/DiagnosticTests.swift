// SPDX-License-Identifier: MIT

import Foundation
import GraphSchema
import TestSupport
import Testing

@Suite(.computing) struct DiagnosticTests {
    private func problems(_ bytes: [UInt8]) -> [Diagnostic] { SchemaDocument.load(bytes).problems }

    /// Returns the diagnostics as they are printed, without the path.
    private func printed(_ bytes: [UInt8]) -> String {
        problems(bytes).flatMap { $0.lines(path: "p") }.map { $0.dropFirst("p:".count) }.joined(separator: "\n")
    }

    @Test("A valid schema has no diagnostics")
    func validSchema() {
        let (document, problems) = SchemaDocument.load(Array(DiagnosticCase.base.utf8))
        #expect(problems.isEmpty)
        #expect(document?.client.name.value == "ThingClient")
    }

    @Test("Every problem is reported with a position and a message", arguments: DiagnosticCase.all)
    func diagnosticCases(_ example: DiagnosticCase) throws {
        for edit in example.edits { #expect(DiagnosticCase.base.components(separatedBy: edit.find).count == 2) }
        let schema = Array(example.schema.utf8)
        #expect(printed(schema) == example.expected)
        // A client is generated despite warnings.
        #expect((SchemaDocument.load(schema).document == nil) == example.expected.contains(": error: "))
    }

    static let rawTexts: [(bytes: [UInt8], expected: String)] = [
        (
            [],
            """
            1:1: error: the file is empty
            1:1: note: a schema is a JSON object; Schema/README.md describes its format
            """
        ),
        (
            Array("\n \n".utf8),
            """
            3:1: error: the file is empty
            3:1: note: a schema is a JSON object; Schema/README.md describes its format
            """
        ),
        // Columns are counted in bytes, so 'ä' occupies two columns.
        (
            Array("{\n  \"a\": \"ä".utf8) + [0xFF] + Array("\"\n}".utf8),
            """
            2:11: error: the byte 0xff is not valid UTF-8
            2:11: note: save the file as UTF-8
            """
        ),
        // Test data: a UTF-16 file, and a file that ends in the middle of a character.
        (
            [0xFF, 0xFE, 0x7B, 0x00],
            """
            1:1: error: the byte 0xff is not valid UTF-8
            1:1: note: save the file as UTF-8
            """
        ),
        (
            Array("{\"".utf8) + [0xC3],
            """
            1:3: error: the byte 0xc3 is not valid UTF-8
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
        (Array("{ \"a\": 1".utf8), "1:9: error: the file ends too early; expected ',' or '}'"),
        (Array("{ \"a\": [1".utf8), "1:10: error: the file ends too early; expected ',' or ']'"),
        (Array("{ \"a\": tru".utf8), "1:11: error: the file ends too early; expected 'true'"),
        (
            Array(String(repeating: "[", count: 1_000).utf8),
            "1:65: error: objects and arrays are nested more than 64 levels deep"
        ),
        (
            Array(String(repeating: "{\"a\":", count: 1_000).utf8),
            "1:321: error: objects and arrays are nested more than 64 levels deep"
        ),
        (Array("[]".utf8), "1:1: error: expected an object, found an array"),
    ]

    @Test("A file that is not JSON is reported with a position and a message", arguments: rawTexts.indices)
    func invalidJSON(_ index: Int) {
        let example = Self.rawTexts[index]
        #expect(printed(example.bytes) == example.expected)
    }

    @Test("Every kind of diagnostic has a test case")
    func allKindsHaveCases() {
        var found: Set<DiagnosticKind> = []
        for example in DiagnosticCase.all {
            found.formUnion(problems(Array(example.schema.utf8)).map(\.kind))
        }
        for example in Self.rawTexts { found.formUnion(problems(example.bytes).map(\.kind)) }
        #expect(Set(DiagnosticKind.allCases).subtracting(found).isEmpty)
    }

    @Test("Every truncated schema is reported as invalid and does not crash the reader")
    func truncatedSchema() {
        let bytes = Array(DiagnosticCase.base.utf8)
        let end = bytes.lastIndex(of: UInt8(ascii: "}")) ?? 0
        for length in 0...end { #expect(!problems(Array(bytes.prefix(length))).isEmpty, "\(length) bytes") }
    }

    @Test("A schema with any byte replaced does not crash the reader")
    func replacedByte() {
        let bytes = Array(DiagnosticCase.base.utf8)
        for index in stride(from: 0, to: bytes.count, by: TestRun.isThorough ? 1 : 2) {
            let replacements: [UInt8] = [0x22, 0x7D, 0xFF]
            for replacement in TestRun.isThorough ? replacements : [replacements[index % 3]] {
                var changed = bytes
                changed[index] = replacement
                let (document, problems) = SchemaDocument.load(changed)
                #expect((document == nil) == problems.contains { $0.severity == .error })
            }
        }
    }

    @Test("A byte order mark does not count as a column")
    func byteOrderMark() {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(problems(mark + Array(DiagnosticCase.base.utf8)).isEmpty)
        #expect(printed(mark + Array("5".utf8)) == "1:1: error: expected an object, found a number")
    }
}

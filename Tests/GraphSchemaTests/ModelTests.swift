// SPDX-License-Identifier: MIT

import Foundation
import GraphSchema
import TestSupport
import Testing

/// Tests for looking up declarations by name, and for characteristics that a type shares with the types that contain
/// it.
@Suite(.computing) struct ModelTests {
    /// Returns the base schema after replacing strings that each occur exactly once in it.
    private func document(_ replacements: (find: String, replacement: String)...) throws -> SchemaDocument {
        var schema = DiagnosticCase.base
        for (find, replacement) in replacements {
            #expect(schema.components(separatedBy: find).count == 2, "\(find)")
            schema = schema.replacingOccurrences(of: find, with: replacement)
        }
        let (document, problems) = SchemaDocument.load(Array(schema.utf8))
        #expect(problems.filter { $0.severity == .error } == [])
        return try #require(document)
    }

    private static let types = #"""
        "types": {
            "a": { "description": "A.", "properties": {
              "b": { "type": "graph.b", "description": "B." }, "d": { "type": "graph.d", "description": "D." },
              "all": { "type": "Collection(graph.a)", "description": "All." } } },
            "b": { "description": "B.", "properties": {
              "c": { "type": "graph.c", "description": "C." }, "key": { "type": "Edm.String", "sensitive": true, "description": "K." } } },
            "c": { "description": "C.", "properties": {
              "a": { "type": "graph.a", "description": "A." }, "other": { "type": "graph.f", "description": "F." } } },
            "d": { "description": "D.", "properties": {
              "e": { "type": "Collection(graph.e)", "description": "E." }, "id": { "type": "Edm.Guid", "sensitive": true, "description": "I." } } },
            "e": { "description": "E.", "properties": {
              "d": { "type": "graph.d", "description": "D." }, "own": { "type": "graph.e", "description": "E." },
              "text": { "type": "Edm.String", "description": "T." } } },
            "f": { "description": "F.", "properties": { "length": { "type": "Edm.Duration", "description": "L." } } },
        """#

    @Test("Properties of types that contain one another are recursive")
    func recursiveProperties() throws {
        let document = try document((#""types": {"#, Self.types))
        let recursive = document.types.flatMap { type in
            type.properties.filter { document.isRecursive($0, of: type) }
                .map { "\(type.name.value).\($0.name.value)" }
        }
        #expect(recursive == ["a.b", "b.c", "c.a", "e.own", "thing.parent"])
    }

    @Test("A type's validation and sensitive properties apply to all types that contain the type")
    func containedTypes() throws {
        let document = try document(
            (#""types": {"#, Self.types),
            (#""returns": "graph.thing""#, #""returns": "Collection(graph.a)""#),
            (
                #""type": "graph.color", "nullable": false,"#,
                #""type": "graph.color", "nullable": false, "required": true,"#
            ),
            (#""type": "Collection(Edm.String)","#, #""type": "Collection(Edm.String)", "sensitive": true,"#)
        )
        let validated = document.types.filter(document.needsValidation).map(\.name.value)
        #expect(validated == ["a", "b", "c", "f", "thing"])
        #expect(document.sensitiveProperties(of: document.methods[0]) == ["key", "id"])
        #expect(document.sensitiveProperties(of: document.actions[0]) == ["names"])
    }

    @Test("Each group of types that infinitely contain one another is reported")
    func infiniteRecursion() {
        func member(_ name: String, _ targets: String...) -> String {
            let properties = targets.map {
                #""\#($0)": { "type": "graph.\#($0)", "nullable": false, "description": "P." }"#
            }
            return #""\#(name)": { "description": "T.", "properties": { \#(properties.joined(separator: ", ")) } }"#
        }
        let types = [
            member("s", "a"), member("a", "b"), member("b", "c", "a"), member("c", "d"), member("d", "c", "a"),
            member("e", "e"),
        ]
        let schema = DiagnosticCase.base.replacingOccurrences(
            of: #""types": {"#,
            with: #""types": {"# + types.joined(separator: ",\n") + ","
        )
        #expect(
            SchemaDocument.load(Array(schema.utf8)).problems.map(\.message) == [
                "the type 'a' contains itself through properties that are not nullable: a > b > a",
                "the type 'c' contains itself through properties that are not nullable: c > d > c",
                "the type 'e' contains itself through properties that are not nullable: e > e",
            ]
        )
    }

    @Test("Operations and their paths are listed in the order of the path tree")
    func operationOrder() throws {
        let use = #"{ "description": "P.", "methods": { "getThing": {} } }"#
        let document = try document(
            (
                #""paths": {"#,
                #""paths": { "/a/b": \#(use), "/things": \#(use), "/a": { "description": "P.", "actions": { "paint": {} } },"#
            )
        )
        #expect(
            document.pathOperations.map(\.request) == [
                "POST /a/paint", "GET /a/b", "GET /things", "GET /things/{thing-id}", "POST /things/{thing-id}/paint",
            ]
        )
        #expect(
            document.uses(of: document.methods[0]).map(\.template) == ["/a/b", "/things", "/things/{thing-id}"]
        )
        #expect(document.uses(of: document.actions[0]).map(\.template) == ["/a/paint", "/things/{thing-id}/paint"])
    }

    @Test("Enum members are not case-sensitive")
    func enumMemberCase() throws {
        let color = try document().enums[0]
        #expect(color.member("BLUE")?.value.value == "blue")
        #expect(color.member("green") == nil)
    }

    /// If every wrong name had a suggestion, the running time would grow with the square of the number of types.
    @Test(
        "If there are very many wrong names, all are reported, but only the first are reported with suggestions",
        .timeLimit(.minutes(5))
    )
    func manyWrongNames() {
        let count = 1_000
        let types = (0..<count).map { number in
            #""type\#(number)": { "description": "T.", "properties": { "#
                + #""p": { "type": "graph.typo\#(number)", "description": "P." } } }"#
        }
        let schema = DiagnosticCase.base.replacingOccurrences(
            of: #""types": {"#,
            with: #""types": {"# + types.joined(separator: ",\n") + ","
        )
        let problems = SchemaDocument.load(Array(schema.utf8)).problems
        #expect(problems.map(\.message) == (0..<count).map { "there is no type 'graph.typo\($0)'" })
        // Each wrong name is compared with the enum and all types. The reader performs at most about 100,000
        // comparisons.
        #expect(problems.prefix { $0.note != nil }.count == 100_000 / (1 + count + 1 + 1) + 1)
        #expect(problems.filter { $0.note != nil }.count == 100_000 / (1 + count + 1 + 1) + 1)
    }

    @Test("A long list of members is shortened in a message")
    func longMemberList() {
        let members = (0..<60).map { #"{ "value": "member\#($0)" }"# }.joined(separator: ", ")
        let schema = DiagnosticCase.base
            .replacingOccurrences(of: #"{ "value": "red" }, { "value": "blue" }"#, with: members)
        let note = SchemaDocument.load(Array(schema.utf8)).problems.first?.note?.message
        let shown = (0..<50).map { "'member\($0)'" }.joined(separator: ", ")
        #expect(note == "the members are \(shown), and 10 more")
    }
}

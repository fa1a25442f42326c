import Foundation
import GraphSchema
import Testing

/// What a schema's model finds by name or collects from types that contain one another.
@Suite struct ModelTests {
    /// The base schema with something else in place of a text that it contains once.
    private func document(_ replacements: (find: String, replacement: String)...) throws -> SchemaDocument {
        var schema = DiagnosticCase.base
        for (find, replacement) in replacements {
            #expect(schema.components(separatedBy: find).count == 2, "\(find)")
            schema = schema.replacingOccurrences(of: find, with: replacement)
        }
        let (document, problems) = SchemaDocument.load(Array(schema.utf8))
        #expect(problems.map(\.message) == [])
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

    @Test func propertiesOfTypesThatContainOneAnotherAreRecursive() throws {
        let document = try document((#""types": {"#, Self.types))
        let recursive = document.types.flatMap { type in
            type.properties.filter { document.isRecursive($0, of: type) }
                .map { "\(type.name.value).\($0.name.value)" }
        }
        #expect(recursive == ["a.b", "b.c", "c.a", "e.own", "thing.parent"])
    }

    @Test func whatATypeContainsHoldsForAllTypesThatContainIt() throws {
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

    @Test func eachGroupOfTypesThatContainThemselvesIsReported() {
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
                "a 'a' would contain another one without end: a > b > a",
                "a 'c' would contain another one without end: c > d > c",
                "a 'e' would contain another one without end: e > e",
            ]
        )
    }

    @Test func operationsAreFoundWithTheirPathsInTheOrderOfTheTree() throws {
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

    @Test func enumMembersAreFoundWhateverTheirCase() throws {
        let color = try document().enums[0]
        #expect(color.member("BLUE")?.value.value == "blue")
        #expect(color.member("green") == nil)
    }

    /// With a suggestion for each the time would grow with the square of the number of types.
    @Test(.timeLimit(.minutes(1)))
    func aGreatManyWrongNamesAreAllReportedAndTheFirstOnesHaveSuggestions() {
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
        // Each is compared with the nine primitive types, the enum and the types; there are 100,000 comparisons.
        #expect(problems.prefix { $0.note != nil }.count == 100_000 / (9 + 1 + count + 1 + 1) + 1)
        #expect(problems.filter { $0.note != nil }.count == 100_000 / (9 + 1 + count + 1 + 1) + 1)
    }

    @Test func longListsOfMembersAreShortened() {
        let members = (0..<60).map { #"{ "value": "member\#($0)" }"# }.joined(separator: ", ")
        let schema = DiagnosticCase.base
            .replacingOccurrences(of: #"{ "value": "red" }, { "value": "blue" }"#, with: members)
        let note = SchemaDocument.load(Array(schema.utf8)).problems.first?.note?.message
        let shown = (0..<50).map { "'member\($0)'" }.joined(separator: ", ")
        #expect(note == "its members are \(shown) and 10 more")
    }
}

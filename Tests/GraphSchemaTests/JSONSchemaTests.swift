import Foundation
import GraphSchema
import TestSupport
import Testing

@Suite struct JSONSchemaTests {
    private static let schemaFolder = TestRun.file("Schema")

    private func json(_ data: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func file(_ name: String) throws -> Data {
        try Data(contentsOf: Self.schemaFolder.appendingPathComponent(name))
    }

    private func checker() throws -> JSONSchemaChecker {
        JSONSchemaChecker(try json(try file("graph-client.schema.json")))
    }

    @Test func thePresenceSchemaFitsTheFormatAndIsValid() throws {
        let data = try file("GraphPresence.json")
        #expect(try checker().problems(of: try json(data)) == [])
        #expect(SchemaDocument.load([UInt8](data)).problems == [])
    }

    /// What JSON Schema can say of a schema's form, it says as the reader does.
    @Test(arguments: DiagnosticCase.form)
    func whatTheReaderRefusesTheFormatRefuses(_ example: DiagnosticCase) throws {
        let schema = DiagnosticCase.base.replacingOccurrences(of: example.find, with: example.replacement)
        // A path that offers nothing is refused by the validator alone.
        guard !example.title.contains("offers nothing") else { return }
        #expect(try !checker().problems(of: try json(Data(schema.utf8))).isEmpty)
    }

    @Test func theBaseOfThoseCasesFits() throws {
        #expect(try checker().problems(of: try json(Data(DiagnosticCase.base.utf8))) == [])
    }

    @Test(arguments: ObjectKind.allCases)
    func bothKnowTheSameKeys(_ kind: ObjectKind) throws {
        let definitions = try #require(try json(try file("graph-client.schema.json"))["$defs"] as? [String: Any])
        let definition = try #require(definitions[kind.rawValue] as? [String: Any])
        let properties = try #require(definition["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(kind.requiredKeys + kind.optionalKeys))
        #expect(Set(try #require(definition["required"] as? [String])) == Set(kind.requiredKeys))
        #expect(definition["additionalProperties"] as? Bool == false)
    }
}

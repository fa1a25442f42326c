// SPDX-License-Identifier: MIT

import Foundation
import GraphSchema
import TestSupport
import Testing

@Suite(.computing) struct JSONSchemaTests {
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

    @Test("The presence schema is valid and matches the JSON Schema")
    func presenceSchema() throws {
        let data = try file("GraphPresence.json")
        #expect(try checker().problems(of: try json(data)) == [])
        #expect(SchemaDocument.load([UInt8](data)).problems == [])
    }

    @Test("The JSON Schema rejects every schema that the reader rejects", arguments: DiagnosticCase.form)
    func rejectedForms(_ example: DiagnosticCase) throws {
        // The JSON Schema accepts a path without operations, which only the validator rejects.
        guard example.title != "a path without operations" else { return }
        #expect(try !checker().problems(of: try json(Data(example.schema.utf8))).isEmpty)
    }

    @Test("The base schema of the diagnostic cases matches the JSON Schema")
    func baseSchema() throws {
        #expect(try checker().problems(of: try json(Data(DiagnosticCase.base.utf8))) == [])
    }

    @Test("The reader and the JSON Schema accept the same keys", arguments: ObjectKind.allCases)
    func sameKeys(_ kind: ObjectKind) throws {
        let definitions = try #require(try json(try file("graph-client.schema.json"))["$defs"] as? [String: Any])
        let definition = try #require(definitions[kind.rawValue] as? [String: Any])
        let properties = try #require(definition["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(kind.requiredKeys + kind.optionalKeys))
        #expect(Set(try #require(definition["required"] as? [String])) == Set(kind.requiredKeys))
        #expect(definition["additionalProperties"] as? Bool == false)
    }
}

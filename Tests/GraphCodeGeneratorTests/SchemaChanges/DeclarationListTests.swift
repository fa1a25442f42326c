// SPDX-License-Identifier: MIT

import Foundation
import GraphSchema
import TestSupport
import Testing

@testable import GraphCodeGenerator

/// Tests that the declarations that a report compares match the declarations in the generated code.
@Suite(.computing) struct DeclarationListTests {
    /// Compares a schema's declarations with those in its generated code, and returns their number.
    private func compare(_ schema: String, _ comment: Comment) throws -> Int {
        // The access level of each declaration in a public client shows whether apps can use the declaration.
        let text = schema.replacing(/"access": "\w+"/, with: #""access": "public""#)
        guard let document = SchemaDocument.load(Array(text.utf8)).document else { return 0 }
        let expected = ClientGenerator.generate(document, schemaName: "Test.json")
            .flatMap { GeneratedDeclarations(in: $0.text).all }
        let declarations = DeclarationList(of: document).all.map(\.line)
        #expect(declarations.sorted() == expected.sorted(), comment)
        return declarations.count
    }

    @Test("The declarations match those of the generated presence client") func presence() throws {
        let schema = try String(contentsOf: CommandLineTests.presenceSchema, encoding: .utf8)
        #expect(try compare(schema, "") > 200)
    }

    @Test("The declarations match those of every golden file", arguments: GoldenTests.features)
    func goldenFiles(_ feature: String) throws {
        let file = GoldenTests.folder.appendingPathComponent("\(feature)/\(feature).json")
        #expect(try compare(String(contentsOf: file, encoding: .utf8), "\(feature)") > 5)
    }

    @Test("The declarations match those of the clients generated from schemas with every feature") func everyFeature()
        throws
    {
        #expect(try compare(EveryFeature.schema, "") > 40)
        #expect(try compare(BaseSchema.text, "") > 60)
    }

    @Test("The declarations match those of the clients generated from random schemas") func randomSchemas() throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator()
        var count = 0
        for _ in 0..<(TestRun.isThorough ? 200 : 12) {
            var schema = RandomSchema(seed: random.next(), prefix: "q")
            count += try compare(schema.text(), "TEST_SEED=\(seed)")
        }
        #expect(count > 200, "TEST_SEED=\(seed)")
    }

    @Test("Comparing a schema that contains every kind of declaration with itself reports no changes") func unchanged()
        throws
    {
        for schema in [EveryFeature.schema, BaseSchema.text] {
            let document = try #require(SchemaDocument.load(Array(schema.utf8)).document)
            let changes = ClientChanges(from: document, to: document)
            #expect(changes.markdown == "The declarations and the requests of the client are unchanged.\n")
            #expect(changes.breakingCount == 0)
        }
    }
}

extension Declaration {
    /// The declaration as a line in the format of ``GeneratedDeclarations``.
    fileprivate var line: String {
        let name = (identity.owner.map { $0 + "." } ?? "") + identity.name
        switch identity.kind {
        case .type, .property: return "\(name): \(type)"
        case .constant: return "static \(name): \(type)"
        case .initializer, .combinationInitializer, .failableInitializer, .method, .subscript:
            let parameters = parameters.map { "\($0.label): \($0.type)\($0.hasDefault ? " = nil" : "")" }
            return "\(name)(\(parameters.joined(separator: ", "))) -> \(type)"
        }
    }
}

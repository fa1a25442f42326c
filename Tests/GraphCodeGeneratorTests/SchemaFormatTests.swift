// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator
import GraphSchema
import TestSupport
import Testing

/// Tests for the schemas in the documentation of the schema format.
@Suite(.computing) struct SchemaFormatTests {
    private static let text = try? String(
        contentsOf: CommandLineTests.presenceSchema.deletingLastPathComponent().appendingPathComponent("README.md"),
        encoding: .utf8
    )

    /// The JSON blocks in the documentation, with runs of white space reduced to single spaces.
    private var blocks: [String] {
        get throws {
            try #require(Self.text).components(separatedBy: "```json\n").dropFirst()
                .map { $0.components(separatedBy: "```")[0] }
        }
    }

    /// The complete schemas. The slice and the overlay of an import contain neither paths nor types.
    private var schemas: [String] {
        get throws { try blocks.filter { $0.hasPrefix("{") && $0.contains("\"paths\"") } }
    }

    private func words(_ block: String) -> String {
        block.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func generate(_ schema: String) throws -> [GeneratedFile] {
        let (document, problems) = SchemaDocument.load(Array(schema.utf8))
        // A missing required key causes an error, and an unused part causes a warning.
        #expect(problems == [])
        return ClientGenerator.generate(try #require(document), schemaName: "Example.json")
    }

    @Test("Both examples are valid, and their clients compile") func examples() throws {
        let schemas = try schemas
        #expect(schemas.count == 2)
        var compiler = try SwiftCompiler()
        for (number, schema) in schemas.enumerated() {
            for file in try generate(schema) { try compiler.add(file.text, as: "Schema\(number)\(file.name)") }
        }
        let calls = """
            import GraphRuntime
            func call(_ door: DoorClient, _ home: HomeClient) async throws {
                try await door.doors["front"].open()
                try await home.lamps["1"].dim(level: 20, fade: .seconds(5))
                try await home.me.lamp.paint(.alarm)
                _ = try await home.lamps["1"].patch(Lamp(id: "1", name: "Desk"))
            }
            """
        try compiler.add(calls, as: "Calls.swift")
        let problems = try compiler.problems(
            ["-typecheck", "-module-name", "Example", "-swift-version", "6", "-I", SwiftCompiler.runtimeModules.path]
        )
        #expect(problems == [])
    }

    @Test("The small example is invalid if any one of these keys is missing") func smallExample() throws {
        let schema = try #require(try schemas.first)
        for key in ["formatVersion", "namespace", "version", "client", "name", "access", "body", "paths"] {
            let changed = schema.replacingOccurrences(of: "\"\(key)\"", with: "\"other\"")
            #expect(changed != schema, "\(key)")
            let (document, problems) = SchemaDocument.load(Array(changed.utf8))
            #expect(document == nil, "\(key)")
            #expect(problems.contains { $0.message.contains("'\(key)'") }, "\(key): \(problems.map(\.message))")
        }
    }

    @Test("Except for one, the documentation's schema fragments are part of the complete example")
    func fragments() throws {
        let schema = words(try #require(try schemas.last))
        let fragments = try blocks.filter { !$0.hasPrefix("{") && !$0.hasPrefix("\"conflicts\"") }
        #expect(fragments.count == 11)
        var others: [String] = []
        for fragment in fragments where !schema.contains(words(fragment)) { others.append(words(fragment)) }
        // The one remaining fragment shows keys of the presence schema.
        #expect(others.count == 1, "\(others)")
        #expect(others.first?.hasPrefix("\"/me/presence\"") == true)
    }
}

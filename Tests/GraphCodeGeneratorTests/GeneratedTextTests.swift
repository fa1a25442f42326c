// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator
import GraphSchema
import TestSupport
import Testing

/// Tests for properties that the text of every generated client must have.
@Suite(.computing) struct GeneratedTextTests {
    private func generate(_ schema: String) throws -> [String: String] {
        let (document, problems) = SchemaDocument.load(Array(schema.utf8))
        #expect(problems == [])
        let files = ClientGenerator.generate(try #require(document), schemaName: "Test.json")
        return Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
    }

    private var presence: String {
        get throws { try String(contentsOf: CommandLineTests.presenceSchema, encoding: .utf8) }
    }

    /// The beginnings of declarations that need no documentation comment: unavailable declarations, and requirements
    /// that the runtime's protocols document.
    private static let undocumented = [
        "var additionalData: ", "static let constraints: ", "static let propertyNames: ",
        "static let modelProperties: ",
        "init(from decoder: ", "func encode(to encoder: ", "static let serviceVersion = ", "static let sdkVersion = ",
        "let requestAdapter: ",
        "init(requestAdapter: ", "let context: ", "init(context: ", "static let placeholder = ",
        "typealias ItemBuilder = ", "static let knownValues: ", "let rawValue: ", "init(rawValue: ",
        "init(stringLiteral value: ", "static let allCases: ", "var description: ",
    ]

    @Test("Every public declaration has a documentation comment") func documentationComments() throws {
        var count = 0
        for (name, text) in try generate(presence) {
            var previous = ""
            for line in text.split(separator: "\n").map({ $0.drop { $0 == " " } }) {
                defer { if line != "// swift-format-ignore" { previous = String(line) } }
                let declaration = line.hasPrefix("nonisolated ") ? line.dropFirst("nonisolated ".count) : line
                guard declaration.hasPrefix("public "), !line.hasPrefix("public import") else { continue }
                let isUndocumented = Self.undocumented.contains { declaration.dropFirst("public ".count).hasPrefix($0) }
                let isUnavailable = previous.hasPrefix("@available(*, unavailable")
                if !isUndocumented, !isUnavailable {
                    #expect(previous.hasPrefix("///"), "\(name): \(line)")
                    count += 1
                }
            }
        }
        #expect(count > 240)
    }

    /// Returns the names of the files whose contents differ.
    private func changed(_ before: [String: String], _ after: [String: String]) -> [String] {
        before.keys.filter { before[$0] != after[$0] }.sorted()
    }

    @Test("A change to an action changes only one file") func changedAction() throws {
        let schema = try presence
        let changed = schema.replacingOccurrences(of: "Clears an application's presence", with: "Ends an application's")
        #expect(changed != schema)
        #expect(try self.changed(generate(schema), generate(changed)) == ["Operations8.generated.swift"])
    }

    @Test("A new action does not move other actions to different files") func newAction() throws {
        let schema = try presence
        let action = """
            "actions": {
                "wave": {
                  "body": "none", "description": "Waves.", "documentation": null, "clouds": ["global"], "idempotent": true,
                  "permissions": { "delegatedWork": [], "delegatedPersonal": [], "application": [] }
                },
            """
        var changed = schema.replacingOccurrences(
            of: "\"actions\": {\n    \"setPresence\"",
            with: action + "\n    \"setPresence\""
        )
        changed = changed.replacingOccurrences(
            of: #""actions": { "getPresencesByUserId": {} }"#,
            with: #""actions": { "getPresencesByUserId": {}, "wave": {} }"#
        )
        let (before, after) = (try generate(schema), try generate(changed))
        #expect(self.changed(before, after) == ["Client.generated.swift", "Operations5.generated.swift"])
        // The new action adds lines to the file and does not change existing lines.
        let old = try #require(before["Operations5.generated.swift"])
        let new = try #require(after["Operations5.generated.swift"])
        #expect(Set(old.split(separator: "\n")).isSubset(of: Set(new.split(separator: "\n"))))
    }
}

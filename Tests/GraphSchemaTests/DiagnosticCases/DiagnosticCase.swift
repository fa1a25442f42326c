// SPDX-License-Identifier: MIT

import Foundation
import Testing

/// A schema with a problem, and the diagnostics that report the problem.
struct DiagnosticCase: CustomTestStringConvertible, Sendable {
    /// The problem.
    let title: String
    /// The texts to replace, each of which occurs exactly once in the base schema.
    let edits: [(find: String, replacement: String)]
    /// The diagnostics as they are printed, without the path.
    let expected: String

    var testDescription: String { title }

    init(
        _ title: String,
        _ find: String,
        _ replacement: String,
        _ expected: String,
        also edits: (find: String, replacement: String)...
    ) {
        self.title = title
        self.edits = [(find, replacement)] + edits
        self.expected = expected
    }

    /// The base schema with the problem.
    var schema: String {
        edits.reduce(Self.base) { $0.replacingOccurrences(of: $1.find, with: $1.replacement) }
    }

    static let all = json + form + sense + ranges + defaults + names + scopes + paths + oneError + warnings

    /// A schema without problems.
    static let base = """
        {
          "formatVersion": 1,
          "namespace": "test.things",
          "version": "v1.0",
          "client": { "name": "ThingClient", "access": "internal", "description": "Things." },
          "enums": {
            "color": { "description": "A color.", "members": [{ "value": "red" }, { "value": "blue" }] }
          },
          "types": {
            "thing": {
              "description": "A thing.",
              "properties": {
                "id": { "type": "Edm.String", "nullable": false, "description": "The id." },
                "parent": { "type": "graph.thing", "description": "The parent." }
              }
            }
          },
          "methods": {
            "getThing": {
              "method": "GET", "description": "Gets it.", "documentation": null, "returns": "graph.thing",
              "permissions": { "delegatedWork": ["Thing.Read"], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"], "idempotent": true
            }
          },
          "actions": {
            "paint": {
              "body": "object", "description": "Paints it.", "documentation": "https://example.com/paint",
              "parameters": {
                "color": { "type": "graph.color", "nullable": false, "description": "The color." },
                "drying": { "type": "Edm.Duration", "minimum": "PT1M", "maximum": "PT1H", "description": "How long." },
                "names": { "type": "Collection(Edm.String)", "maxItems": 3, "description": "The names." }
              },
              "supportedCombinations": { "parameters": ["color"], "values": [{ "values": { "color": "red" } }] },
              "permissions": { "delegatedWork": ["Thing.ReadWrite"], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"], "idempotent": true
            }
          },
          "paths": {
            "/things/{thing-id}": {
              "description": "A thing.",
              "parameters": { "thing-id": { "description": "The id." } },
              "methods": { "getThing": {} },
              "actions": { "paint": {} }
            }
          }
        }

        """
}

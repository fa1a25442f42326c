import Testing

/// A schema with one thing wrong, and everything that is said of it.
struct DiagnosticCase: CustomTestStringConvertible, Sendable {
    let title: String
    /// What to replace in the base schema.
    let find: String
    let replacement: String
    /// The diagnostics as printed, without the path.
    let expected: String

    var testDescription: String { title }

    init(_ title: String, _ find: String, _ replacement: String, _ expected: String) {
        self.title = title
        self.find = find
        self.replacement = replacement
        self.expected = expected
    }

    static let all = json + form + sense + ranges + names + paths

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

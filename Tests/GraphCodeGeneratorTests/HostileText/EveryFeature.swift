// SPDX-License-Identifier: MIT

/// A schema that uses every feature of the schema format.
enum EveryFeature {
    static let schema = #"""
        {
          "$schema": "./graph-client.schema.json",
          "formatVersion": 1,
          "namespace": "test.things",
          "version": "v1.0",
          "client": { "name": "ThingClient", "access": "package", "description": "The client of things." },
          "enums": {
            "color": {
              "swiftName": "Paint",
              "description": "A color.",
              "documentation": "https://example.com/color",
              "flags": true,
              "members": [
                { "value": "Red", "description": "Like a rose." },
                { "value": "light-blue", "swiftName": "lightBlue" }
              ]
            }
          },
          "types": {
            "lamp": {
              "description": "A lamp.",
              "documentation": "https://example.com/lamp",
              "properties": {
                "id": { "type": "Edm.String", "nullable": false, "readOnly": true, "description": "The id." },
                "@odata.type": { "type": "Edm.String", "swiftName": "odataType", "description": "The type." },
                "parent": { "type": "graph.lamp", "description": "Where it hangs." },
                "color": { "type": "test.things.color", "default": "Red", "allowedValues": ["Red"], "description": "The color." },
                "label": { "type": "Edm.String", "default": "none", "minLength": 1, "maxLength": 9, "description": "Its label." },
                "pin": { "type": "Edm.Guid", "sensitive": true, "description": "Its pin." },
                "bulbs": { "type": "Collection(graph.bulb)", "minItems": 1, "maxItems": 3, "description": "Its bulbs." }
              }
            },
            "bulb": {
              "swiftName": "Bulb",
              "standalone": true,
              "description": "A bulb.",
              "properties": {
                "fade": { "type": "Edm.Duration", "required": true, "minimum": "PT1S", "maximum": "PT1M", "description": "How long." },
                "times": { "type": "Collection(Edm.Duration)", "description": "How long each." }
              }
            }
          },
          "methods": {
            "getLamp": {
              "method": "GET", "description": "Gets a lamp.", "returns": "graph.lamp",
              "documentation": "https://example.com/get", "notes": ["It is bright."],
              "permissions": { "delegatedWork": ["Lamp.Read", "Lamp.Read.All"], "delegatedPersonal": ["Lamp.Mine"], "application": ["Lamp.All"] },
              "clouds": ["global", "china"], "idempotent": true
            },
            "listLamps": {
              "method": "GET", "description": "Lists lamps.", "returns": "Collection(graph.lamp)", "documentation": null,
              "permissions": { "delegatedWork": [], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"], "idempotent": true
            },
            "listNames": {
              "method": "PUT", "description": "Lists names.", "body": "graph.lamp", "returns": "Collection(Edm.String)", "documentation": null,
              "permissions": { "delegatedWork": [], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"], "idempotent": true, "treatsNotFoundAsSuccessOnRetry": true,
              "deprecated": "Lamps have no names."
            }
          },
          "actions": {
            "paint": {
              "body": "object", "description": "Paints a lamp.", "documentation": "https://example.com/paint", "notes": ["It dries."],
              "parameters": {
                "first color": { "type": "graph.color", "nullable": false, "swiftName": "first", "description": "The first color." },
                "second": { "type": "graph.color", "nullable": false, "description": "The second color." },
                "drying": { "type": "Edm.Duration", "default": "PT5M", "description": "How long it dries." },
                "note": { "type": "Edm.String", "sensitive": true, "description": "What to note." }
              },
              "supportedCombinations": {
                "parameters": ["first color", "second"],
                "values": [
                  { "description": "All red.", "values": { "first color": "Red", "second": "Red" }, "defaults": { "drying": "PT1H" } },
                  { "swiftName": "mixed", "values": { "first color": "Red", "second": "light-blue" } }
                ]
              },
              "returns": "Collection(graph.color)",
              "permissions": { "delegatedWork": ["Lamp.Paint"], "delegatedPersonal": [], "application": [] },
              "clouds": ["usGovL4", "usGovL5"], "idempotent": false
            },
            "reset": {
              "body": "empty", "description": "Resets it.", "documentation": null,
              "permissions": { "delegatedWork": [], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"], "idempotent": true
            }
          },
          "paths": {
            "/rooms/{room-id}/lamps": {
              "description": "The lamps of a room.",
              "parameters": { "room-id": { "description": "The id of the room." } },
              "methods": { "listLamps": {}, "listNames": {} },
              "actions": {
                "paint": {
                  "documentation": "https://example.com/all", "notes": ["All at once."], "clouds": ["china"],
                  "permissions": { "delegatedWork": ["Room.Paint"], "delegatedPersonal": [], "application": ["Room.All"] }
                }
              }
            },
            "/lamps/{lamp-id}": {
              "description": "A lamp.",
              "methods": { "getLamp": { "documentation": null } },
              "actions": { "paint": {}, "reset": {} }
            }
          }
        }
        """#
}

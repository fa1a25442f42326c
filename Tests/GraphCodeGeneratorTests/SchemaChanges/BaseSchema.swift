// SPDX-License-Identifier: MIT

/// The schema to which the cases apply their changes. Each string that a case replaces appears exactly once in the
/// schema.
enum BaseSchema {
    static let text = #"""
        {
          "formatVersion": 1,
          "namespace": "example.homes",
          "version": "v1.0",
          "client": { "name": "HomeClient", "access": "public", "description": "Reads and sets lamps." },
          "enums": {
            "color": {
              "description": "A color.",
              "members": [{ "value": "red" }, { "value": "blue" }, { "value": "green" }, { "value": "unused" }]
            },
            "mood": { "description": "A mood.", "members": [{ "value": "calm" }, { "value": "party" }] },
            "place": { "description": "A place.", "standalone": true, "members": [{ "value": "indoors" }] }
          },
          "types": {
            "report": { "description": "A report.", "standalone": true,
              "properties": { "pages": { "type": "Collection(Edm.Int32)", "description": "The pages." } } },
            "lamp": {
              "description": "A lamp.",
              "properties": {
                "id": { "type": "Edm.String", "nullable": false, "key": true, "description": "The ID." },
                "color": { "type": "graph.color", "description": "The color." },
                "name": { "type": "Edm.String", "maxLength": 80, "description": "The name." },
                "watts": { "type": "Edm.Int32", "nullable": false, "description": "The power." },
                "rooms": { "type": "Collection(Edm.String)", "description": "The rooms." },
                "maker": { "type": "graph.maker", "description": "The maker." }
              }
            },
            "maker": {
              "description": "A maker.",
              "properties": {
                "title": { "type": "Edm.String", "description": "The title." },
                "secret": { "type": "Edm.String", "sensitive": true, "description": "The secret." }
              }
            }
          },
          "methods": {
            "getLamp": { "method": "GET", "description": "Gets a lamp.", "documentation": null, "returns": "graph.lamp",
              "permissions": { "delegatedWork": ["Lamp.Read"], "delegatedPersonal": [], "application": ["Lamp.Read.All"] },
              "clouds": ["global", "usGovL4"], "idempotent": true },
            "updateLamp": { "method": "PATCH", "body": "graph.lamp", "description": "Updates.", "documentation": null,
              "permissions": { "delegatedWork": ["Lamp.Write"], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"], "idempotent": false, "returns": "graph.lamp" },
            "listLamps": { "method": "GET", "description": "Lists.", "documentation": null, "idempotent": true,
              "permissions": { "delegatedWork": ["Lamp.List"], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"], "returns": "Collection(graph.lamp)" },
            "deleteLamp": { "method": "DELETE", "description": "Deletes.", "documentation": null, "idempotent": true,
              "permissions": { "delegatedWork": ["Lamp.Delete"], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"], "treatsNotFoundAsSuccessOnRetry": true }
          },
          "actions": {
            "dim": { "body": "object", "description": "Dims.", "documentation": null, "idempotent": true,
              "permissions": { "delegatedWork": ["Lamp.Dim"], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"],
              "parameters": {
                "level": { "type": "Edm.Int32", "nullable": false, "description": "The level." },
                "delay": { "type": "Edm.Duration", "minimum": "PT5M", "maximum": "PT4H", "description": "The delay." },
                "tags": { "type": "Collection(Edm.String)", "maxItems": 650, "description": "The tags." }
              } },
            "paint": { "body": "object", "description": "Paints.", "documentation": null, "idempotent": true,
              "permissions": { "delegatedWork": ["Lamp.Paint"], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"],
              "parameters": {
                "color": { "type": "graph.color", "nullable": false, "description": "The color of the paint." },
                "mood": { "type": "graph.mood", "nullable": false, "description": "The mood." },
                "drying": { "type": "Edm.Duration", "default": "PT1H", "description": "The time." }
              },
              "supportedCombinations": {
                "parameters": ["color", "mood"],
                "values": [
                  { "values": { "color": "red", "mood": "party" }, "defaults": { "drying": "PT2H" } },
                  { "values": { "color": "blue", "mood": "calm" } }
                ]
              } },
            "blink": { "body": "none", "description": "Blinks.", "documentation": null, "idempotent": false, "deprecated": "Use dim.",
              "permissions": { "delegatedWork": ["Lamp.Blink"], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"] },
            "choose": { "body": "object", "description": "Chooses.", "documentation": null, "idempotent": true,
              "permissions": { "delegatedWork": ["Lamp.Choose"], "delegatedPersonal": [], "application": [] },
              "clouds": ["global"],
              "parameters": {
                "tint": { "type": "graph.color", "allowedValues": ["red", "blue"], "description": "The tint." },
                "reason": { "type": "Edm.String", "required": true, "description": "The reason." }
              } }
          },
          "paths": {
            "/lamps": { "description": "Lamps.", "methods": { "listLamps": {} } },
            "/lamps/{lamp-id}": {
              "description": "A lamp.", "resource": "lamp",
              "methods": { "getLamp": {}, "updateLamp": {}, "deleteLamp": {} },
              "actions": { "dim": {}, "paint": {}, "blink": {}, "choose": {} }
            },
            "/me/lamp": {
              "description": "My lamp.", "resource": "lamp",
              "methods": { "deleteLamp": {}, "getLamp": {}, "updateLamp": {} },
              "actions": { "choose": {}, "dim": {}, "blink": {}, "paint": {} }
            }
          }
        }
        """#
}

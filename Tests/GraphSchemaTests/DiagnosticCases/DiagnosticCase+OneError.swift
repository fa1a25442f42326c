// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Cases in which one mistake affects several places but is reported only once.
    static let oneError: [DiagnosticCase] = [
        DiagnosticCase(
            "two GET methods on one path",
            #""methods": {\#n    "getThing": {"#,
            #"""
            "methods": {
                "readThing": {
                  "method": "GET", "description": "Reads it.", "documentation": null, "idempotent": true, "clouds": ["global"],
                  "permissions": { "delegatedWork": [], "delegatedPersonal": [], "application": [] }
                },
                "getThing": {
            """#,
            """
            46:36: error: the path '/things/{thing-id}' offers two operations with the method GET; remove 'getThing' or 'readThing'
            46:20: note: 'getThing' is here
            """,
            also: (#""methods": { "getThing": {} }"#, #""methods": { "getThing": {}, "readThing": {} }"#)
        ),
        DiagnosticCase(
            "two POST methods on each path of a resource",
            #""methods": {\#n    "getThing": {"#,
            #"""
            "methods": {
                "addThing": {
                  "method": "POST", "description": "Adds it.", "documentation": null, "idempotent": true, "clouds": ["global"],
                  "permissions": { "delegatedWork": [], "delegatedPersonal": [], "application": [] }
                },
                "createThing": {
                  "method": "POST", "description": "Adds it.", "documentation": null, "idempotent": true, "clouds": ["global"],
                  "permissions": { "delegatedWork": [], "delegatedPersonal": [], "application": [] }
                },
                "getThing": {
            """#,
            """
            47:86: error: the path '/mine' offers two operations with the method POST; remove 'addThing' or 'createThing'
            47:70: note: 'addThing' is here
            48:87: error: the path '/yours' offers two operations with the method POST; remove 'addThing' or 'createThing'
            48:71: note: 'addThing' is here
            """,
            also: (
                #""paths": {\#n    "/things/{thing-id}": {"#,
                #"""
                "paths": {
                    "/mine": { "resource": "part", "description": "D.", "methods": { "addThing": {}, "createThing": {} } },
                    "/yours": { "resource": "part", "description": "D.", "methods": { "addThing": {}, "createThing": {} } },
                    "/things/{thing-id}": {
                """#
            )
        ),
        DiagnosticCase(
            "a misspelled enum that is used many times",
            #""color": { "description""#,
            #""colr": { "description""#,
            """
            29:28: error: there is no type 'graph.color'
            29:28: note: did you mean 'graph.colr'? 2 other places have the same problem
            """,
            also: (
                #""names": { "type": "Collection(Edm.String)""#,
                #""second": { "type": "graph.color", "description": "D." }, "names": { "type": "Collection(graph.color)""#
            )
        ),
        DiagnosticCase(
            "a type without a namespace that is used twice",
            #""parent": { "type": "graph.thing""#,
            #""first": { "type": "things", "description": "D." }, "parent": { "type": "things""#,
            """
            14:28: error: 'things' is not a valid reference to a type
            14:28: note: use a name such as 'Edm.String', 'graph.name', or 'Collection(graph.name)'; 1 other place has the same problem
            """
        ),
        DiagnosticCase(
            "a misspelled method that several paths offer",
            #""getThing": {\#n"#,
            #""getThng": {\#n"#,
            """
            39:50: error: there is no method 'getThing'
            39:50: note: did you mean 'getThng'? 2 other places have the same problem
            """,
            also: (
                #""paths": {\#n    "/things/{thing-id}": {"#,
                #"""
                "paths": {
                    "/mine": { "description": "D.", "methods": { "getThing": {} } },
                    "/yours": { "description": "D.", "methods": { "getThing": {} } },
                    "/things/{thing-id}": {
                """#
            )
        ),
        DiagnosticCase(
            "a misspelled member of an enum that is used many times",
            #"{ "value": "blue" }"#,
            #"{ "value": "bleu" }"#,
            """
            31:55: error: 'blue' is not a member of the enum 'color'
            31:55: note: did you mean 'bleu'? 1 other place has the same problem
            """,
            also: (
                #"{ "color": "red" } }]"#,
                #"{ "color": "red" } }, { "values": { "color": "blue" } }]"#
            ),
            (
                #""names": { "type": "Collection(Edm.String)""#,
                #""second": { "type": "graph.color", "default": "blue", "description": "D." }, "names": { "type": "Collection(Edm.String)""#
            )
        ),
        DiagnosticCase(
            "a misspelled parameter in several combinations",
            #"{ "color": "red" } }]"#,
            #"{ "colour": "red" } }, { "values": { "colour": "blue" } }]"#,
            """
            33:84: error: 'colour' is not one of the parameters that form the combinations of 'paint'
            33:84: note: did you mean 'color'? 1 other place has the same problem
            """
        ),
        DiagnosticCase(
            "a misspelled parameter in the defaults of several combinations",
            #"{ "color": "red" } }]"#,
            #"{ "color": "red" }, "defaults": { "dryin": "PT1M" } }, { "values": { "color": "blue" }, "defaults": { "dryin": "PT2M" } }]"#,
            """
            33:116: error: the action 'paint' has no parameter 'dryin'
            33:116: note: did you mean 'drying'? 1 other place has the same problem
            """
        ),
        DiagnosticCase(
            "a combined parameter whose name is not an identifier",
            #""color": { "type""#,
            #""the color": { "type""#,
            """
            29:9: error: 'the color' is not a valid Swift name for a parameter
            29:9: note: give it another name with 'swiftName'
            """,
            also: (
                #""parameters": ["color"], "values": [{ "values": { "color": "red" } }]"#,
                #""parameters": ["the color"], "values": [{ "values": { "the color": "red" } }]"#
            )
        ),
        DiagnosticCase(
            "an enum member that differs only in case",
            #"{ "value": "blue" }"#,
            #"{ "value": "RED" }"#,
            """
            7:86: error: 'RED' appears twice; the values of an enum are not case-sensitive
            7:66: note: it appears here first
            """
        ),
        DiagnosticCase(
            "two sensitive properties with one Swift name",
            #""nullable": false, "description": "The id." }"#,
            #""nullable": false, "sensitive": true, "maxLength": 3, "description": "The id." }, "key": { "type": "Edm.String", "swiftName": "id", "sensitive": true, "maxLength": 3, "description": "The key." }"#,
            """
            13:165: error: a property has the same Swift name as another one, 'id'; give it another name with 'swiftName'
            13:9: note: the other name is here
            """
        ),
        DiagnosticCase(
            "two actions whose names differ in the case of their first letter",
            #""actions": {\#n    "paint": {"#,
            #"""
            "actions": {
                "Paint": {
                  "body": "object", "description": "Paints it.", "documentation": null, "clouds": ["global"], "idempotent": true,
                  "parameters": { "color": { "type": "graph.color", "nullable": false, "description": "The color." } },
                  "supportedCombinations": { "parameters": ["color"], "values": [{ "values": { "color": "red" } }] },
                  "permissions": { "delegatedWork": [], "delegatedPersonal": [], "application": [] }
                },
                "paint": {
            """#,
            """
            32:5: error: an action has the same Swift name as another one, 'PaintPostRequestBody'; rename or remove one of them
            26:5: note: the other name is here
            """
        ),
        DiagnosticCase(
            "two paths with one Swift name and paths below them",
            #""paths": {\#n    "/things/{thing-id}": {"#,
            #"""
            "paths": {
                "/things/my-parts": { "description": "D.", "methods": { "getThing": {} } },
                "/things/my-parts/first": { "description": "D.", "methods": { "getThing": {} } },
                "/things/myParts": { "description": "D.", "methods": { "getThing": {} } },
                "/things/myParts/first": { "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-id}": {
            """#,
            """
            41:5: error: the path '/things/myParts' has the same Swift name as the path '/things/my-parts', 'ThingsMyPartsRequestBuilder'; rename or remove one of them
            39:5: note: the other name is here
            """
        ),
        DiagnosticCase(
            "a misspelled placeholder that the path describes",
            #""paths": {\#n    "/things/{thing-id}": {"#,
            #"""
            "paths": {
                "/things/{thing-id}/first": { "description": "D.", "methods": { "getThing": {} } },
                "/things/{thing-di}/last": {
                  "description": "D.", "methods": { "getThing": {} }, "parameters": { "thing-id": { "description": "D." } }
                },
                "/things/{thing-id}": {
            """#,
            """
            40:5: error: the placeholder '{thing-di}' of '/things/{thing-di}/last' is named '{thing-id}' in '/things/{thing-id}/first'; use the same name in all paths
            39:5: note: '{thing-id}' is used here first
            """
        ),
        DiagnosticCase(
            "a namespace that is not the schema's",
            #""namespace": "test.things""#,
            #""namespace": "test.thing""#,
            """
            14:28: error: there is no namespace 'test.things'
            14:28: note: did you mean 'test.thing'? 1 other place has the same problem
            """,
            also: (
                #""parent": { "type": "graph.thing""#,
                #""color": { "type": "test.things.color", "description": "D." }, "parent": { "type": "test.things.thing""#
            )
        ),
    ]
}

// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Cases in which the JSON does not have the structure of a schema.
    static let form: [DiagnosticCase] = [
        DiagnosticCase(
            "a key that imitates a diagnostic",
            #""version": "v1.0""#,
            #""version": "v1.0", "x\nGraphPresence.json:1:1: error: \u001B[31mforged\u202E\u0007": 1"#,
            #"""
            4:22: error: 'x\nGraphPresence.json:1:1: error: \u{1B}[31mforged\u{202E}\u{7}' is not a valid key for the schema
            4:22: note: the valid keys are 'formatVersion', 'namespace', 'version', 'client', 'paths', '$schema', 'enums', 'types', 'methods', and 'actions'
            """#
        ),
        DiagnosticCase(
            "a type reference that imitates a diagnostic",
            #""color": { "type": "graph.color""#,
            #""color": { "type": "graph.co\tlor\u2029""#,
            #"""
            29:28: error: 'graph.co\tlor\u{2029}' is not a valid reference to a type
            29:28: note: use a name such as 'Edm.String', 'graph.name', or 'Collection(graph.name)'
            """#
        ),
        DiagnosticCase(
            "a string instead of an object",
            #""client": { "name": "ThingClient", "access": "internal", "description": "Things." }"#,
            #""client": "ThingClient""#,
            """
            5:13: error: expected an object, found a string
            """
        ),
        DiagnosticCase(
            "a number instead of a string",
            #""version": "v1.0""#,
            #""version": 1.0"#,
            """
            4:14: error: expected a string, found a number
            """
        ),
        DiagnosticCase(
            "a string instead of a Boolean",
            #""nullable": false, "description": "The id.""#,
            #""nullable": "no", "description": "The id.""#,
            """
            13:51: error: expected true or false, found a string
            """
        ),
        DiagnosticCase(
            "an object instead of an array",
            #""clouds": ["global"], "idempotent": true\#n    }\#n  },\#n  "actions""#,
            #""clouds": {}, "idempotent": true\#n    }\#n  },\#n  "actions""#,
            """
            22:17: error: expected an array, found an object
            """
        ),
        DiagnosticCase(
            "a fraction instead of a whole number",
            #""maxItems": 3"#,
            #""maxItems": 3.5"#,
            """
            31:66: error: expected a whole number of 0 or more, found 3.5
            """
        ),
        DiagnosticCase(
            "a missing key",
            #""id": { "type": "Edm.String", "#,
            #""id": { "#,
            """
            13:15: error: a property must have the key 'type'
            """
        ),
        DiagnosticCase(
            "a misspelled key",
            #""nullable": false, "description": "The id.""#,
            #""nulable": false, "description": "The id.""#,
            """
            13:39: error: 'nulable' is not a valid key for a property
            13:39: note: did you mean 'nullable'?
            """
        ),
        DiagnosticCase(
            "an unknown key",
            #""nullable": false, "description": "The id.""#,
            #""colour": false, "description": "The id.""#,
            """
            13:39: error: 'colour' is not a valid key for a property
            13:39: note: the valid keys are 'type', 'description', 'swiftName', 'nullable', 'key', 'required', 'readOnly', 'sensitive', 'default', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', and 'allowedValues'
            """
        ),
        DiagnosticCase(
            "a misspelled access level",
            #""access": "internal""#,
            #""access": "interal""#,
            """
            5:48: error: 'interal' is not a valid access level
            5:48: note: did you mean 'internal'?
            """
        ),
        DiagnosticCase(
            "an unknown method",
            #""method": "GET""#,
            #""method": "TRACE""#,
            """
            20:17: error: 'TRACE' is not a supported HTTP method
            20:17: note: use 'GET', 'POST', 'PATCH', 'PUT', or 'DELETE'
            """
        ),
        DiagnosticCase(
            "an unknown cloud",
            #""clouds": ["global"], "idempotent": true\#n    }\#n  },\#n  "actions""#,
            #""clouds": ["usGov"], "idempotent": true\#n    }\#n  },\#n  "actions""#,
            """
            22:18: error: 'usGov' is not a valid cloud
            22:18: note: use 'global', 'usGovL4', 'usGovL5', or 'china'
            """
        ),
        DiagnosticCase(
            "an unknown body",
            #""body": "object""#,
            #""body": "json""#,
            """
            27:15: error: 'json' is not a valid body for an action
            27:15: note: use 'object', 'empty', or 'none'
            """
        ),
        DiagnosticCase(
            "a blank string",
            #""description": "Things.""#,
            #""description": " ""#,
            """
            5:75: error: the string must not be empty or blank
            """
        ),
        DiagnosticCase(
            "an empty list",
            #""members": [{ "value": "red" }, { "value": "blue" }]"#,
            #""members": []"#,
            """
            7:54: error: the list must not be empty
            """
        ),
        DiagnosticCase(
            "an empty name",
            #""color": { "description""#,
            #""": { "description""#,
            """
            7:5: error: a name must not be empty
            29:28: error: there is no type 'graph.color'
            """
        ),
        DiagnosticCase(
            "a path without operations",
            #",\#n      "methods": { "getThing": {} },\#n      "actions": { "paint": {} }"#,
            "",
            """
            39:5: error: the path '/things/{thing-id}' offers no operations
            39:5: note: list the operations that it offers in 'methods' or 'actions'
            """
        ),
        DiagnosticCase(
            "a path parameter without a description",
            #""thing-id": { "description": "The id." }"#,
            #""thing-id": {}"#,
            """
            41:35: error: a path parameter must have the key 'description'
            """
        ),
        DiagnosticCase(
            "an unknown key for an operation of a path",
            #""methods": { "getThing": {} }"#,
            #""methods": { "getThing": { "note": [] } }"#,
            """
            42:34: error: 'note' is not a valid key for an operation of a path
            42:34: note: did you mean 'notes'?
            """
        ),
    ]
}

extension DiagnosticCase {
    /// Cases whose JSON is not a schema.
    static let form: [DiagnosticCase] = [
        DiagnosticCase(
            "a key that would forge a diagnostic",
            #""version": "v1.0""#,
            #""version": "v1.0", "x\nGraphPresence.json:1:1: error: \u001B[31mforged\u202E\u0007": 1"#,
            #"""
            4:22: error: the schema has no key 'x\nGraphPresence.json:1:1: error: \u{1B}[31mforged\u{202E}\u{7}'
            4:22: note: it may have 'formatVersion', 'namespace', 'version', 'client', 'paths', '$schema', 'enums', 'types', 'methods', 'actions'
            """#
        ),
        DiagnosticCase(
            "a suggestion that would forge a diagnostic",
            #""color": { "type": "graph.color""#,
            #""color": { "type": "graph.co\tlor\u2029""#,
            #"""
            29:28: error: 'graph.co\tlor\u{2029}' is not a reference to a type
            29:28: note: write 'Edm.String', 'graph.name' or 'Collection(graph.name)'
            """#
        ),
        DiagnosticCase(
            "a string where an object belongs",
            #""client": { "name": "ThingClient", "access": "internal", "description": "Things." }"#,
            #""client": "ThingClient""#,
            """
            5:13: error: expected an object, found a string
            """
        ),
        DiagnosticCase(
            "a number where a string belongs",
            #""version": "v1.0""#,
            #""version": 1.0"#,
            """
            4:14: error: expected a string, found a number
            """
        ),
        DiagnosticCase(
            "a string where a boolean belongs",
            #""nullable": false, "description": "The id.""#,
            #""nullable": "no", "description": "The id.""#,
            """
            13:51: error: expected true or false, found a string
            """
        ),
        DiagnosticCase(
            "an object where an array belongs",
            #""clouds": ["global"], "idempotent": true\#n    }\#n  },\#n  "actions""#,
            #""clouds": {}, "idempotent": true\#n    }\#n  },\#n  "actions""#,
            """
            22:17: error: expected an array, found an object
            """
        ),
        DiagnosticCase(
            "a fraction where a count belongs",
            #""maxItems": 3"#,
            #""maxItems": 3.5"#,
            """
            31:66: error: expected a whole number from 0 up, found a number
            """
        ),
        DiagnosticCase(
            "a missing key",
            #", "description": "The id." },\#n        "parent""#,
            #" },\#n        "parent""#,
            """
            13:15: error: a property lacks the key 'description'
            """
        ),
        DiagnosticCase(
            "a misspelt key",
            #""nullable": false, "description": "The id.""#,
            #""nulable": false, "description": "The id.""#,
            """
            13:39: error: a property has no key 'nulable'
            13:39: note: did you mean 'nullable'?
            """
        ),
        DiagnosticCase(
            "an unknown key",
            #""nullable": false, "description": "The id.""#,
            #""colour": false, "description": "The id.""#,
            """
            13:39: error: a property has no key 'colour'
            13:39: note: it may have 'type', 'description', 'swiftName', 'nullable', 'key', 'required', 'readOnly', 'sensitive', 'default', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', 'allowedValues'
            """
        ),
        DiagnosticCase(
            "a misspelt access level",
            #""access": "internal""#,
            #""access": "interal""#,
            """
            5:48: error: 'interal' is not an access level
            5:48: note: did you mean 'internal'?
            """
        ),
        DiagnosticCase(
            "an unknown method",
            #""method": "GET""#,
            #""method": "TRACE""#,
            """
            20:17: error: 'TRACE' is not an HTTP method
            20:17: note: it is one of 'GET', 'POST', 'PATCH', 'PUT', 'DELETE'
            """
        ),
        DiagnosticCase(
            "an unknown cloud",
            #""clouds": ["global"], "idempotent": true\#n    }\#n  },\#n  "actions""#,
            #""clouds": ["usGov"], "idempotent": true\#n    }\#n  },\#n  "actions""#,
            """
            22:18: error: 'usGov' is not a cloud
            22:18: note: it is one of 'global', 'usGovL4', 'usGovL5', 'china'
            """
        ),
        DiagnosticCase(
            "an unknown body",
            #""body": "object""#,
            #""body": "json""#,
            """
            27:15: error: 'json' is not a body of an action
            27:15: note: it is one of 'object', 'empty', 'none'
            """
        ),
        DiagnosticCase(
            "an empty text",
            #""description": "Things.""#,
            #""description": " ""#,
            """
            5:75: error: the text is empty
            """
        ),
        DiagnosticCase(
            "an empty list",
            #""members": [{ "value": "red" }, { "value": "blue" }]"#,
            #""members": []"#,
            """
            7:54: error: the list is empty
            """
        ),
        DiagnosticCase(
            "an empty name",
            #""color": { "description""#,
            #""": { "description""#,
            """
            7:5: error: a name is empty
            29:28: error: there is no type 'graph.color'
            """
        ),
        DiagnosticCase(
            "a path that offers nothing",
            #",\#n      "methods": { "getThing": {} },\#n      "actions": { "paint": {} }"#,
            "",
            """
            39:5: error: the path '/things/{thing-id}' offers no operation
            39:5: note: list its 'methods' or 'actions'
            """
        ),
    ]
}

// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Cases in which a name cannot be used because of other names in the same scope.
    static let scopes: [DiagnosticCase] = [
        DiagnosticCase(
            "an enum and a type with one name and different Swift names",
            #""enums": {"#,
            #"""
            "enums": {
                "thing": { "swiftName": "ThingKind", "description": "D.", "members": [{ "value": "large" }] },
            """#,
            """
            11:5: error: 'thing' is declared twice, as an enum and as a type; rename one of them
            7:5: note: the enum is here
            """
        ),
        DiagnosticCase(
            "an enum and a type with one name and one Swift name",
            #""enums": {"#,
            #"""
            "enums": {
                "thing": { "description": "A kind of thing.", "members": [{ "value": "large" }] },
            """#,
            """
            11:5: error: 'thing' is declared twice, as an enum and as a type; rename one of them
            7:5: note: the enum is here
            """
        ),
        DiagnosticCase(
            "a method with the name of a type in the runtime",
            #""getThing": {\#n      "method""#,
            #""GraphPermissions": {\#n      "method""#,
            """
            19:5: error: 'GraphPermissions' cannot be the Swift name of a method, because generated code uses it
            19:5: note: rename the method; its name is not sent to the service
            """,
            also: (#""getThing": {}"#, #""GraphPermissions": {}"#)
        ),
        DiagnosticCase(
            "a method with the name of a request body",
            #""getThing": {\#n      "method""#,
            #""PaintPostRequestBody": {\#n      "method""#,
            """
            19:5: error: 'PaintPostRequestBody' cannot be the Swift name of a method, because generated code uses it
            19:5: note: rename the method; its name is not sent to the service
            """,
            also: (#""getThing": {}"#, #""PaintPostRequestBody": {}"#)
        ),
        DiagnosticCase(
            "a limit with the name of a type",
            #""drying": {"#,
            #""Drying": {"#,
            """
            31:9: error: 'DryingMaximum' cannot be the Swift name of a limit of a parameter, because generated code uses it
            31:9: note: give the parameter another name with 'swiftName'
            """,
            also: (
                #""types": {"#,
                #"""
                "types": {
                    "dryingMaximum": { "description": "A maximum.", "properties": {} },
                """#
            )
        ),
        DiagnosticCase(
            "two combinations with the same Swift name",
            #"{ "color": "red" } }]"#,
            #"{ "color": "red" } }, { "swiftName": "red", "values": { "color": "blue" } }]"#,
            """
            33:119: error: a combination of 'paint' has the same Swift name as another one, 'red'; give it another name with 'swiftName'
            33:70: note: the other name is here
            """
        ),
        DiagnosticCase(
            "a combination with the name of a generated member",
            #""values": { "color": "red" } }]"#,
            #""swiftName": "allCases", "values": { "color": "red" } }]"#,
            """
            33:85: error: 'allCases' cannot be the Swift name of a combination of 'paint', because generated code uses it
            33:85: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "a combined parameter with the name of a generated property",
            #""color": { "type""#,
            #""description": { "type""#,
            """
            29:9: error: 'description' cannot be the Swift name of a parameter of the combinations of 'paint', because generated code uses it
            29:9: note: give it another name with 'swiftName'
            """,
            also: (
                #""parameters": ["color"], "values": [{ "values": { "color": "red" } }]"#,
                #""parameters": ["description"], "values": [{ "values": { "description": "red" } }]"#
            )
        ),
        DiagnosticCase(
            "a path whose request builder has the name of a runtime type",
            #""paths": {"#,
            #"""
            "paths": {
                "/collection": { "description": "D.", "methods": { "getThing": {} } },
            """#,
            """
            39:5: error: 'CollectionRequestBuilder' cannot be the Swift name of the path '/collection', because generated code uses it
            39:5: note: give the path a 'resource'
            """
        ),
        DiagnosticCase(
            "a placeholder whose name cannot be a parameter",
            #""paths": {"#,
            #"""
            "paths": {
                "/parts/{self}": {
                  "description": "D.", "methods": { "getThing": {} }, "parameters": { "self": { "description": "D." } }
                },
            """#,
            """
            39:5: error: 'self' cannot be the Swift name of a placeholder, because generated code uses it
            39:5: note: give the placeholder another name
            """
        ),
        DiagnosticCase(
            "a path with the name of a method of the client",
            #""paths": {"#,
            #"""
            "paths": {
                "/send": { "description": "D.", "methods": { "getThing": {} } },
            """#,
            """
            39:5: error: 'send' cannot be the Swift name of the path '/send', because generated code uses it
            39:5: note: remove the path
            """
        ),
        DiagnosticCase(
            "a method and a path with the same Swift name",
            #""paths": {"#,
            #"""
            "paths": {
                "/things/{thing-id}/get": { "description": "D.", "methods": { "getThing": {} } },
            """#,
            """
            43:20: error: the method 'getThing' of '/things/{thing-id}' has the same Swift name as the path '/things/{thing-id}/get', 'get'; remove the method from the path
            39:5: note: the other name is here
            """
        ),
    ]
}

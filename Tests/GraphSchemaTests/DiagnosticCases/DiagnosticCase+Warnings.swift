// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Cases in which the schema is valid but declares something that nothing uses.
    static let warnings: [DiagnosticCase] = [
        DiagnosticCase(
            "an unused enum",
            #""enums": {"#,
            #"""
            "enums": {
                "shade": { "description": "A shade.", "members": [{ "value": "dark" }] },
            """#,
            """
            7:5: warning: the enum 'shade' is not used; refer to it from a type or an operation, add "standalone": true, or remove it
            """
        ),
        DiagnosticCase(
            "an unused type that refers to itself, to another one, and to an enum",
            #""types": {"#,
            #"""
            "types": {
                "part": { "description": "A part.", "properties": {} },
                "whole": {
                  "description": "A whole.",
                  "properties": {
                    "parts": { "type": "Collection(graph.part)", "description": "The parts." },
                    "parent": { "type": "graph.whole", "description": "The parent." },
                    "color": { "type": "graph.color", "description": "The color." }
                  }
                },
            """#,
            """
            11:5: warning: the type 'whole' is not used; refer to it from a type or an operation, add "standalone": true, or remove it
            """
        ),
        DiagnosticCase(
            "unused types that refer to one another",
            #""types": {"#,
            #"""
            "types": {
                "egg": { "description": "D.", "properties": { "hen": { "type": "graph.hen", "description": "D." } } },
                "hen": { "description": "D.", "properties": { "egg": { "type": "graph.egg", "description": "D." } } },
            """#,
            """
            10:5: warning: the type 'egg' is not used; refer to it from a type or an operation, add "standalone": true, or remove it
            """
        ),
        DiagnosticCase(
            "an unused method and the type that it returns",
            #""methods": { "getThing": {} },\#n"#,
            "",
            """
            19:5: warning: the method 'getThing' is not used; list it in the 'methods' of a path, or remove it
            """
        ),
        DiagnosticCase(
            "an unused action and the enum of its parameter",
            #",\#n      "actions": { "paint": {} }"#,
            "",
            """
            26:5: warning: the action 'paint' is not used; list it in the 'actions' of a path, or remove it
            """
        ),
        DiagnosticCase(
            "an unused type in a schema with an error",
            #""types": {"#,
            #"""
            "types": {
                "part": { "description": "A part.", "properties": { "id": { "type": "Edm.Strin", "description": "The id." } } },
            """#,
            """
            10:73: error: there is no type 'Edm.Strin'
            10:73: note: did you mean 'Edm.String'?
            """
        ),
        DiagnosticCase(
            "an enum with the name of a type of the standard library",
            #""description": "A color.","#,
            #""swiftName": "Task", "description": "A color.","#,
            """
            7:29: warning: 'Task' is also a type of Swift, which files that import the client then cannot use by this name
            7:29: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "combinations with the name of a type of the runtime",
            #""parameters": ["color"], "#,
            #""swiftName": "GraphError", "parameters": ["color"], "#,
            """
            33:47: warning: 'GraphError' is also a type of GraphRuntime, which files that import the client then cannot use by this name
            33:47: note: specify another 'swiftName'
            """
        ),
    ]
}

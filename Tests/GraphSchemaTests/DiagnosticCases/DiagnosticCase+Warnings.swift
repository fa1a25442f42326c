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
    ]
}

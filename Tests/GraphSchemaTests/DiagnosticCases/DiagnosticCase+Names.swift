// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Cases in which Swift code cannot be generated from the names in the schema.
    static let names: [DiagnosticCase] = [
        DiagnosticCase(
            "a type that contains itself through a property that is not nullable",
            #""type": "graph.thing", "description""#,
            #""type": "graph.thing", "nullable": false, "description""#,
            """
            14:9: error: the type 'thing' contains itself through properties that are not nullable: thing > thing
            14:9: note: make one of the properties nullable or a collection
            """
        ),
        DiagnosticCase(
            "a property whose name is not an identifier",
            #""parent": {"#,
            #""@odata.id": {"#,
            """
            14:9: error: '@odata.id' is not a valid Swift name for a property
            14:9: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "an enum member whose value is not an identifier",
            #"{ "value": "blue" }"#,
            #"{ "value": "light-blue" }"#,
            """
            7:86: error: 'light-blue' is not a valid Swift name for a member of the enum 'color'
            7:86: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "an invalid namespace",
            #""namespace": "test.things""#,
            #""namespace": "test..things""#,
            """
            3:16: error: 'test..things' is not a valid namespace
            3:16: note: a namespace consists of identifiers separated by dots, for example 'microsoft.graph'
            """
        ),
        DiagnosticCase(
            "two enum members with the same Swift name",
            #"{ "value": "blue" }"#,
            #"{ "value": "Bl", "swiftName": "red" }"#,
            """
            7:105: error: a member of the enum 'color' has the same Swift name as another one, 'red'; give it another name with 'swiftName'
            7:66: note: the other name is here
            """
        ),
        DiagnosticCase(
            "an enum and a type with the same Swift name",
            #""color": { "description""#,
            #""Thing": { "description""#,
            """
            10:5: error: a type has the same Swift name as an enum, 'Thing'; give it another name with 'swiftName'
            7:5: note: the other name is here
            29:28: error: there is no type 'graph.color'
            """
        ),
        DiagnosticCase(
            "a type with the name of a Swift type",
            #""thing": {\#n      "description""#,
            #""string": {\#n      "description""#,
            """
            10:5: error: 'String' cannot be the Swift name of a type, because generated code uses it
            10:5: note: give it another name with 'swiftName'
            14:29: error: there is no type 'graph.thing'
            14:29: note: did you mean 'graph.string'? 1 other place has the same problem
            """
        ),
        DiagnosticCase(
            "a property with the name of a generated property",
            #""parent": {"#,
            #""additionalData": {"#,
            """
            14:9: error: 'additionalData' cannot be the Swift name of a property, because generated code uses it
            14:9: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "a client with the name of a Swift keyword",
            #""name": "ThingClient""#,
            #""name": "while""#,
            """
            5:23: error: 'while' is not a valid Swift name for the client; it must start with an uppercase letter
            5:23: note: give the client another name
            """
        ),
        DiagnosticCase(
            "a property whose name cannot be an argument label",
            #""parent": {"#,
            #""inout": {"#,
            """
            14:9: error: 'inout' cannot be the Swift name of a property, because generated code uses it
            14:9: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "a property with the name of a type",
            #""parent": {"#,
            #""Color": {"#,
            """
            14:9: error: 'Color' cannot be the Swift name of a property, because generated code uses it
            14:9: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "an enum member with the name of its enum",
            #"{ "value": "blue" }"#,
            #"{ "value": "blue", "swiftName": "Color" }"#,
            """
            7:107: error: 'Color' cannot be the Swift name of a member of the enum 'color', because generated code uses it
            7:107: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "an action and a path with the same Swift name",
            #""paths": {"#,
            #""paths": {\#n    "/things/{thing-id}/paint": { "description": "Paint.", "methods": { "getThing": {} } },"#,
            """
            44:20: error: the action 'paint' of '/things/{thing-id}' has the same Swift name as the path '/things/{thing-id}/paint', 'paint'; remove the action from the path
            39:5: note: the other name is here
            """
        ),
        DiagnosticCase(
            "an action whose name is not an identifier",
            #""paint": {\#n"#,
            #""paint-it": {\#n"#,
            """
            26:5: error: 'paint-it' is not a valid name for an action
            26:5: note: use letters, digits, and '_', and start with a letter
            43:20: error: there is no action 'paint'
            """
        ),
        DiagnosticCase(
            "a method whose name is not an identifier",
            #""getThing": {\#n"#,
            #""get-thing": {\#n"#,
            """
            19:5: error: 'get-thing' is not a valid name for a method
            19:5: note: use letters, digits, and '_', and start with a letter; the name is not sent to the service
            42:20: error: there is no method 'getThing'
            42:20: note: did you mean 'get-thing'?
            """
        ),
        DiagnosticCase(
            "a method whose name is Swift code",
            #""getThing": {\#n"#,
            #""x = 1; static let y": {\#n"#,
            """
            19:5: error: 'x = 1; static let y' is not a valid name for a method
            19:5: note: use letters, digits, and '_', and start with a letter; the name is not sent to the service
            42:20: error: there is no method 'getThing'
            """
        ),
        DiagnosticCase(
            "a method whose name contains a line separator",
            #""getThing": {\#n"#,
            #""get\u2028Thing": {\#n"#,
            #"""
            19:5: error: 'get\u{2028}Thing' is not a valid name for a method
            19:5: note: use letters, digits, and '_', and start with a letter; the name is not sent to the service
            42:20: error: there is no method 'getThing'
            42:20: note: did you mean 'get\u{2028}Thing'?
            """#
        ),
        DiagnosticCase(
            "a method and an action with the same name",
            #""actions": {\#n    "paint": {"#,
            #"""
            "actions": {
                "getThing": {
            """#,
            """
            26:5: error: an action has the same Swift name as a method, 'getThing'; rename the method; its name is not sent to the service
            19:5: note: the other name is here
            43:20: error: there is no action 'paint'
            """
        ),
        DiagnosticCase(
            "a parameter with the name of the request configuration",
            #""drying": {"#,
            #""configuration": {"#,
            """
            30:9: error: 'configuration' cannot be the Swift name of a parameter, because generated code uses it
            30:9: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "a path segment that does not form an identifier",
            #""/things/{thing-id}""#,
            #""/2things/{thing-id}""#,
            """
            39:5: error: the last segment of '/2things' does not form a valid Swift name
            39:5: note: start the segment with a letter
            """
        ),
        DiagnosticCase(
            "an unknown key and an unknown type in one run",
            #""nullable": false, "description": "The id." },\#n        "parent": { "type": "graph.thing""#,
            #""nulable": false, "description": "The id." },\#n        "parent": { "type": "graph.thng""#,
            """
            13:39: error: 'nulable' is not a valid key for a property
            13:39: note: did you mean 'nullable'?
            14:29: error: there is no type 'graph.thng'
            14:29: note: did you mean 'graph.thing'?
            """
        ),
        DiagnosticCase(
            "an enum that cannot be read and is used elsewhere",
            #""members": [{ "value": "red" }, { "value": "blue" }]"#,
            #""members": "red""#,
            """
            7:54: error: expected an array, found a string
            """
        ),
    ]
}

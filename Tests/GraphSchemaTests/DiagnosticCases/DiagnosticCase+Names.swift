extension DiagnosticCase {
    /// Cases whose schema makes no Swift.
    static let names: [DiagnosticCase] = [
        DiagnosticCase(
            "a struct that contains itself",
            #""type": "graph.thing", "description""#,
            #""type": "graph.thing", "nullable": false, "description""#,
            """
            14:9: error: a 'thing' would contain another one without end: thing > thing
            14:9: note: make one of the properties nullable or a collection
            """
        ),
        DiagnosticCase(
            "a property that is no identifier",
            #""parent": {"#,
            #""@odata.id": {"#,
            """
            14:9: error: '@odata.id' is no Swift identifier ('@odata.id')
            14:9: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "an enum member that is no identifier",
            #"{ "value": "blue" }"#,
            #"{ "value": "light-blue" }"#,
            """
            7:86: error: 'light-blue' is no Swift identifier (a member of 'color')
            7:86: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "a namespace that is none",
            #""namespace": "test.things""#,
            #""namespace": "test..things""#,
            """
            3:16: error: 'test..things' is no namespace
            3:16: note: a namespace is identifiers with dots between, such as 'microsoft.graph'
            """
        ),
        DiagnosticCase(
            "two members of one name",
            #"{ "value": "blue" }"#,
            #"{ "value": "Bl", "swiftName": "red" }"#,
            """
            7:105: error: 'red' is declared twice (a member of 'color')
            7:66: note: it is declared here first
            """
        ),
        DiagnosticCase(
            "an enum and a type of one name",
            #""color": { "description""#,
            #""Thing": { "description""#,
            """
            10:5: error: 'Thing' is declared twice (a type)
            7:5: note: it is declared here first
            29:28: error: there is no type 'graph.color'
            """
        ),
        DiagnosticCase(
            "a type that Swift has",
            #""thing": {\#n      "description""#,
            #""string": {\#n      "description""#,
            """
            10:5: error: 'String' is taken by something that generated code uses (a type)
            10:5: note: give it another name with 'swiftName'
            14:29: error: there is no type 'graph.thing'
            14:29: note: did you mean 'graph.string'?
            20:85: error: there is no type 'graph.thing'
            20:85: note: did you mean 'graph.string'?
            """
        ),
        DiagnosticCase(
            "a property that generated code has",
            #""parent": {"#,
            #""additionalData": {"#,
            """
            14:9: error: 'additionalData' is taken by something that generated code uses ('additionalData')
            14:9: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "a client that is named as Swift's keyword",
            #""name": "ThingClient""#,
            #""name": "while""#,
            """
            5:23: error: 'while' starts with a small letter, as names inside generated code do (the client)
            5:23: note: give the client another name
            """
        ),
        DiagnosticCase(
            "a property that is named as a label cannot be",
            #""parent": {"#,
            #""inout": {"#,
            """
            14:9: error: 'inout' is taken by something that generated code uses ('inout')
            14:9: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "a property that is named as a type",
            #""parent": {"#,
            #""Color": {"#,
            """
            14:9: error: 'Color' is taken by something that generated code uses ('Color')
            14:9: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "an enum member that is named as its enum",
            #"{ "value": "blue" }"#,
            #"{ "value": "blue", "swiftName": "Color" }"#,
            """
            7:107: error: 'Color' is taken by something that generated code uses (a member of 'color')
            7:107: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "an action and a child of one name",
            #""paths": {"#,
            #""paths": {\#n    "/things/{thing-id}/paint": { "description": "Paint.", "methods": { "getThing": {} } },"#,
            """
            44:20: error: 'paint' is declared twice (a member of the request builder of '/things/{thing-id}')
            39:5: note: it is declared here first
            """
        ),
        DiagnosticCase(
            "an action that is no identifier",
            #""paint": {\#n"#,
            #""paint-it": {\#n"#,
            """
            26:5: error: the action 'paint-it' makes no Swift name
            26:5: note: OData names an action with letters, digits and '_'
            43:20: error: there is no action 'paint'
            """
        ),
        DiagnosticCase(
            "a method that is not an identifier",
            #""getThing": {\#n"#,
            #""get-thing": {\#n"#,
            """
            19:5: error: the method 'get-thing' makes no Swift name
            19:5: note: name it with letters, digits and '_'; the name is not sent
            42:20: error: there is no method 'getThing'
            42:20: note: did you mean 'get-thing'?
            """
        ),
        DiagnosticCase(
            "a method whose name is code",
            #""getThing": {\#n"#,
            #""x = 1; static let y": {\#n"#,
            """
            19:5: error: the method 'x = 1; static let y' makes no Swift name
            19:5: note: name it with letters, digits and '_'; the name is not sent
            42:20: error: there is no method 'getThing'
            """
        ),
        DiagnosticCase(
            "a method with a line separator",
            #""getThing": {\#n"#,
            #""get\u2028Thing": {\#n"#,
            #"""
            19:5: error: the method 'get\u{2028}Thing' makes no Swift name
            19:5: note: name it with letters, digits and '_'; the name is not sent
            42:20: error: there is no method 'getThing'
            42:20: note: did you mean 'get\u{2028}Thing'?
            """#
        ),
        DiagnosticCase(
            "a method that is named as an action",
            #""actions": {\#n    "paint": {"#,
            #"""
            "actions": {
                "getThing": {
            """#,
            """
            26:5: error: 'getThing' is declared twice (an action)
            19:5: note: it is declared here first
            43:20: error: there is no action 'paint'
            """
        ),
        DiagnosticCase(
            "a parameter that is named as the settings of a call",
            #""drying": {"#,
            #""configuration": {"#,
            """
            30:9: error: 'configuration' is taken by something that generated code uses ('configuration')
            30:9: note: give it another name with 'swiftName'
            """
        ),
        DiagnosticCase(
            "a segment that is no identifier",
            #""/things/{thing-id}""#,
            #""/2things/{thing-id}""#,
            """
            39:5: error: the last segment of '/2things' makes no Swift name
            39:5: note: a segment has to start with a letter
            """
        ),
        DiagnosticCase(
            "problems of form and of sense in one run",
            #""nullable": false, "description": "The id." },\#n        "parent": { "type": "graph.thing""#,
            #""nulable": false, "description": "The id." },\#n        "parent": { "type": "graph.thng""#,
            """
            13:39: error: a property has no key 'nulable'
            13:39: note: did you mean 'nullable'?
            14:29: error: there is no type 'graph.thng'
            14:29: note: did you mean 'graph.thing'?
            """
        ),
        DiagnosticCase(
            "a thing that cannot be read is not reported where it is used",
            #""members": [{ "value": "red" }, { "value": "blue" }]"#,
            #""members": "red""#,
            """
            7:54: error: expected an array, found a string
            """
        ),
    ]
}

extension DiagnosticCase {
    /// Cases whose schema does not make sense.
    static let sense: [DiagnosticCase] = [
        DiagnosticCase(
            "another format version",
            #""formatVersion": 1"#,
            #""formatVersion": 2"#,
            """
            2:20: error: this generator does not read format version 2
            2:20: note: it reads version 1
            """
        ),
        DiagnosticCase(
            "an sdkVersion that is not a name and a version",
            #""access": "internal","#,
            #""access": "internal", "sdkVersion": "my client","#,
            """
            5:74: error: 'my client' is not a valid sdkVersion
            5:74: note: it is a name and a version of letters, digits, '.', '-' and '_': 'swift-graph-mail/1.0.0'
            """
        ),
        DiagnosticCase(
            "a reference without a namespace",
            #""type": "graph.thing""#,
            #""type": "thing""#,
            """
            14:29: error: 'thing' is not a reference to a type
            14:29: note: write 'Edm.String', 'graph.name' or 'Collection(graph.name)'
            """
        ),
        DiagnosticCase(
            "a reference that is not closed",
            #""Collection(Edm.String)""#,
            #""Collection(Edm.String""#,
            """
            31:28: error: 'Collection(Edm.String' is not a reference to a type
            31:28: note: write 'Edm.String', 'graph.name' or 'Collection(graph.name)'
            """
        ),
        DiagnosticCase(
            "a misspelt type",
            #""type": "graph.thing""#,
            #""type": "graph.thang""#,
            """
            14:29: error: there is no type 'graph.thang'
            14:29: note: did you mean 'graph.thing'?
            """
        ),
        DiagnosticCase(
            "an unknown type of the whole namespace",
            #""type": "graph.thing""#,
            #""type": "test.things.thng""#,
            """
            14:29: error: there is no type 'test.things.thng'
            14:29: note: did you mean 'test.things.thing'?
            """
        ),
        DiagnosticCase(
            "an unsupported primitive type",
            #""type": "Edm.String", "nullable""#,
            #""type": "Edm.Stream", "nullable""#,
            """
            13:25: error: the type 'Edm.Stream' is not supported
            13:25: note: did you mean 'Edm.String'?
            """
        ),
        DiagnosticCase(
            "an answer that is a primitive",
            #""returns": "graph.thing""#,
            #""returns": "Edm.String""#,
            """
            20:85: error: an answer cannot be 'Edm.String'
            20:85: note: it is a type of this schema or a collection
            """
        ),
        DiagnosticCase(
            "a combination of a nullable parameter",
            #""type": "graph.color", "nullable": false"#,
            #""type": "graph.color""#,
            """
            33:49: error: 'color' cannot be part of combinations
            33:49: note: a combination is made of parameters that are an enum and not nullable
            """
        ),
        DiagnosticCase(
            "a method that does not exist",
            #""methods": { "getThing": {} }"#,
            #""methods": { "getThings": {} }"#,
            """
            42:20: error: there is no method 'getThings'
            42:20: note: did you mean 'getThing'?
            """
        ),
        DiagnosticCase(
            "an action that does not exist",
            #""actions": { "paint": {} }"#,
            #""actions": { "print": {} }"#,
            """
            43:20: error: there is no action 'print'
            43:20: note: did you mean 'paint'?
            """
        ),
        DiagnosticCase(
            "a combination of an unknown parameter",
            #""parameters": ["color"]"#,
            #""parameters": ["colour"]"#,
            """
            33:49: error: the action 'paint' has no parameter 'colour'
            33:49: note: did you mean 'color'?
            33:71: error: the combination lacks a value for 'colour'
            33:85: error: 'color' is none of the parameters that make a combination
            33:85: note: did you mean 'colour'?
            """
        ),
        DiagnosticCase(
            "a value for a parameter outside the combination",
            #"{ "color": "red" } }]"#,
            #"{ "color": "red", "drying": "PT1M" } }]"#,
            """
            33:100: error: 'drying' is none of the parameters that make a combination
            """
        ),
        DiagnosticCase(
            "a default for an unknown parameter",
            #"{ "color": "red" } }]"#,
            #"{ "color": "red" }, "defaults": { "dryin": "PT1M" } }]"#,
            """
            33:116: error: the action 'paint' has no parameter 'dryin'
            33:116: note: did you mean 'drying'?
            """
        ),
        DiagnosticCase(
            "a placeholder that the path lacks",
            #""parameters": { "thing-id":"#,
            #""parameters": { "thing-ids":"#,
            """
            41:23: error: the path has no placeholder '{thing-ids}'
            41:23: note: did you mean 'thing-id'?
            """
        ),
        DiagnosticCase(
            "a pair whose value is no member",
            #"{ "color": "red" } }]"#,
            #"{ "color": "rad" } }]"#,
            """
            33:93: error: 'rad' is no member of the enum 'color'
            33:93: note: did you mean 'red'?
            """
        ),
        DiagnosticCase(
            "an allowed value that is no member",
            #""nullable": false, "description": "The color.""#,
            #""nullable": false, "allowedValues": ["green"], "description": "The color.""#,
            """
            29:80: error: 'green' is no member of the enum 'color'
            29:80: note: its members are 'red', 'blue'
            """
        ),
        DiagnosticCase(
            "a combination without a value",
            #"{ "color": "red" } }]"#,
            "{} }]",
            """
            33:70: error: the combination lacks a value for 'color'
            """
        ),
        DiagnosticCase(
            "a combination that stands twice",
            #"{ "color": "red" } }]"#,
            #"{ "color": "red" } }, { "swiftName": "other", "values": { "color": "Red" } }]"#,
            """
            33:104: error: this combination stands twice
            33:70: note: it stands here first
            """
        ),
    ]
}

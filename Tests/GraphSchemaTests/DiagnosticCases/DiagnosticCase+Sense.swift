// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Cases in which names refer to missing or unsuitable declarations.
    static let sense: [DiagnosticCase] = [
        DiagnosticCase(
            "a path that starts with a placeholder",
            #""/things/{thing-id}": {"#,
            #""/{thing-id}": {"#,
            """
            39:5: error: the path '/{thing-id}' starts with the placeholder '{thing-id}'
            39:5: note: start the path with the name of an entity set or singleton, for example '/users/{user-id}'
            """
        ),
        DiagnosticCase(
            "an unsupported format version",
            #""formatVersion": 1"#,
            #""formatVersion": 2"#,
            """
            2:20: error: the format version 2 is not supported
            2:20: note: this generator supports version 1
            """
        ),
        DiagnosticCase(
            "an invalid sdkVersion",
            #""access": "internal","#,
            #""access": "internal", "sdkVersion": "my client","#,
            """
            5:74: error: 'my client' is not a valid sdkVersion
            5:74: note: use a name, '/', and a version, for example 'swift-graph-mail/1.0.0'; each consists of letters, digits, '.', '-', and '_'
            """
        ),
        DiagnosticCase(
            "a type reference without a namespace",
            #""type": "graph.thing""#,
            #""type": "thing""#,
            """
            14:29: error: 'thing' is not a valid reference to a type
            14:29: note: did you mean 'graph.thing'?
            """
        ),
        DiagnosticCase(
            "a type reference without a closing parenthesis",
            #""Collection(Edm.String)""#,
            #""Collection(Edm.String""#,
            """
            31:28: error: 'Collection(Edm.String' is not a valid reference to a type
            31:28: note: use a name such as 'Edm.String', 'graph.name', or 'Collection(graph.name)'
            """
        ),
        DiagnosticCase(
            "a misspelled type",
            #""type": "graph.thing""#,
            #""type": "graph.thang""#,
            """
            14:29: error: there is no type 'graph.thang'
            14:29: note: did you mean 'graph.thing'?
            """
        ),
        DiagnosticCase(
            "an unknown type with its full name",
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
            13:25: note: the supported primitive types are 'Edm.Boolean', 'Edm.DateTimeOffset', 'Edm.Double', 'Edm.Duration', 'Edm.Guid', 'Edm.Int16', 'Edm.Int32', 'Edm.Int64', and 'Edm.String'
            """
        ),
        DiagnosticCase(
            "a response of a primitive type",
            #""returns": "graph.thing""#,
            #""returns": "Edm.String""#,
            """
            20:85: error: an operation cannot return 'Edm.String'
            20:85: note: use one of the schema's 'types' or a collection
            """
        ),
        DiagnosticCase(
            "a combination of a nullable parameter",
            #""type": "graph.color", "nullable": false"#,
            #""type": "graph.color""#,
            """
            33:49: error: the parameter 'color' cannot be part of a combination
            33:49: note: the parameters of a combination are enums with "nullable": false
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
            """
        ),
        DiagnosticCase(
            "a value for a parameter outside the combination",
            #"{ "color": "red" } }]"#,
            #"{ "color": "red", "drying": "PT1M" } }]"#,
            """
            33:100: error: 'drying' is not one of the parameters that form the combinations of 'paint'
            33:100: note: a combination has values for 'color'
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
            "a placeholder that is not part of the path",
            #""parameters": { "thing-id":"#,
            #""parameters": { "thing-ids":"#,
            """
            41:23: error: 'thing-ids' is not a placeholder of the path '/things/{thing-id}'
            41:23: note: did you mean 'thing-id'?
            """
        ),
        DiagnosticCase(
            "a combination with an unknown enum member",
            #"{ "color": "red" } }]"#,
            #"{ "color": "rad" } }]"#,
            """
            33:93: error: 'rad' is not a member of the enum 'color'
            33:93: note: did you mean 'red'?
            """
        ),
        DiagnosticCase(
            "an allowed value that is not an enum member",
            #""nullable": false, "description": "The color.""#,
            #""nullable": false, "allowedValues": ["green"], "description": "The color.""#,
            """
            29:80: error: 'green' is not a member of the enum 'color'
            29:80: note: the members are 'red' and 'blue'
            """
        ),
        DiagnosticCase(
            "a combination without a value",
            #"{ "color": "red" } }]"#,
            "{} }]",
            """
            33:70: error: the combination must have a value for 'color'
            """
        ),
        DiagnosticCase(
            "a duplicate combination",
            #"{ "color": "red" } }]"#,
            #"{ "color": "red" } }, { "swiftName": "other", "values": { "color": "Red" } }]"#,
            """
            33:104: error: this combination appears twice
            33:70: note: it appears here first
            """
        ),
        DiagnosticCase(
            "a type in an unknown namespace",
            #""type": "graph.thing""#,
            #""type": "contoso.mail.thing""#,
            """
            14:29: error: there is no namespace 'contoso.mail'
            14:29: note: the types of this schema are in the namespace 'test.things' or 'graph'
            """
        ),
        DiagnosticCase(
            "a request body of a primitive type",
            #""method": "GET""#,
            #""method": "PATCH", "body": "Edm.String""#,
            """
            20:34: error: a request body cannot be 'Edm.String'
            20:34: note: use one of the schema's 'types'
            """
        ),
        DiagnosticCase(
            "a request body that is a collection",
            #""method": "GET""#,
            #""method": "PATCH", "body": "Collection(graph.thing)""#,
            """
            20:34: error: a request body cannot be 'Collection(graph.thing)'
            20:34: note: use one of the schema's 'types'
            """
        ),
    ]
}

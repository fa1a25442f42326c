// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Cases in which limits, links, paths, or bodies are invalid.
    static let ranges: [DiagnosticCase] = [
        DiagnosticCase(
            "a duplicate enum member",
            #"{ "value": "blue" }"#,
            #"{ "value": "RED", "swiftName": "red2" }"#,
            """
            7:86: error: 'RED' appears twice; the values of an enum are not case-sensitive
            7:66: note: it appears here first
            """
        ),
        DiagnosticCase(
            "a duplicate allowed value",
            #""nullable": false, "description": "The color.""#,
            #""nullable": false, "allowedValues": ["red", "red"], "description": "The color.""#,
            """
            29:87: error: 'red' appears twice
            """
        ),
        DiagnosticCase(
            "a duplicate parameter of a combination",
            #""parameters": ["color"]"#,
            #""parameters": ["color", "color"]"#,
            """
            33:58: error: 'color' appears twice
            """
        ),
        DiagnosticCase(
            "a minimum that is greater than the maximum",
            #""minimum": "PT1M", "maximum": "PT1H""#,
            #""minimum": "PT1H", "maximum": "PT1M""#,
            """
            30:56: error: the minimum 'PT1H' is greater than the maximum 'PT1M'
            30:75: note: the maximum is here
            """
        ),
        DiagnosticCase(
            "a minimum count that is greater than the maximum count",
            #""maxItems": 3"#,
            #""minItems": 4, "maxItems": 3"#,
            """
            31:66: error: minItems 4 is greater than maxItems 3
            31:81: note: maxItems is here
            """
        ),
        DiagnosticCase(
            "an invalid duration",
            #""minimum": "PT1M""#,
            #""minimum": "1 minute""#,
            """
            30:56: error: '1 minute' is not a valid duration of days, hours, minutes, and seconds
            30:56: note: use an ISO 8601 duration, for example 'PT5M', 'PT1H30M', or 'P1D'
            """
        ),
        DiagnosticCase(
            "a duration of months",
            #""maximum": "PT1H""#,
            #""maximum": "P1M""#,
            """
            30:75: error: 'P1M' is not a valid duration of days, hours, minutes, and seconds
            30:75: note: use an ISO 8601 duration, for example 'PT5M', 'PT1H30M', or 'P1D'
            """
        ),
        DiagnosticCase(
            "a number of elements of a string",
            #""type": "Edm.String", "nullable": false"#,
            #""type": "Edm.String", "maxItems": 3, "nullable": false"#,
            """
            13:51: error: 'maxItems' applies only to a collection; the type of 'id' is 'Edm.String'
            """
        ),
        DiagnosticCase(
            "a number of characters of a collection",
            #""maxItems": 3"#,
            #""maxLength": 3"#,
            """
            31:67: error: 'maxLength' applies only to a string; the type of 'names' is 'Collection(Edm.String)'
            """
        ),
        DiagnosticCase(
            "a sensitive value that is not text",
            #""minimum": "PT1M", "maximum""#,
            #""sensitive": true, "minimum": "PT1M", "maximum""#,
            """
            30:58: error: 'sensitive' applies only to a string or a collection of strings; the type of 'drying' is 'Edm.Duration'
            """
        ),
        DiagnosticCase(
            "a nullable key",
            #""type": "Edm.String", "nullable": false"#,
            #""type": "Edm.String", "key": true"#,
            """
            13:46: error: 'id' is not a valid key; a key is a single value with "nullable": false
            """
        ),
        DiagnosticCase(
            "a key that is a structured type",
            #""type": "graph.thing", "description""#,
            #""type": "graph.thing", "nullable": false, "key": true, "description""#,
            """
            14:9: error: the type 'thing' contains itself through properties that are not nullable: thing > thing
            14:9: note: make one of the properties nullable or a collection
            14:70: error: 'parent' is not a valid key; a key is a single value with "nullable": false
            """
        ),
        DiagnosticCase(
            "a default of a structured type",
            #""description": "The parent.""#,
            #""default": "x", "description": "The parent.""#,
            """
            14:55: error: only a string, a duration, or an enum can have a default
            """
        ),
        DiagnosticCase(
            "an invalid link",
            #""https://example.com/paint""#,
            #""example.com/paint""#,
            """
            27:71: error: 'example.com/paint' is not a valid link
            27:71: note: a link starts with 'https://' and contains no spaces or brackets
            """
        ),
        DiagnosticCase(
            "a path without a slash",
            #""/things/{thing-id}""#,
            #""things/{thing-id}""#,
            """
            39:5: error: 'things/{thing-id}' is not a valid path
            39:5: note: a path consists of segments of letters, digits, '-', '_', and '$', each after a '/'; a placeholder is a whole segment in braces, for example '/users/{user-id}/presence'
            """
        ),
        DiagnosticCase(
            "a path with an empty segment",
            #""/things/{thing-id}""#,
            #""/things//{thing-id}""#,
            """
            39:5: error: '/things//{thing-id}' is not a valid path
            39:5: note: a path consists of segments of letters, digits, '-', '_', and '$', each after a '/'; a placeholder is a whole segment in braces, for example '/users/{user-id}/presence'
            """
        ),
        DiagnosticCase(
            "a path with an open brace",
            #""/things/{thing-id}""#,
            #""/things/{thing-id""#,
            """
            39:5: error: '/things/{thing-id' is not a valid path
            39:5: note: a path consists of segments of letters, digits, '-', '_', and '$', each after a '/'; a placeholder is a whole segment in braces, for example '/users/{user-id}/presence'
            """
        ),
        DiagnosticCase(
            "a duplicate placeholder",
            #""/things/{thing-id}""#,
            #""/things/{thing-id}/parts/{thing-id}""#,
            """
            39:5: error: the placeholder '{thing-id}' appears twice in '/things/{thing-id}/parts/{thing-id}'
            """
        ),
        DiagnosticCase(
            "a version that Microsoft Graph does not have",
            #""version": "v1.0""#,
            #""version": "v2.0""#,
            """
            4:14: error: 'v2.0' is not a version of Microsoft Graph
            4:14: note: did you mean 'v1.0'?
            """
        ),
        DiagnosticCase(
            "a version that is unlike those of Microsoft Graph",
            #""version": "v1.0""#,
            #""version": "latest""#,
            """
            4:14: error: 'latest' is not a version of Microsoft Graph
            4:14: note: use 'v1.0' or 'beta'
            """
        ),
        DiagnosticCase(
            "an action that sends parameters but has none",
            #""parameters": {\#n        "color": { "type": "graph.color", "nullable": false, "description": "The color." },\#n        "drying": { "type": "Edm.Duration", "minimum": "PT1M", "maximum": "PT1H", "description": "How long." },\#n        "names": { "type": "Collection(Edm.String)", "maxItems": 3, "description": "The names." }\#n      },\#n      "supportedCombinations": { "parameters": ["color"], "values": [{ "values": { "color": "red" } }] },\#n      "#,
            "",
            """
            26:5: error: the action 'paint' has the body 'object' but no parameters
            26:5: note: use "body": "empty" to send '{}', or "body": "none" to send no body
            """
        ),
        DiagnosticCase(
            "an action that does not send its parameters",
            #""body": "object""#,
            #""body": "none""#,
            """
            26:5: error: the action 'paint' has parameters but does not send them
            26:5: note: use "body": "object"
            """
        ),
        DiagnosticCase(
            "a GET with a body",
            #""returns": "graph.thing""#,
            #""body": "graph.thing""#,
            """
            20:82: error: the GET method 'getThing' cannot have a body
            """
        ),
        DiagnosticCase(
            "a PATCH without a body",
            #""method": "GET""#,
            #""method": "PATCH""#,
            """
            19:5: error: the PATCH method 'getThing' must have a body
            19:5: note: specify the type that it sends, for example "body": "graph.name"
            """
        ),
    ]
}

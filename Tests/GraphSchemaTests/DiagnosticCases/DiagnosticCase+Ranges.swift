extension DiagnosticCase {
    /// Cases whose limits, links, paths and bodies do not make sense.
    static let ranges: [DiagnosticCase] = [
        DiagnosticCase(
            "an enum member that stands twice",
            #"{ "value": "blue" }"#,
            #"{ "value": "RED", "swiftName": "red2" }"#,
            """
            7:86: error: 'RED' stands twice; values are compared without case
            7:66: note: it stands here first
            """
        ),
        DiagnosticCase(
            "an allowed value that stands twice",
            #""nullable": false, "description": "The color.""#,
            #""nullable": false, "allowedValues": ["red", "red"], "description": "The color.""#,
            """
            29:87: error: 'red' stands twice
            """
        ),
        DiagnosticCase(
            "a combined parameter that stands twice",
            #""parameters": ["color"]"#,
            #""parameters": ["color", "color"]"#,
            """
            33:58: error: 'color' stands twice
            """
        ),
        DiagnosticCase(
            "a range whose ends are swapped",
            #""minimum": "PT1M", "maximum": "PT1H""#,
            #""minimum": "PT1H", "maximum": "PT1M""#,
            """
            30:56: error: the minimum 'PT1H' is above the maximum 'PT1M'
            30:75: note: the maximum stands here
            """
        ),
        DiagnosticCase(
            "counts whose ends are swapped",
            #""maxItems": 3"#,
            #""minItems": 4, "maxItems": 3"#,
            """
            31:66: error: minItems 4 is above maxItems 3
            31:81: note: maxItems stands here
            """
        ),
        DiagnosticCase(
            "a duration that is none",
            #""minimum": "PT1M""#,
            #""minimum": "1 minute""#,
            """
            30:56: error: '1 minute' is not a duration of days, hours, minutes and seconds
            30:56: note: write it as ISO 8601 does: 'PT5M', 'PT1H30M', 'P1D'
            """
        ),
        DiagnosticCase(
            "a duration of months",
            #""maximum": "PT1H""#,
            #""maximum": "P1M""#,
            """
            30:75: error: 'P1M' is not a duration of days, hours, minutes and seconds
            30:75: note: write it as ISO 8601 does: 'PT5M', 'PT1H30M', 'P1D'
            """
        ),
        DiagnosticCase(
            "a count of a string",
            #""type": "Edm.String", "nullable": false"#,
            #""type": "Edm.String", "maxItems": 3, "nullable": false"#,
            """
            13:51: error: 'maxItems' is for a collection, 'id' is 'Edm.String'
            """
        ),
        DiagnosticCase(
            "a length of a collection",
            #""maxItems": 3"#,
            #""maxLength": 3"#,
            """
            31:67: error: 'maxLength' is for a string, 'names' is 'Collection(Edm.String)'
            """
        ),
        DiagnosticCase(
            "a sensitive value that is not text",
            #""minimum": "PT1M", "maximum""#,
            #""sensitive": true, "minimum": "PT1M", "maximum""#,
            """
            30:58: error: 'sensitive' is for a string or a collection of strings, 'drying' is 'Edm.Duration'
            """
        ),
        DiagnosticCase(
            "a key that may be null",
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
            14:9: error: a 'thing' would contain another one without end: thing > thing
            14:9: note: make one of the properties nullable or a collection
            14:70: error: 'parent' is not a valid key; a key is a single value with "nullable": false
            """
        ),
        DiagnosticCase(
            "a default of a structured type",
            #""description": "The parent.""#,
            #""default": "x", "description": "The parent.""#,
            """
            14:55: error: a default is for a string, a duration or an enum
            """
        ),
        DiagnosticCase(
            "a link that is none",
            #""https://example.com/paint""#,
            #""example.com/paint""#,
            """
            27:71: error: 'example.com/paint' is not a link
            27:71: note: a link starts with 'https://' and has no spaces or brackets
            """
        ),
        DiagnosticCase(
            "a path without a slash",
            #""/things/{thing-id}""#,
            #""things/{thing-id}""#,
            """
            39:5: error: 'things/{thing-id}' is not a path
            39:5: note: a path is segments of letters, digits, '-', '_' and '$', each after a '/'; a placeholder is a whole segment in braces: '/users/{user-id}/presence'
            """
        ),
        DiagnosticCase(
            "a path with an empty segment",
            #""/things/{thing-id}""#,
            #""/things//{thing-id}""#,
            """
            39:5: error: '/things//{thing-id}' is not a path
            39:5: note: a path is segments of letters, digits, '-', '_' and '$', each after a '/'; a placeholder is a whole segment in braces: '/users/{user-id}/presence'
            """
        ),
        DiagnosticCase(
            "a path with an open brace",
            #""/things/{thing-id}""#,
            #""/things/{thing-id""#,
            """
            39:5: error: '/things/{thing-id' is not a path
            39:5: note: a path is segments of letters, digits, '-', '_' and '$', each after a '/'; a placeholder is a whole segment in braces: '/users/{user-id}/presence'
            """
        ),
        DiagnosticCase(
            "a placeholder that stands twice",
            #""/things/{thing-id}""#,
            #""/things/{thing-id}/parts/{thing-id}""#,
            """
            39:5: error: the placeholder '{thing-id}' stands twice in '/things/{thing-id}/parts/{thing-id}'
            """
        ),
        DiagnosticCase(
            "a version with a slash",
            #""version": "v1.0""#,
            #""version": "v1.0/x""#,
            """
            4:14: error: the version 'v1.0/x' cannot stand in a path
            4:14: note: it is one segment of a path, such as 'v1.0'
            """
        ),
        DiagnosticCase(
            "an object without parameters",
            #""parameters": {\#n        "color": { "type": "graph.color", "nullable": false, "description": "The color." },\#n        "drying": { "type": "Edm.Duration", "minimum": "PT1M", "maximum": "PT1H", "description": "How long." },\#n        "names": { "type": "Collection(Edm.String)", "maxItems": 3, "description": "The names." }\#n      },\#n      "supportedCombinations": { "parameters": ["color"], "values": [{ "values": { "color": "red" } }] },\#n      "#,
            "",
            """
            26:5: error: the action 'paint' sends an object but has no parameters
            26:5: note: write "body": "empty" for '{}' or "body": "none" for no body
            """
        ),
        DiagnosticCase(
            "parameters that are not sent",
            #""body": "object""#,
            #""body": "none""#,
            """
            26:5: error: the action 'paint' has parameters but does not send them
            26:5: note: write "body": "object"
            """
        ),
        DiagnosticCase(
            "a GET with a body",
            #""returns": "graph.thing""#,
            #""body": "graph.thing""#,
            """
            20:82: error: a GET sends no body
            """
        ),
        DiagnosticCase(
            "a PATCH without a body",
            #""method": "GET""#,
            #""method": "PATCH""#,
            """
            19:5: error: the method 'getThing' is a PATCH without a body
            19:5: note: name the type that it sends: "body": "graph.name"
            """
        ),
    ]
}

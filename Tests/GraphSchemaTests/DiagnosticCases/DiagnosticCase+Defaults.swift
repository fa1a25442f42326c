// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Cases in which a default contradicts the limits of its property, or one mistake must cause only one error.
    static let defaults: [DiagnosticCase] = [
        DiagnosticCase(
            "a default that is shorter than the minimum",
            #""minimum": "PT1M", "maximum": "PT1H""#,
            #""minimum": "PT1M", "maximum": "PT1H", "default": "PT59S""#,
            """
            30:94: error: the default 'PT59S' is less than the minimum 'PT1M'
            30:56: note: the minimum is here
            """
        ),
        DiagnosticCase(
            "a default that is longer than the maximum",
            #""minimum": "PT1M", "maximum": "PT1H""#,
            #""minimum": "PT1M", "maximum": "PT1H", "default": "PT61M""#,
            """
            30:94: error: the default 'PT61M' is greater than the maximum 'PT1H'
            30:75: note: the maximum is here
            """
        ),
        DiagnosticCase(
            "a default in a combination that is longer than the maximum",
            #""values": [{ "values": { "color": "red" } }]"#,
            #""values": [{ "values": { "color": "red" }, "defaults": { "drying": "P1D" } }]"#,
            """
            33:126: error: the default 'P1D' is greater than the maximum 'PT1H'
            30:75: note: the maximum is here
            """
        ),
        DiagnosticCase(
            "a default with too many characters",
            #""type": "Edm.String", "nullable": false"#,
            #""type": "Edm.String", "nullable": false, "maxLength": 2, "default": "abc""#,
            """
            13:85: error: the default 'abc' has 3 characters, but maxLength is 2
            13:71: note: maxLength is here
            """
        ),
        DiagnosticCase(
            "a default with too few characters",
            #""type": "Edm.String", "nullable": false"#,
            #""type": "Edm.String", "nullable": false, "minLength": 2, "default": "a""#,
            """
            13:85: error: the default 'a' has 1 character, but minLength is 2
            13:71: note: minLength is here
            """
        ),
        DiagnosticCase(
            "a default that is not an allowed value",
            #""type": "graph.color", "nullable": false"#,
            #""type": "graph.color", "nullable": false, "allowedValues": ["red"], "default": "Blue""#,
            """
            29:99: error: the default 'Blue' is not one of the allowed values
            29:80: note: the list of allowed values is here
            """
        ),
        DiagnosticCase(
            "a default that is neither a member nor an allowed value",
            #""type": "graph.color", "nullable": false"#,
            #""type": "graph.color", "nullable": false, "allowedValues": ["red"], "default": "green""#,
            """
            29:99: error: 'green' is not a member of the enum 'color'
            29:99: note: the members are 'red' and 'blue'
            """
        ),
        DiagnosticCase(
            "a default and a limit of a collection",
            #""maxItems": 3"#,
            #""maxItems": 3, "default": "a""#,
            """
            31:80: error: only a string, a duration, or an enum can have a default
            """
        ),
        DiagnosticCase(
            "a number as the minimum of a string",
            #""type": "Edm.String", "nullable": false"#,
            #""type": "Edm.String", "nullable": false, "minimum": 1"#,
            """
            13:69: error: 'minimum' applies only to a duration; the type of 'id' is 'Edm.String'
            """
        ),
        DiagnosticCase(
            "a string as the maximum of a string",
            #""type": "Edm.String", "nullable": false"#,
            #""type": "Edm.String", "nullable": false, "maximum": "1""#,
            """
            13:69: error: 'maximum' applies only to a duration; the type of 'id' is 'Edm.String'
            """
        ),
        DiagnosticCase(
            "a number as the minimum of a duration",
            #""minimum": "PT1M""#,
            #""minimum": 60"#,
            """
            30:56: error: expected a string, found a number
            """
        ),
        DiagnosticCase(
            "an array of methods",
            #""methods": { "getThing": {} },\#n      "actions": { "paint": {} }"#,
            #""methods": ["getThing"]"#,
            """
            42:18: error: expected an object, found an array
            """
        ),
        DiagnosticCase(
            "a permission with a space",
            #""delegatedWork": ["Thing.Read"]"#,
            #""delegatedWork": ["Thing Read"]"#,
            """
            21:42: error: 'Thing Read' is not a valid permission; a permission contains no spaces, for example 'User.Read'
            """
        ),
        DiagnosticCase(
            "a permission that appears twice",
            #""delegatedWork": ["Thing.Read"]"#,
            #""delegatedWork": ["Thing.Read", "thing.read"]"#,
            """
            21:56: error: the permission 'thing.read' appears twice
            21:42: note: it appears here first
            """
        ),
        DiagnosticCase(
            "a swiftName that is not an identifier",
            #""type": "Edm.String", "nullable": false"#,
            #""type": "Edm.String", "nullable": false, "swiftName": "the id""#,
            """
            13:71: error: 'the id' is not a valid Swift name for a property
            13:71: note: use letters, digits, and '_', and start with a letter
            """
        ),
        DiagnosticCase(
            "a swiftName of a type that starts with a lowercase letter",
            #""description": "A thing.",\#n      "properties""#,
            #""description": "A thing.", "swiftName": "item",\#n      "properties""#,
            """
            11:47: error: 'item' is not a valid Swift name for a type; it must start with an uppercase letter
            """
        ),
    ]
}

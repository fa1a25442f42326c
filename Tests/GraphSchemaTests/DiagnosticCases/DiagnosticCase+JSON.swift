extension DiagnosticCase {
    /// Cases whose text is not JSON.
    static let json: [DiagnosticCase] = [
        DiagnosticCase(
            "a trailing comma",
            #""nullable": false, "description": "The id." }"#,
            #""nullable": false, "description": "The id.", }"#,
            """
            13:84: error: expected a key in double quotes, found '}'
            """
        ),
        DiagnosticCase(
            "a missing colon",
            #""version": "v1.0""#,
            #""version" "v1.0""#,
            """
            4:13: error: expected ':' after the key 'version', found '"'
            """
        ),
        DiagnosticCase(
            "a missing comma",
            #""formatVersion": 1,"#,
            #""formatVersion": 1"#,
            """
            3:3: error: expected ',' or '}', found '"'
            """
        ),
        DiagnosticCase(
            "a missing comma in an array",
            #"[{ "value": "red" }, {"#,
            #"[{ "value": "red" } {"#,
            """
            7:74: error: expected ',' or ']', found '{'
            """
        ),
        DiagnosticCase(
            "a word that is no value",
            #""idempotent": true\#n    }\#n  },\#n  "actions""#,
            #""idempotent": yes\#n    }\#n  },\#n  "actions""#,
            """
            22:43: error: expected a value, found 'y'
            """
        ),
        DiagnosticCase(
            "half a word",
            #""nullable": false, "description": "The id.""#,
            #""nullable": fals, "description": "The id.""#,
            """
            13:55: error: expected 'false', found ','
            """
        ),
        DiagnosticCase(
            "a control character between values",
            #""version":"#,
            #""version":\#u{1}"#,
            """
            4:13: error: expected a value, found the control character 0x01
            """
        ),
        DiagnosticCase(
            "text behind the end",
            #""paint": {} }\#n    }\#n  }\#n}\#n"#,
            #""paint": {} }\#n    }\#n  }\#n}\#n{}\#n"#,
            """
            47:1: error: '{' after the end of the schema
            47:1: note: a schema file holds one JSON object and nothing behind it
            """
        ),
        DiagnosticCase(
            "an unknown escape",
            #""Things.""#,
            #""Th\xings.""#,
            #"""
            5:78: error: '\x' is not a JSON escape
            """#
        ),
        DiagnosticCase(
            "half a surrogate pair",
            #""Things.""#,
            #""Th\ud83dings.""#,
            """
            5:78: error: a surrogate without its other half
            """
        ),
        DiagnosticCase(
            "a short unicode escape",
            #""Things.""#,
            #""Th\u12gs.""#,
            #"""
            5:78: error: '\u' needs four hexadecimal digits
            """#
        ),
        DiagnosticCase(
            "a line break in a string",
            #""Things.""#,
            #""Things.\#n""#,
            #"""
            5:83: error: a line break inside a string
            5:83: note: the string may lack its closing quote; a line break is written \n
            """#
        ),
        DiagnosticCase(
            "a tab in a string",
            #""Things.""#,
            #""Thi\#tngs.""#,
            """
            5:79: error: the control character 0x09 inside a string
            """
        ),
        DiagnosticCase(
            "a number with a leading zero",
            #""formatVersion": 1"#,
            #""formatVersion": 01"#,
            """
            2:20: error: '01' is not a JSON number
            """
        ),
        DiagnosticCase(
            "a number without digits",
            #""formatVersion": 1"#,
            #""formatVersion": -"#,
            """
            2:20: error: '-' is not a JSON number
            """
        ),
        DiagnosticCase(
            "a key that stands twice",
            #""version": "v1.0","#,
            #""version": "v1.0",\#n  "version": "beta","#,
            """
            5:3: error: the key 'version' stands twice in this object
            4:3: note: it stands here first
            """
        ),
    ]
}

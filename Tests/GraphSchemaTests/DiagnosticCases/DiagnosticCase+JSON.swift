// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Cases in which the file is not JSON.
    static let json: [DiagnosticCase] = [
        DiagnosticCase(
            "a trailing comma",
            #""nullable": false, "description": "The id." }"#,
            #""nullable": false, "description": "The id.", }"#,
            """
            13:84: error: expected a key in double quotes, found '}'
            13:82: note: remove this comma
            """
        ),
        DiagnosticCase(
            "a trailing comma in an array",
            #"{ "value": "blue" }]"#,
            #"{ "value": "blue" },]"#,
            """
            7:95: error: expected a value, found ']'
            7:94: note: remove this comma
            """
        ),
        DiagnosticCase(
            "a comment",
            #""formatVersion": 1,"#,
            #""formatVersion": 1, // one"#,
            """
            2:23: error: expected a key in double quotes, found '/'
            2:23: note: JSON has no comments; remove the comment
            """
        ),
        DiagnosticCase(
            "a comment after a value",
            #""formatVersion": 1,"#,
            #""formatVersion": 1 /* one */,"#,
            """
            2:22: error: expected ',' or '}', found '/'
            2:22: note: JSON has no comments; remove the comment
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
            "a word that is not a JSON value",
            #""idempotent": true\#n    }\#n  },\#n  "actions""#,
            #""idempotent": yes\#n    }\#n  },\#n  "actions""#,
            """
            22:43: error: expected a value, found 'y'
            """
        ),
        DiagnosticCase(
            "an incomplete word",
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
            "text after the end of the schema",
            #""paint": {} }\#n    }\#n  }\#n}\#n"#,
            #""paint": {} }\#n    }\#n  }\#n}\#n{}\#n"#,
            """
            47:1: error: unexpected '{' after the end of the schema
            47:1: note: a schema file contains one JSON object and nothing after it
            """
        ),
        DiagnosticCase(
            "an unknown escape sequence",
            #""Things.""#,
            #""Th\xings.""#,
            #"""
            5:78: error: '\x' is not a valid JSON escape sequence
            """#
        ),
        DiagnosticCase(
            "an incomplete surrogate pair",
            #""Things.""#,
            #""Th\ud83dings.""#,
            """
            5:78: error: the other half of a surrogate pair is missing
            """
        ),
        DiagnosticCase(
            "an incomplete Unicode escape sequence",
            #""Things.""#,
            #""Th\u12gs.""#,
            #"""
            5:78: error: '\u' must be followed by 4 hexadecimal digits
            """#
        ),
        DiagnosticCase(
            "a line break in a string",
            #""Things.""#,
            #""Things.\#n""#,
            #"""
            5:83: error: a string cannot contain a line break
            5:83: note: the closing quotation mark may be missing; write a line break as \n
            """#
        ),
        DiagnosticCase(
            "a tab in a string",
            #""Things.""#,
            #""Thi\#tngs.""#,
            """
            5:79: error: a string cannot contain the control character 0x09
            """
        ),
        DiagnosticCase(
            "a number with a leading zero",
            #""formatVersion": 1"#,
            #""formatVersion": 01"#,
            """
            2:20: error: '01' is not a valid JSON number
            """
        ),
        DiagnosticCase(
            "a number without digits",
            #""formatVersion": 1"#,
            #""formatVersion": -"#,
            """
            2:20: error: '-' is not a valid JSON number
            """
        ),
        DiagnosticCase(
            "a duplicate key",
            #""version": "v1.0","#,
            #""version": "v1.0",\#n  "version": "beta","#,
            """
            5:3: error: the key 'version' appears twice in this object
            4:3: note: it appears here first
            """
        ),
    ]
}

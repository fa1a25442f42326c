// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite struct JSONValueTests {
    @Test(
        "A JSON value is unchanged after it is decoded and encoded",
        arguments: [
            "null", "true", "false", "0", "-9223372036854775808", "18446744073709551615", "1.5", "0.1",
            "12345678901234567890.123456789", "\"\"", "\"ä\\n\"", "[]", "{}", #"[1,[2,{"a":null}]]"#,
        ]
    )
    func roundTrip(_ text: String) throws {
        let value = try JSONDecoder().decode(GraphJSONValue.self, from: Data(text.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        #expect(String(decoding: try encoder.encode(value), as: UTF8.self) == text)
    }

    /// JSON texts and their decoded values, which must not change between versions.
    private static let table: [(String, GraphJSONValue)] = [
        ("0", .integer(0)), ("-0", .integer(0)), ("-0.0", .integer(0)), ("1.0", .integer(1)), ("1e3", .integer(1_000)),
        ("1E+2", .integer(100)), ("1.50", .double(1.5)), ("0.1", .double(0.1)), ("-2.5e-3", .double(-0.0025)),
        ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
        ("9007199254740993", .integer(9_007_199_254_740_993)), ("1e300", .double(1e300)),
        ("1e-400", .integer(0)), ("true", .bool(true)), ("false", .bool(false)), ("null", .null), (#""""#, .string("")),
        (#""a\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00""#, .string("a\"\\/\u{8}\u{C}\n\r\tä😀")), (#""1""#, .string("1")),
        (#""true""#, .string("true")), ("[]", .array([])), ("{}", .object([:])), ("[[],{},[{}]]", [[], [:], [[:]]]),
        (#"{"":{"":[]}}"#, ["": ["": []]]), (#"{"a":1,"b":"x"}"#, ["a": 1, "b": "x"]), ("[null,[null]]", [nil, [nil]]),
        (#"[1,"a",true,null,1.5,{"a":[]},[1]]"#, [1, "a", true, nil, 1.5, ["a": []], [1]]),
        (" [ 1 , { \"a\" : \"b\" } ] ", [1, ["a": "b"]]),
    ]

    @Test("Each JSON text is decoded into the expected value", arguments: table)
    func decodedValues(_ text: String, _ expected: GraphJSONValue) throws {
        // The text is decoded on its own, as a member, and after another element, both by a plain decoder and by a
        // client.
        for (text, expected) in [
            (text, expected), ("{\"m\":\(text)}", ["m": expected]), ("[\(text)]", [expected]),
            ("[{\"m\":{}},{\"m\":\(text)},{\"m\":7}]", [["m": [:]], ["m": expected], ["m": 7]]),
            ("{\"m\":[\"s\",\(text)]}", ["m": ["s", expected]]),
        ] {
            #expect(try JSONDecoder().decode(GraphJSONValue.self, from: Data(text.utf8)) == expected, "\(text)")
            #expect(try JSONCoding.decode(GraphJSONValue.self, from: Data(text.utf8)) == expected, "\(text)")
        }
    }

    @Test(
        "Digits beyond the precision of a Double are preserved",
        arguments: [
            ("18446744073709551615", "18446744073709551615"),
            ("12345678901234567890.123456789", "12345678901234567890.123456789"),
            ("0.1234567890123456789", "0.1234567890123456789"), ("9223372036854775808", "9223372036854775808"),
        ]
    )
    func preciseNumbers(_ text: String, _ decimal: String) throws {
        let expected = GraphJSONValue.decimal(try #require(Decimal(string: decimal)))
        #expect(try JSONDecoder().decode(GraphJSONValue.self, from: Data(text.utf8)) == expected)
        #expect(try JSONCoding.decode(GraphJSONValue.self, from: Data(text.utf8)) == expected)
    }

    @Test(
        "A number that cannot be represented causes a decoding error",
        arguments: ["1e999", "[1e999]", #"{"a":{"b":1e999}}"#, #"{"a":["x",1e999]}"#, #""\x""#]
    )
    func unrepresentableValue(_ text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(GraphJSONValue.self, from: Data(text.utf8)) }
        #expect(throws: DecodingError.self) { try JSONCoding.decode(GraphJSONValue.self, from: Data(text.utf8)) }
    }

    @Test("A literal is equal to the decoded value")
    func literals() throws {
        let value = try JSONDecoder().decode(GraphJSONValue.self, from: Data(#"{"a":[true,1,1.5,"x",null]}"#.utf8))
        #expect(value == ["a": [true, 1, 1.5, "x", nil]])
        #expect(value["a"] != nil)
        #expect(value["b"] == nil)
    }
}

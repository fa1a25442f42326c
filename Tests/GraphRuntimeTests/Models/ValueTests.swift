import Foundation
import GraphRuntime
import Testing

private struct Color: OpenEnum {
    let rawValue: String
    init(rawValue: String) { self.rawValue = rawValue }
    static let red = Color(rawValue: "Red")
    static let knownValues: [Color] = [.red]
}

@Suite struct OpenEnumTests {
    @Test func valuesAreComparedWithoutCase() {
        #expect(Color(rawValue: "RED") == .red)
        #expect(Color(rawValue: "red").hashValue == Color.red.hashValue)
        #expect(Set([Color.red, Color(rawValue: "rED")]).count == 1)
        #expect(Color(rawValue: "Reds") != .red)
        #expect(Color(rawValue: "") != .red)
        // The bit that makes capitals small makes other signs of them: '@' is no small '`'.
        #expect(Color(rawValue: "@") != Color(rawValue: "`"))
        #expect(Color(rawValue: "Ä") != Color(rawValue: "ä"))
    }

    @Test func otherValuesAreKept() throws {
        let data = Data(#"["Red","rEd","mauve"]"#.utf8)
        let colors = try JSONDecoder().decode([Color].self, from: data)
        #expect(colors.map(\.isKnown) == [true, true, false])
        #expect(colors.map(\.description) == ["Red", "rEd", "mauve"])
        #expect(try JSONEncoder().encode(colors) == data)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Color].self, from: Data("[1]".utf8)) }
    }
}

@Suite struct GraphDateTimeOffsetTests {
    @Test(arguments: [
        ("2022-10-18T00:07:15.4012511Z", 1_666_051_635.401_251_1), ("2022-10-18T00:07:15Z", 1_666_051_635),
        ("2022-10-18T02:07:15+02:00", 1_666_051_635), ("2020-08-18T12:51:51", 1_597_755_111),
        ("1969-12-31T23:59:59.5Z", -0.5), ("2022-10-18T00:07:15.000000000001Z", 1_666_051_635.000_000_000_001),
        ("2022-10-17T20:37:15-03:30", 1_666_051_635), ("2022-10-18T14:06:15.5+13:59", 1_666_051_635.5),
        ("2024-02-29T00:00:00Z", 1_709_164_800), ("2000-02-29T23:59:59Z", 951_868_799),
        ("2023-12-31T23:59:59+00:00", 1_704_067_199),
    ])
    func textsAreDates(_ text: String, _ expected: TimeInterval) throws {
        let date = try #require(GraphDateTimeOffset(text).date)
        #expect(abs(date.timeIntervalSince1970 - expected) < 0.000_001)
        #expect(GraphDateTimeOffset(text).text == text)
    }

    @Test(arguments: [
        "", "2022-10-18", "2022-10-18 00:07:15Z", "2022-13-18T00:07:15Z", "2022-10-18T00:07:15.Z", "now",
        "2026-02-30T00:00:00Z", "2026-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2026-04-31T00:00:00",
        "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T25:00:00Z",
        "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:61Z", "2026-02-30T00:00:00+02:00",
        "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+02:60",
    ])
    func otherTextsAreNone(_ text: String) {
        #expect(GraphDateTimeOffset(text).date == nil)
    }

    @Test(arguments: [
        (1_666_051_635.401_251, "2022-10-18T00:07:15.4012510Z"), (0, "1970-01-01T00:00:00.0000000Z"),
        (-0.5, "1969-12-31T23:59:59.5000000Z"), (0.999_999_9, "1970-01-01T00:00:01.0000000Z"),
    ])
    func datesHaveSevenDigits(_ seconds: TimeInterval, _ expected: String) {
        #expect(GraphDateTimeOffset(Date(timeIntervalSince1970: seconds)).text == expected)
    }

    @Test func datesBeyondTheCalendarAreNone() {
        for seconds in [TimeInterval.infinity, -.infinity, .nan, 1e300] {
            #expect(GraphDateTimeOffset(Date(timeIntervalSince1970: seconds)).date == nil)
        }
    }
}

@Suite struct JSONValueTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-9223372036854775808", "18446744073709551615", "1.5", "0.1",
        "12345678901234567890.123456789", "\"\"", "\"ä\\n\"", "[]", "{}", #"[1,[2,{"a":null}]]"#,
    ])
    func everyValueSurvives(_ text: String) throws {
        let value = try JSONDecoder().decode(GraphJSONValue.self, from: Data(text.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        #expect(String(decoding: try encoder.encode(value), as: UTF8.self) == text)
    }

    /// What each text has been read as since the first version.
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

    @Test(arguments: table)
    func eachTextHasItsValue(_ text: String, _ expected: GraphJSONValue) throws {
        // Alone, as a member and as an element after one of another kind, by a decoder alone and as a client reads it.
        for (text, expected) in [
            (text, expected), ("{\"m\":\(text)}", ["m": expected]), ("[\(text)]", [expected]),
            ("[{\"m\":{}},{\"m\":\(text)},{\"m\":7}]", [["m": [:]], ["m": expected], ["m": 7]]),
            ("{\"m\":[\"s\",\(text)]}", ["m": ["s", expected]]),
        ] {
            #expect(try JSONDecoder().decode(GraphJSONValue.self, from: Data(text.utf8)) == expected, "\(text)")
            #expect(try JSONCoding.decode(GraphJSONValue.self, from: Data(text.utf8)) == expected, "\(text)")
        }
    }

    @Test(arguments: [
        ("18446744073709551615", "18446744073709551615"),
        ("12345678901234567890.123456789", "12345678901234567890.123456789"),
        ("0.1234567890123456789", "0.1234567890123456789"), ("9223372036854775808", "9223372036854775808"),
    ])
    func digitsThatADoubleCannotHoldAreKept(_ text: String, _ decimal: String) throws {
        let expected = GraphJSONValue.decimal(try #require(Decimal(string: decimal)))
        #expect(try JSONDecoder().decode(GraphJSONValue.self, from: Data(text.utf8)) == expected)
        #expect(try JSONCoding.decode(GraphJSONValue.self, from: Data(text.utf8)) == expected)
    }

    @Test(arguments: ["1e999", "[1e999]", #"{"a":{"b":1e999}}"#, #"{"a":["x",1e999]}"#, #""\x""#])
    func aValueThatNothingHoldsIsAnError(_ text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(GraphJSONValue.self, from: Data(text.utf8)) }
        #expect(throws: DecodingError.self) { try JSONCoding.decode(GraphJSONValue.self, from: Data(text.utf8)) }
    }

    @Test func valuesAreWhatTheyLookLike() throws {
        let value = try JSONDecoder().decode(GraphJSONValue.self, from: Data(#"{"a":[true,1,1.5,"x",null]}"#.utf8))
        #expect(value == ["a": [true, 1, 1.5, "x", nil]])
        #expect(value["a"] != nil)
        #expect(value["b"] == nil)
    }
}

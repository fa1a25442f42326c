// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.computing) struct UndescribedMemberTests {
    /// A model that contains no other model.
    private struct Bulb: GraphModel {
        var color: String?
        var additionalData: [String: GraphJSONValue] = [:]
        static let propertyNames: Set<String> = ["color"]

        init(color: String? = nil, additionalData: [String: GraphJSONValue] = [:]) {
            self.color = color
            self.additionalData = additionalData
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: GraphPropertyKey<Self>.self)
            color = try container.decodeIfPresent(String.self, forKey: "color")
            additionalData = try container.decodeAdditionalData()
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: GraphPropertyKey<Self>.self)
            try container.encodeAdditionalData(additionalData)
            try container.encodeIfPresent(color, forKey: "color")
        }
    }

    /// A model that contains other models, including models of its own type.
    private struct Lamp: GraphModel {
        var bulb: Bulb?
        var spares: [Bulb]?
        var children: [Lamp]?
        var additionalData: [String: GraphJSONValue] = [:]
        static let propertyNames: Set<String> = ["bulb", "spares", "children"]
        static let modelProperties: [String: any GraphModel.Type] = [
            "bulb": Bulb.self, "spares": Bulb.self, "children": Lamp.self,
        ]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: GraphPropertyKey<Self>.self)
            bulb = try container.decodeIfPresent(Bulb.self, forKey: "bulb")
            spares = try container.decodeIfPresent([Bulb].self, forKey: "spares")
            children = try container.decodeIfPresent([Lamp].self, forKey: "children")
            additionalData = try container.decodeAdditionalData()
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: GraphPropertyKey<Self>.self)
            try container.encodeAdditionalData(additionalData)
            try container.encodeIfPresent(bulb, forKey: "bulb")
            try container.encodeIfPresent(spares, forKey: "spares")
            try container.encodeIfPresent(children, forKey: "children")
        }
    }

    /// A model without properties.
    private struct Empty: GraphModel {
        var additionalData: [String: GraphJSONValue] = [:]
        static let propertyNames: Set<String> = []

        init(from decoder: any Decoder) throws {
            additionalData = try decoder.container(keyedBy: GraphPropertyKey<Self>.self).decodeAdditionalData()
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: GraphPropertyKey<Self>.self)
            try container.encodeAdditionalData(additionalData)
        }
    }

    /// Returns the value that a client decodes, and checks that a plain decoder decodes the same value.
    private func decode<Model: GraphModel>(_ type: Model.Type, _ text: String) throws -> Model {
        let value = try JSONCoding.decode(type, from: Data(text.utf8))
        #expect(try JSONDecoder().decode(type, from: Data(text.utf8)) == value, "\(text)")
        return value
    }

    @Test("Members that the schema does not describe are preserved at every depth")
    func everyDepth() throws {
        let lamp = try decode(
            Lamp.self,
            #"""
            {"a":1,"bulb":{"color":"red","b":"x"},"spares":[{"color":"blue"},{"c":null,"color":null},{}],
            "children":[{"bulb":{"d":[1,"y"]}},{"e":{"color":2,"bulb":{"f":true}}}],"color":"green"}
            """#
        )
        #expect(lamp.additionalData == ["a": 1, "color": "green"])
        #expect(lamp.bulb?.additionalData == ["b": "x"])
        #expect(lamp.spares?.map(\.additionalData) == [[:], ["c": nil], [:]])
        #expect(lamp.children?.first?.bulb?.additionalData == ["d": [1, "y"]])
        #expect(lamp.children?.last?.additionalData == ["e": ["color": 2, "bulb": ["f": true]]])
    }

    @Test(
        "The client and a plain decoder decode the same value",
        arguments: [
            #"{}"#, #"{"bulb":null}"#, #"{"bulb":{"color":"red"}}"#, #"{"bulb":{"col\u006fr":"red"}}"#,
            #"{"bulb":{"\u0063":"red","color":"x"}}"#, #"{"bulb":{"":1}}"#, #"{"":1,"bulb":{"color":"}{\"][,"}}"#,
            #"{"é":1}"#, #"{"bulb":{"color":"red"},"children":[{"b\u0075lb":{"x":1}}]}"#,
            #"{"children":[{"bulb":{"color":"red"}},{"spares":[{"col\u006fr":"x","y":1}]},{"spa\u0072es":[{"z":1}]}]}"#,
            #"{"bulb":{"a":1,"a":2}}"#, #" { "bulb" : { "color" : "red" , "x" : { } } , "y" : [ ] } "#,
            #"{"bulb":{"x":"s"},"spares":[{"x":1},{"x":true},{"x":1.5},{"x":null},{"x":{"x":"s"}},{"x":["s",1]}]}"#,
            #"{"x":[[1],["a"],[[true]]],"y":[null,1],"z":[{"a":1},{"a":"b"}]}"#,
        ]
    )
    func sameAsDecoder(_ text: String) throws {
        _ = try decode(Lamp.self, text)
    }

    @Test("A model without properties stores all members as undescribed members")
    func noProperties() throws {
        #expect(try decode(Empty.self, #"{"color":1,"":2}"#).additionalData == ["color": 1, "": 2])
        #expect(try decode(Empty.self, "{}").additionalData == [:])
    }

    @Test("A hundred undescribed members are preserved")
    func manyMembers() throws {
        let names = (0..<100).map { "name\($0)" }
        let members = names.map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",")
        let lamp = try decode(Lamp.self, "{\"bulb\":{\(members)},\(members)}")
        let expected = Dictionary(uniqueKeysWithValues: names.map { ($0, GraphJSONValue.string($0)) })
        #expect(lamp.additionalData == expected)
        #expect(lamp.bulb?.additionalData == expected)
    }

    @Test("JSON in UTF-16 and UTF-32 is decoded")
    func otherEncodings() throws {
        let text = #"{"bulb":{"color":"red","a":1},"b":2}"#
        for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian] {
            let data = try #require(text.data(using: encoding))
            let lamp = try JSONCoding.decode(Lamp.self, from: data)
            #expect(lamp.additionalData == ["b": 2])
            #expect(lamp.bulb?.additionalData == ["a": 1])
        }
    }

    @Test("The client and a plain decoder decode the same value from random JSON")
    func randomJSON() throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator()
        func value(_ depth: Int) -> String {
            let scalars = ["1", "-2.5", "true", "null", "\"s\"", #""\u0041{\"""#, "1e3"]
            guard depth > 0, Int.random(in: 0..<3, using: &random) > 0 else {
                return scalars.randomElement(using: &random) ?? ""
            }
            if Bool.random(using: &random) { return lamp(depth - 1) }
            return "["
                + (0..<Int.random(in: 0..<3, using: &random)).map { _ in value(depth - 1) }.joined(separator: ",") + "]"
        }
        func object(_ members: [(String, String)]) -> String {
            let order = members.filter { _ in Int.random(in: 0..<3, using: &random) > 0 }.shuffled(using: &random)
            let members = order.map { name, value in
                // One in ten names starts with an escaped letter.
                let isEscaped = Int.random(in: 0..<10, using: &random) == 0
                let first = name.unicodeScalars.first.map { "\\u00\(String($0.value, radix: 16))" } ?? ""
                return "\"\(isEscaped ? first + name.dropFirst() : name)\":\(value)"
            }
            return "{" + members.joined(separator: ",") + "}"
        }
        func bulb(_ depth: Int) -> String {
            object([("color", "\"red\""), ("x", value(depth - 1)), ("bulb", value(depth - 2)), ("z\\u0041", "1")])
        }
        func lamp(_ depth: Int) -> String {
            let children = (0..<2).map { _ in depth > 0 ? lamp(depth - 1) : "{}" }.joined(separator: ",")
            return object([
                ("bulb", bulb(depth)), ("spares", "[\(bulb(depth)),\(bulb(1))]"), ("children", "[\(children)]"),
                ("x", value(depth - 1)),
                ("color", value(0)),
            ])
        }
        for _ in 0..<(TestRun.isThorough ? 300 : 100) {
            let text = lamp(3)
            let isRead = (try? JSONDecoder().decode(Lamp.self, from: Data(text.utf8))) != nil
            #expect(isRead, "TEST_SEED=\(seed) \(text)")
            _ = try decode(Lamp.self, text)
        }
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite struct UnreadableElementTests {
    private struct Lamp: Decodable, Equatable {
        let id: String
        var size: Int?
    }

    private struct Page: Decodable {
        enum CodingKeys: String, CodingKey { case value, more }

        let value: [Lamp]
        let more: [String]?
        let unreadable: [UnreadableElement]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            var unreadable: [UnreadableElement] = []
            value = try container.decodeElements(Lamp.self, forKey: .value, unreadable: &unreadable)
            more = try container.decodeElementsIfPresent(String.self, forKey: .more, unreadable: &unreadable)
            self.unreadable = unreadable
        }
    }

    private func page(_ text: String) throws -> Page { try JSONCoding.decode(Page.self, from: Data(text.utf8)) }

    @Test("Unreadable elements are reported, and the other elements are decoded")
    func unreadableElements() throws {
        let page = try page(
            #"{"value":[{"id":"a"},{"x":[1]},null,{"id":"b","size":2},{"id":"c","size":"big"},7,{"id":null},{"id":"d"}],"#
                + #""more":["x",null,"y"]}"#
        )
        #expect(page.value == [Lamp(id: "a"), Lamp(id: "b", size: 2), Lamp(id: "d")])
        #expect(page.more == ["x", "y"])
        #expect(page.unreadable.map(\.member) == ["value", "value", "value", "value", "value", "more"])
        try #require(page.unreadable.map(\.index) == [1, 2, 4, 5, 6, 1])
        #expect(
            page.unreadable.map(\.json) == [["x": [1]], .null, ["id": "c", "size": "big"], 7, ["id": .null], .null]
        )
        #expect(page.unreadable.map(\.id) == [nil, nil, "c", nil, nil, nil])
        #expect(page.unreadable[0].error == "'id' is missing")
        #expect(page.unreadable[2].error == "'size' must be an integer")
        #expect(page.unreadable[4].error == "'id' must not be null")
        #expect(page.unreadable.allSatisfy { !$0.error.isEmpty })
    }

    @Test("An element with a number that cannot be represented is reported without its JSON")
    func unrepresentableNumber() throws {
        let page = try page(#"{"value":[{"id":"a"},{"id":1e999},{"id":"b"}]}"#)
        #expect(page.value.map(\.id) == ["a", "b"])
        #expect(page.unreadable.map(\.index) == [1])
        #expect(page.unreadable.map(\.json) == [nil])
    }

    private enum Color: String, Decodable { case red }

    private struct Item: Decodable {
        let color: Color?
        let count: Int8?
    }

    private func problem<Value: Decodable>(_ type: Value.Type, _ text: String, below depth: Int = 0) -> String? {
        let result = Result { try JSONCoding.decode(type, from: Data(text.utf8)) }
        guard case .failure(let error) = result else { return nil }
        return error.readingProblem(below: depth)
    }

    @Test("The error for a value that cannot be decoded does not contain the value")
    func invalidValue() {
        #expect(problem(Item.self, #"{"color":"canary"}"#) == "'color': the value is not valid")
        #expect(problem([Item].self, #"[{"color":"canary"}]"#) == "'0.color': the value is not valid")
        // Foundation reports a number that does not fit as a syntax error.
        #expect(problem([Item].self, #"[{"count":1234}]"#) == "the data is not valid JSON")
        #expect(problem([Color].self, #"["canary"]"#, below: 1) == "the value is not valid")
        #expect(problem(Color.self, #""canary""#) == "the value is not valid")
        #expect(problem(Item.self, #"{"color":"#) == "the data is not valid JSON")
        #expect(problem([GraphJSONValue].self, "[1e999]") == "'0': the number is out of range")
    }

    @Test(
        "A value that is not a collection causes a decoding error",
        arguments: [
            #"{}"#, #"{"value":null}"#, #"{"value":{}}"#, #"{"value":[],"more":7}"#, #"{"value":[{"id":"a"}"#,
        ]
    )
    func notACollection(_ text: String) {
        #expect(throws: DecodingError.self) { try page(text) }
    }

    @Test(
        "An optional collection that is missing or null is nil",
        arguments: [#"{"value":[]}"#, #"{"value":[],"more":null}"#]
    )
    func missingCollection(_ text: String) throws {
        #expect(try page(text).more == nil)
        #expect(try page(text).unreadable == [])
    }

    @Test("A lone surrogate does not make an element unreadable")
    func loneSurrogate() throws {
        let page = try page(#"{"value":[{"id":"a \ud83d"},{"id":"b"}]}"#)
        #expect(page.value.map(\.id) == ["a \u{FFFD}", "b"])
        #expect(page.unreadable == [])
    }

    @Test("The description of an element does not contain its JSON")
    func descriptionHidesJSON() {
        let json: GraphJSONValue = ["clientState": "canary"]
        let element = UnreadableElement(member: "value", index: 3, error: "'id' is missing", json: json)
        #expect("\(element)" == "value[3]: 'id' is missing")
        var dumped = ""
        dump([element], to: &dumped)
        #expect(!(dumped + String(reflecting: element) + "\([element])").contains("canary"))
    }
}

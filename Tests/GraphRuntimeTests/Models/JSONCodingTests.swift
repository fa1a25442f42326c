// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import Testing

@Suite(.timeLimit(.minutes(5))) struct JSONCodingTests {
    private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONCoding.decode(type, from: Data(text.utf8))
    }

    @Test(
        "A lone surrogate is read as the replacement character",
        arguments: [
            (#"\ud83d"#, "\u{FFFD}"), (#"\uD83D"#, "\u{FFFD}"), (#"\ude00"#, "\u{FFFD}"), (#"\uDE00"#, "\u{FFFD}"),
            (#"a\ud83db"#, "a\u{FFFD}b"), (#"\ud83d\n"#, "\u{FFFD}\n"), (#"\ud83d\u0041"#, "\u{FFFD}A"),
            (#"\ud83d\""#, "\u{FFFD}\""), (#"\ud83d\\"#, "\u{FFFD}\\"), (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
            (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"), (#"\ud83d\ude00\ude00"#, "😀\u{FFFD}"),
            (#"\ud83d\ud83d"#, "\u{FFFD}\u{FFFD}"),
            // Complete pairs and escaped backslashes are unchanged.
            (#"\ud83d\ude00"#, "😀"), (#"\uD83D\uDE00"#, "😀"), (#"\\ud83d"#, #"\ud83d"#), (#"\\\\ud83d"#, #"\\ud83d"#),
            (#"\\\ud83d"#, "\\\u{FFFD}"), (#"\ud7ff\ue000"#, "\u{D7FF}\u{E000}"),
            (#"\u00e4\udb40\udc01"#, "ä\u{E0001}"),
        ]
    )
    func loneSurrogates(_ text: String, _ expected: String) throws {
        #expect(try decode([String].self, "[\"\(text)\"]") == [expected])
        #expect(
            try decode([String: [GraphJSONValue]].self, "{\"\(text)\":[\"\(text)\",1]}") == [
                expected: [.string(expected), 1]
            ]
        )
    }

    @Test(
        "Invalid JSON causes a decoding error",
        arguments: [#"["\ud83"]"#, #"["\ud83"#, #"["\ud"#, #"["\u"#, #"["\"#, #"["\ud83x"]"#, #"\ud83d"#]
    )
    func invalidJSON(_ text: String) {
        #expect(throws: DecodingError.self) { try decode([String].self, text) }
    }

    @Test("A slice of data with its own indices is decoded")
    func dataSlice() throws {
        let data = Data(#"xx["\ud83d"]xx"#.utf8).dropFirst(2).dropLast(2)
        #expect(try JSONCoding.decode([String].self, from: data) == ["\u{FFFD}"])
    }

    @Test("Arrays and objects can be nested at most 100 levels deep")
    func nestingLimit() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try decode(GraphJSONValue.self, nested(100)) }
        #expect(throws: DecodingError.self) { try decode(GraphJSONValue.self, nested(101)) }
        // Brackets in strings and empty siblings do not increase the depth.
        #expect(throws: Never.self) {
            try decode(GraphJSONValue.self, #"["\"\#(nested(60))\"", \#(nested(99)), {}, []]"#)
        }
    }

    @Test("Responses and errors with a lone surrogate are decoded")
    func surrogateInResponse() async throws {
        let client = TestClient.responding { request in
            request.url.path.hasSuffix("error")
                ? response(400, #"{"error":{"code":"c","message":"Hi \ud83d"}}"#) : response(200, #"{"a":"Hi \ud83d"}"#)
        }
        #expect(try await client.send(GraphRequest<GraphJSONValue>(.get, "/me/x")) == ["a": "Hi \u{FFFD}"])
        let error = await graphError { try await client.send(GraphRequest<GraphJSONValue>(.get, "/me/error")) }
        #expect(error?.message == "Hi \u{FFFD}")
    }

    @Test("Batch items with a lone surrogate are decoded")
    func surrogateInBatch() async throws {
        let client = TestClient.responding { _ in
            response(
                200,
                #"{"responses":[{"id":"1","status":200,"headers":{"Content-Type":"application/json"},"body":{"a":"\udE00"}}]}"#
            )
        }
        let results = try await client.batch([GraphRequest<GraphJSONValue>(.get, "/me/x")])
        #expect(try results.first?.get() == ["a": "\u{FFFD}"])
    }
}

// SPDX-License-Identifier: MIT

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
    @Test("Values are compared case-insensitively")
    func caseInsensitiveComparison() {
        #expect(Color(rawValue: "RED") == .red)
        #expect(Color(rawValue: "red").hashValue == Color.red.hashValue)
        #expect(Set([Color.red, Color(rawValue: "rED")]).count == 1)
        #expect(Color(rawValue: "Reds") != .red)
        #expect(Color(rawValue: "") != .red)
        // '@' and '`' differ only in the bit that distinguishes uppercase from lowercase letters.
        #expect(Color(rawValue: "@") != Color(rawValue: "`"))
        #expect(Color(rawValue: "Ä") != Color(rawValue: "ä"))
    }

    @Test("Unknown values are preserved")
    func unknownValues() throws {
        let data = Data(#"["Red","rEd","mauve"]"#.utf8)
        let colors = try JSONDecoder().decode([Color].self, from: data)
        #expect(colors.map(\.isKnown) == [true, true, false])
        #expect(colors.map(\.description) == ["Red", "rEd", "mauve"])
        #expect(try JSONEncoder().encode(colors) == data)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Color].self, from: Data("[1]".utf8)) }
    }
}

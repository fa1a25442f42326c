// SPDX-License-Identifier: MIT

import Testing

@testable import GraphPresenceEmulator

@Suite struct GUIDTests {
    @Test("A random GUID has version 4 and is in lowercase") func randomGUID() {
        let all = (0..<1_000).map { _ in String.randomGUID() }
        #expect(Set(all).count == 1_000)
        for text in all {
            #expect(text.isGUID)
            #expect(text == text.lowercased())
            let letters = Array(text)
            #expect(letters[14] == "4")
            #expect("89ab".contains(letters[19]))
        }
        // Across all GUIDs, each of the remaining digits has each of the 16 values at least once.
        for place in 0..<36 where ![8, 13, 14, 18, 19, 23].contains(place) {
            #expect(Set(all.map { Array($0.utf8)[place] }).count == 16, "place \(place)")
        }
    }
}

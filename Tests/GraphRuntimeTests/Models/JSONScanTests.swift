// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import GraphRuntime

@Suite(.computing) struct JSONScanTests {
    /// A slow reference implementation that is easy to verify.
    private struct SimpleScan: Equatable {
        var depth = 0
        var loneSurrogates: [Int] = []

        init(depth: Int, loneSurrogates: [Int]) {
            self.depth = depth
            self.loneSurrogates = loneSurrogates
        }

        init(_ text: [UInt8]) {
            var open = 0
            var isInString = false
            var index = 0
            while index < text.count {
                let byte = Character(UnicodeScalar(text[index]))
                if byte == "\\", isInString {
                    let units = [Self.unit(text, index), Self.unit(text, index + 6)]
                    if let first = units[0], UTF16.isSurrogate(first) {
                        let isPair =
                            UTF16.isLeadSurrogate(first) && units[1].map { UTF16.isTrailSurrogate($0) } ?? false
                        if !isPair { loneSurrogates.append(index) }
                        index += isPair ? 12 : 6
                    } else {
                        index += 2
                    }
                    continue
                }
                if byte == "\"" { isInString.toggle() }
                if !isInString, byte == "[" || byte == "{" { open += 1 }
                if !isInString, byte == "]" || byte == "}" { open -= 1 }
                depth = max(depth, open)
                index += 1
            }
        }

        private static func unit(_ text: [UInt8], _ index: Int) -> UInt16? {
            guard index + 6 <= text.count, text[index..<(index + 2)].elementsEqual("\\u".utf8) else { return nil }
            return UInt16(String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
        }
    }

    private func scan(_ text: [UInt8]) -> SimpleScan {
        let scan = JSONScan(Data(text))
        return SimpleScan(depth: scan.depth, loneSurrogates: scan.loneSurrogates)
    }

    @Test("The scan finds the same depth and surrogates as a simple reference scan")
    func simpleScanComparison() {
        let seed = SeededGenerator.seed
        var random = SeededGenerator()
        let pieces = [
            "\"", "\"", "\\", "\\\\", "\\\"", "{", "}", "[", "]", ",", ":", "a", " ", "ä", "\\n", "\\u0041", "\\ud83d",
            "\\ude00",
            "\\uD83D\\uDE00", "\\ud8", "\\u", "1", "null",
        ]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0..<30, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            #expect(scan(Array(text.utf8)) == SimpleScan(Array(text.utf8)), "TEST_SEED=\(seed) \(text)")
        }
    }

    @Test("A string that consists of escapes is scanned in linear time", .timeLimit(.minutes(5)))
    func linearTime() {
        let text =
            "[\"" + String(repeating: "\\\\", count: 2_000_000) + "x" + String(repeating: "\\\"", count: 2_000_000)
            + "\"]"
        #expect(scan(Array(text.utf8)) == SimpleScan(depth: 1, loneSurrogates: []))
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphSchema
import TestSupport
import Testing

/// Tests that import damaged files. Every test run includes a short fuzzing run. With `TEST_FUZZ=500000`, the tests run
/// 500,000 cases.
@Suite(.computing) struct FuzzTests {
    private static let count =
        TestRun.environment["TEST_FUZZ"].flatMap { Int($0) } ?? (TestRun.isThorough ? 4_000 : 200)

    /// Text fragments that make a damaged file more likely to be almost valid.
    private static let words = [
        "<", ">", "/>", "&", "&#", "\"", "'", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE", "=", " ",
        "\n",
        "{", "}", "[", "]", ":", ",", "null", "true", "-1", "1e9", "\\u", "*", "/", "{a}", "$count", "GET ", "POST ",
        "Collection(", ")", "graph.", "graph.lamp", "graph.entity", "Edm.String", "Edm.Stream", "Edm.", ".", "Type",
        "BaseType=\"graph.spot\"", "Name=\"", "Alias=\"example\"", "Namespace=\"\"", "\u{0}", "\u{FEFF}", "é", "𝄞",
        "metadata", "source", "conflicts", "type", "nullable", "properties", "returns", "body",
    ]

    private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            let length = Int.random(in: 0...min(40, bytes.count - start), using: &random)
            let range = start..<(start + length)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.replaceSubrange(range, with: Array(random.pick(words).utf8))
            case 1: bytes.insert(contentsOf: Array(random.pick(words).utf8), at: start)
            case 2: bytes.removeSubrange(range)
            case 3: bytes.insert(contentsOf: bytes[range], at: Int.random(in: 0...bytes.count, using: &random))
            case 4: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &random) }
            default: if random.chance(20) { bytes.removeSubrange(start...) }
            }
        }
    }

    /// Returns whether the lines report at least one problem and each problem has a position.
    private static func arePositioned(_ lines: [String]) -> Bool {
        !lines.isEmpty
            && lines.allSatisfy { line in
                line.wholeMatch(of: /[A-Za-z.]+:[0-9]+:[0-9]+: (error|warning|note): .+/) != nil
            }
    }

    @Test("An import with a damaged file succeeds or reports problems with their positions")
    func damagedImports() throws {
        let home = try HomeImport()
        let clock = ContinuousClock()
        var slowest = (time: Duration.zero, number: 0, files: home)
        for number in 0..<Self.count {
            var random = SeededGenerator(number)
            var damaged = home
            for _ in 0..<(random.chance(10) ? 2 : 1) {
                let file = random.pick(HomeImport.File.allCases)
                Self.damage(&damaged.files[file, default: []], &random)
            }
            let began = clock.now
            let outcome = damaged.run()
            let time = began.duration(to: clock.now)
            if time > slowest.time { slowest = (time, number, damaged) }
            #expect(outcome.text != nil || Self.arePositioned(outcome.lines), "case \(number): \(outcome.lines)")
        }
        // Durations are not meaningful while the machine runs other tests. Other processes can also slow down a long
        // run, so the slowest case is measured several more times.
        guard TestRun.environment["TEST_FUZZ"] != nil else { return }
        let best = (0..<5).map { _ in clock.measure { _ = slowest.files.run() } }.min() ?? slowest.time
        #expect(best < .seconds(1), "case \(slowest.number)")
    }

    @Test("A damaged schema is either valid or rejected with the positions of its problems")
    func damagedSchemas() throws {
        let schema = [UInt8](try HomeImport.data("Homes.json"))
        for number in 0..<Self.count / 4 {
            var random = SeededGenerator(1_000_000 + number)
            var damaged = schema
            Self.damage(&damaged, &random)
            let (document, problems) = SchemaDocument.load(damaged)
            let lines = problems.flatMap { $0.lines(path: "Homes.json") }
            #expect(document != nil || Self.arePositioned(lines), "case \(number): \(lines)")
        }
    }
}

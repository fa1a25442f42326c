// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator
import GraphSchema
import TestSupport
import Testing

/// Tests that clients generated from random schemas compile without warnings.
@Suite(.computing, .timeLimit(.minutes(10))) struct RandomSchemaTests {
    /// The compiler options for the modules that contain generated clients.
    private static let modes = [
        ["-swift-version", "6"], ["-swift-version", "5"],
        ["-swift-version", "6", "-default-isolation", "MainActor"],
        ["-swift-version", "5", "-default-isolation", "MainActor"],
    ]
    private static let features = [
        "InternalImportsByDefault", "ExistentialAny", "MemberImportVisibility", "NonisolatedNonsendingByDefault",
        "InferIsolatedConformances",
    ]

    @Test("The client for every valid random schema compiles")
    func randomClients() throws {
        let seed = SeededGenerator.seed
        let count = TestRun.environment["TEST_SCHEMAS"].flatMap { Int($0) } ?? (TestRun.isThorough ? 20 : 6)
        var random = SeededGenerator()
        var compiler = try SwiftCompiler()
        var (valid, rejected): (Int, [String]) = (0, [])
        // A random schema may break a rule, so there are more schemas than clients.
        for number in 0..<(10 * count) where valid < count {
            var schema = RandomSchema(seed: random.next(), prefix: "q\(number)")
            let (document, problems) = SchemaDocument.load(Array(schema.text().utf8))
            let errors = problems.filter { $0.severity == .error }
            rejected += errors.prefix(1).map { $0.lines(path: "schema \(number)")[0] }
            guard let document else { continue }
            valid += 1
            for file in ClientGenerator.generate(document, schemaName: "Random.json") {
                #expect(!file.text.contains(SwiftIdentifier.standInPrefix), "TEST_SEED=\(seed)")
                try compiler.add(file.text, as: "Schema\(number)\(file.name)")
            }
        }
        #expect(valid == count, "TEST_SEED=\(seed) \(rejected)")
        let features = Self.features.filter { _ in random.chance(50) }.flatMap { ["-enable-upcoming-feature", $0] }
        let options = random.pick(Self.modes) + features
        // This compilation stage reports all errors without generating machine code.
        let problems = try compiler.problems(
            ["-emit-sil", "-wmo", "-o", "/dev/null", "-module-name", "Consumer", "-package-name", "consumer"]
                + ["-I", SwiftCompiler.runtimeModules.path] + options
        )
        #expect(problems == [], "TEST_SEED=\(seed) \(options)")
    }
}

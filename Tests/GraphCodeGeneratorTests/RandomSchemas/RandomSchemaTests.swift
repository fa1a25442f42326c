import Foundation
import GraphCodeGenerator
import GraphSchema
import TestSupport
import Testing

/// Every schema that validates gives Swift that compiles, without warnings.
@Suite(.timeLimit(.minutes(5))) struct RandomSchemaTests {
    /// The ways in which a consumer may compile.
    private static let modes = [
        ["-swift-version", "6"], ["-swift-version", "5"],
        ["-swift-version", "6", "-default-isolation", "MainActor"],
        ["-swift-version", "5", "-default-isolation", "MainActor"],
    ]
    private static let features = [
        "InternalImportsByDefault", "ExistentialAny", "MemberImportVisibility", "NonisolatedNonsendingByDefault",
        "InferIsolatedConformances",
    ]

    @Test func everySchemaThatValidatesCompiles() throws {
        let seed = SeededGenerator.seed
        let count = TestRun.environment["TEST_SCHEMAS"].flatMap { Int($0) } ?? (TestRun.isThorough ? 20 : 6)
        var random = SeededGenerator()
        var compiler = try SwiftCompiler()
        var refused: [String] = []
        for number in 0..<count {
            var schema = RandomSchema(seed: random.next(), prefix: "q\(number)")
            let (document, problems) = SchemaDocument.load(Array(schema.text().utf8))
            refused += problems.prefix(1).map { $0.lines(path: "schema \(number)")[0] }
            guard let document else { continue }
            for file in ClientGenerator.generate(document, schemaName: "Random.json") {
                #expect(!file.text.contains(SwiftIdentifier.standInPrefix), "TEST_SEED=\(seed)")
                try compiler.add(file.text, as: "Schema\(number)\(file.name)")
            }
        }
        #expect(refused.count <= count / 3 + 1, "TEST_SEED=\(seed) \(refused)")
        let features = Self.features.filter { _ in random.chance(50) }.flatMap { ["-enable-upcoming-feature", $0] }
        let options = random.pick(Self.modes) + features
        // As far as the compiler reports errors, and no machine code.
        let problems = try compiler.problems(
            ["-emit-sil", "-wmo", "-o", "/dev/null", "-module-name", "Consumer", "-package-name", "consumer"]
                + ["-I", SwiftCompiler.runtimeModules.path] + options
        )
        #expect(problems == [], "TEST_SEED=\(seed) \(options)")
    }
}

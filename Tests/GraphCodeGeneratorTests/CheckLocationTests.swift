import Foundation
import TestSupport
import Testing

/// `graph-codegen check-location`, as the build plugin runs it.
@Suite(.timeLimit(.minutes(5))) final class CheckLocationTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("check location \(UUID().uuidString)")
        for name in ["Sources/Lamps", "Schema"] {
            let url = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private static let beside = "Sources/Lamps/Lamps.json"
    private static let together = "Schema/Lamps.json"

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func write(_ names: String...) throws {
        for name in names { try Data().write(to: folder.appendingPathComponent(name)) }
    }

    /// Runs the check in a build that was planned with a schema.
    private func check(plannedWith schema: String, hasFolder: Bool = true) throws -> Product.Result {
        let arguments =
            [
                "check-location", "--target", "Lamps", "--sources", path("Sources/Lamps"), "--package", folder.path,
                "--schema", path(schema), "--output", path("out/Location.swift"),
            ]
            + (hasFolder ? ["--schema-folder"] : [])
        return try Product("graph-codegen").run(arguments, in: folder)
    }

    @Test(arguments: [beside, together])
    func theOneSchemaIsWhereTheBuildExpectsIt(_ schema: String) throws {
        try write(schema)
        let first = try check(plannedWith: schema)
        #expect(first.status == 0)
        #expect(first.output + first.errors == "")
        let output = path("out/Location.swift")
        #expect(
            try String(contentsOfFile: output, encoding: .utf8)
                == "// No code: the target has one schema, which is where the build expects it.\n"
        )
        let longAgo = Date(timeIntervalSince1970: 1_000_000_000)
        try FileManager.default.setAttributes([.modificationDate: longAgo], ofItemAtPath: output)
        #expect(try check(plannedWith: schema).status == 0)
        #expect(try FileManager.default.attributesOfItem(atPath: output)[.modificationDate] as? Date == longAgo)
    }

    @Test func aFileOfAnotherNameIsNotTheTargetsSchema() throws {
        try write(Self.beside, "Schema/Doors.json", "Sources/Lamps/Doors.json", "Lamps.json")
        #expect(try check(plannedWith: Self.beside).status == 0)
    }

    @Test(arguments: [beside, together])
    func twoSchemasAreAnError(_ planned: String) throws {
        try write(Self.beside, Self.together)
        try expectFailure(
            try check(plannedWith: planned),
            "the target 'Lamps' has two schemas, \(path(Self.beside)) and \(path(Self.together)); remove one"
        )
    }

    @Test(arguments: [beside, together])
    func aSchemaThatIsGoneIsAnError(_ planned: String) throws {
        if planned == Self.together { try FileManager.default.removeItem(atPath: path("Schema")) }
        try expectFailure(
            try check(plannedWith: planned),
            "the target 'Lamps' has no schema; put one at \(path(Self.beside)) or \(path(Self.together))"
        )
    }

    @Test(arguments: [(beside, together), (together, beside)])
    func aSchemaThatMovedNeedsAnotherPlan(_ planned: String, _ now: String) throws {
        try write(now)
        try expectFailure(
            try check(plannedWith: planned),
            "the schema of the target 'Lamps' is now \(path(now)); "
                + "save the root package's Package.swift to plan the build again"
        )
    }

    @Test func aFolderThatIsAnInputOfTheBuildIsNotRemovedUnnoticed() throws {
        try write(Self.beside)
        #expect(try check(plannedWith: Self.beside, hasFolder: false).status == 0)
        try FileManager.default.removeItem(atPath: path("Schema"))
        #expect(try check(plannedWith: Self.beside, hasFolder: false).status == 0)
        try FileManager.default.removeItem(atPath: path("out"))
        try expectFailure(
            try check(plannedWith: Self.beside),
            "the folder \(path("Schema")) was removed; save the root package's Package.swift to plan the build again"
        )
    }

    private func expectFailure(
        _ result: Product.Result,
        _ message: String,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(result.status == 1, sourceLocation: location)
        #expect(result.output == "", sourceLocation: location)
        #expect(result.errors == "error: \(message)\n", sourceLocation: location)
        #expect(!FileManager.default.fileExists(atPath: path("out")), sourceLocation: location)
    }
}

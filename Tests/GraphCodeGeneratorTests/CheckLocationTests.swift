// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

/// Tests for the `check-location` command, which the build plugin runs.
@Suite(.blocking, .timeLimit(.minutes(5))) final class CheckLocationTests {
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

    private static let inSources = "Sources/Lamps/Lamps.json"
    private static let inFolder = "Schema/Lamps.json"

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func write(_ names: String...) throws {
        for name in names { try Data().write(to: folder.appendingPathComponent(name)) }
    }

    /// Runs the check for a build that was planned with the given schema.
    private func check(
        plannedWith schema: String,
        hasFolder: Bool = true,
        sources: String = "Sources/Lamps",
        output: String = "out/Location.swift"
    ) throws -> Product.Result {
        let arguments =
            [
                "check-location", "--target", "Lamps", "--sources", path(sources), "--package", folder.path,
                "--schema", path(schema), "--output", path(output),
            ]
            + (hasFolder ? ["--schema-folder", path("Schema")] : [])
        return try Product("graph-codegen-build").run(arguments, in: folder)
    }

    @Test("The check succeeds if the schema has not moved", arguments: [inSources, inFolder])
    func unchangedLocation(_ schema: String) throws {
        try write(schema)
        let first = try check(plannedWith: schema)
        #expect(first.status == 0)
        #expect(first.output + first.errors == "")
        let output = path("out/Location.swift")
        #expect(
            try String(contentsOfFile: output, encoding: .utf8)
                == "// This file contains no code. The target has one schema, which is where the build expects it.\n"
        )
        let longAgo = Date(timeIntervalSince1970: 1_000_000_000)
        try FileManager.default.setAttributes([.modificationDate: longAgo], ofItemAtPath: output)
        #expect(try check(plannedWith: schema).status == 0)
        #expect(try FileManager.default.attributesOfItem(atPath: output)[.modificationDate] as? Date == longAgo)
    }

    @Test("A file with a different name is not the target's schema")
    func otherNames() throws {
        try write(Self.inSources, "Schema/Doors.json", "Sources/Lamps/Doors.json", "Lamps.json")
        #expect(try check(plannedWith: Self.inSources).status == 0)
    }

    @Test("The input files of an import are not schemas", arguments: [inSources, inFolder])
    func importFiles(_ schema: String) throws {
        try write(schema, "Schema/Lamps.slice.json", "Schema/Lamps.overlay.json", "Schema/Lamps.csdl")
        #expect(try check(plannedWith: schema).status == 0)
        try FileManager.default.removeItem(atPath: path(schema))
        try expectFailure(
            try check(plannedWith: schema, output: "out2/Location.swift"),
            "the target 'Lamps' has the slice \(path("Schema/Lamps.slice.json")) but no schema; import the schema with "
                + "'swift package --allow-writing-to-package-directory generate-graph-client --metadata FILE'",
            folder: "out2"
        )
    }

    @Test("The check fails if there are two slices and no schema")
    func twoSlices() throws {
        try write("Schema/Lamps.slice.json", "Sources/Lamps/Lamps.slice.json")
        let slices = ["Sources/Lamps/Lamps.slice.json", "Schema/Lamps.slice.json"].map(path)
        try expectFailure(
            try check(plannedWith: Self.inFolder),
            "the target 'Lamps' has two slices, \(slices[0]) and \(slices[1]); remove one of them"
        )
    }

    @Test("The check fails if there are two schemas", arguments: [inSources, inFolder])
    func twoSchemas(_ planned: String) throws {
        try write(Self.inSources, Self.inFolder)
        try expectFailure(
            try check(plannedWith: planned),
            "the target 'Lamps' has two schemas, \(path(Self.inSources)) and \(path(Self.inFolder)); remove one of them"
        )
    }

    @Test("The check fails if the schema is missing", arguments: [inSources, inFolder])
    func missingSchema(_ planned: String) throws {
        if planned == Self.inFolder { try FileManager.default.removeItem(atPath: path("Schema")) }
        try expectFailure(
            try check(plannedWith: planned),
            "the target 'Lamps' has no schema; add the schema \(path(Self.inSources)) or \(path(Self.inFolder))"
        )
    }

    @Test("The check fails if the schema has moved", arguments: [(inSources, inFolder), (inFolder, inSources)])
    func movedSchema(_ planned: String, _ now: String) throws {
        try write(now)
        try expectFailure(
            try check(plannedWith: planned),
            "the schema of the target 'Lamps' is now \(path(now)); "
                + "save the root package's Package.swift to plan the build again"
        )
    }

    @Test("The check fails if a folder that is a build input has been removed")
    func removedFolder() throws {
        try write(Self.inSources)
        #expect(try check(plannedWith: Self.inSources, hasFolder: false).status == 0)
        try FileManager.default.removeItem(atPath: path("Schema"))
        #expect(try check(plannedWith: Self.inSources, hasFolder: false).status == 0)
        try FileManager.default.removeItem(atPath: path("out"))
        try expectFailure(
            try check(plannedWith: Self.inSources),
            "the folder \(path("Schema")) was removed; save the root package's Package.swift to plan the build again"
        )
    }

    @Test("A target whose sources are in the folder of the schemas has one schema")
    func sourcesInFolder() throws {
        try write(Self.inFolder)
        try FileManager.default.createSymbolicLink(atPath: path("Link"), withDestinationPath: "Schema")
        for sources in ["Schema", "Sources/../Schema/", "Link"] {
            let result = try check(plannedWith: sources + "/Lamps.json", sources: sources)
            #expect(result.status == 0)
            #expect(result.errors == "")
        }
        try FileManager.default.removeItem(atPath: path(Self.inFolder))
        try expectFailure(
            try check(plannedWith: Self.inFolder, sources: "Schema", output: "out2/Location.swift"),
            "the target 'Lamps' has no schema; add the schema \(path(Self.inFolder))",
            folder: "out2"
        )
    }

    @Test("The path of an output that cannot be written is printed")
    func unwritableOutput() throws {
        try write(Self.inFolder)
        let result = try check(plannedWith: Self.inFolder, output: "Schema/Lamps.json/Location.swift")
        #expect(result.status == 1)
        #expect(
            result.errors.hasPrefix("error: the file \(path("Schema/Lamps.json/Location.swift")) cannot be written: ")
        )
    }

    private func expectFailure(
        _ result: Product.Result,
        _ message: String,
        folder: String = "out",
        at location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(result.status == 1, sourceLocation: location)
        #expect(result.output == "", sourceLocation: location)
        #expect(result.errors == "error: \(message)\n", sourceLocation: location)
        #expect(!FileManager.default.fileExists(atPath: path(folder)), sourceLocation: location)
    }
}

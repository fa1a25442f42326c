// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

/// Tests for the `graph-codegen import` command. `GraphMetadataTests` tests the files that the command writes.
@Suite(.blocking, .timeLimit(.minutes(5))) final class ImportCommandTests {
    private static let fixtures = TestRun.file("Tests/GraphMetadataTests/Fixtures")
    private static let arguments = [
        "import", "--metadata", "Homes.csdl", "--metadata", "china=Homes.china.csdl", "--slice", "Homes.slice.json",
        "--overlay", "Homes.overlay.json", "--output", "out/Homes.json",
    ]

    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("import \(UUID().uuidString)")
        try FileManager.default.copyItem(at: Self.fixtures, to: folder)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func run(_ arguments: [String]) throws -> Product.Result {
        try Product("graph-codegen").run(arguments, in: folder)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    @Test("A schema is written again only if its contents change")
    func changedSchema() throws {
        let first = try run(Self.arguments)
        #expect(first.status == 0)
        #expect(first.output == "wrote Homes.json\n")
        #expect(first.errors == "")
        #expect(try text("out/Homes.json") == expected())
        #expect(try run(Self.arguments).output == "")
        #expect(try run(Self.arguments + ["--check"]).status == 0)

        let slice = try text("Homes.slice.json").replacingOccurrences(of: "Switches lamps.", with: "Dims lamps.")
        try Data(slice.utf8).write(to: folder.appendingPathComponent("Homes.slice.json"))
        let check = try run(Self.arguments + ["--check"])
        #expect(check.status == 1)
        #expect(
            check.errors == "out/Homes.json: error: the file does not match the metadata, the slice, and the overlay; "
                + "import the schema again, and run 'graph-codegen diff' to see what changes for apps\n"
        )
        #expect(try text("out/Homes.json") == expected())
    }

    /// Returns the schema that the import writes to a folder without the format's JSON Schema file.
    private func expected() throws -> String {
        try text("Homes.json").replacingOccurrences(
            of: "  \"$schema\": \"./graph-client.schema.json\",\n",
            with: ""
        )
    }

    @Test("The schema refers to the format's JSON Schema file only if that file is in the same folder")
    func formatFile() throws {
        #expect(try run(Self.arguments).status == 0)
        #expect(try !text("out/Homes.json").contains("$schema"))
        try Data("{}".utf8).write(to: folder.appendingPathComponent("out/graph-client.schema.json"))
        #expect(try run(Self.arguments).status == 0)
        #expect(try text("out/Homes.json") == text("Homes.json"))
    }

    @Test("The default overlay is the overlay file next to the slice")
    func defaultOverlay() throws {
        let arguments = [
            "import", "--metadata", "Homes.csdl", "--metadata", "china=Homes.china.csdl", "--slice", "Homes.slice.json",
            "--output", "out/Homes.json",
        ]
        #expect(try run(arguments).status == 0)
        #expect(try text("out/Homes.json") == expected())
        try FileManager.default.removeItem(at: folder.appendingPathComponent("Homes.overlay.json"))
        #expect(try run(arguments).status == 0)
        #expect(try !text("out/Homes.json").contains("The mode of a lamp."))
    }

    @Test(
        "The types and operations come from the global service's metadata, regardless of the order of the options",
        arguments: ["Homes.csdl", "global=Homes.csdl"]
    )
    func orderOfMetadata(_ main: String) throws {
        let arguments = [
            "import", "--metadata", "china=Homes.china.csdl", "--metadata", main, "--slice", "Homes.slice.json",
            "--output", "out/Homes.json", "--write-metadata", "out/Homes.csdl",
        ]
        let result = try run(arguments)
        #expect(result.errors == "")
        #expect(result.output == "wrote Homes.json\nwrote Homes.csdl\nwrote Homes.china.csdl\n")
        #expect(try text("out/Homes.json") == expected())
    }

    @Test("The report names the metadata file in which an operation is missing")
    func namedMetadata() throws {
        let arguments = [
            "import", "--metadata", "global=Homes.china.csdl", "--metadata", "usGov=Homes.csdl",
            "--slice", "Homes.slice.json", "--output", "out/Homes.json",
        ]
        let result = try run(arguments)
        #expect(result.status == 1)
        #expect(
            result.errors.hasSuffix("\nHomes.china.csdl: note: only the types and operations in this file are used\n")
        )
    }

    @Test("Before the first import, the report explains how to specify the service's metadata")
    func missingPart() throws {
        try FileManager.default.removeItem(at: folder.appendingPathComponent("Homes.csdl"))
        let result = try run(Self.arguments)
        #expect(
            result.errors.hasSuffix(
                "; specify the service's metadata with '--metadata FILE' ('generate-graph-client' and '--write-metadata' "
                    + "create this file from it)\n"
            )
        )
    }

    @Test("The part of the metadata that the schema needs is written to one file per cloud")
    func cutMetadata() throws {
        let result = try run(Self.arguments + ["--write-metadata", "out/Cut.csdl"])
        #expect(result.output == "wrote Homes.json\nwrote Cut.csdl\nwrote Cut.china.csdl\n")
        let again = [
            "import", "--metadata", "out/Cut.csdl", "--metadata", "china=out/Cut.china.csdl",
            "--slice", "Homes.slice.json", "--overlay", "Homes.overlay.json", "--output", "out/Homes.json",
            "--write-metadata", "out/Cut.csdl", "--check",
        ]
        #expect(try run(again).status == 0)
    }

    @Test("A problem is printed with the path of the affected file")
    func printedProblem() throws {
        try Data("<edmx:Edmx>".utf8).write(to: folder.appendingPathComponent("Homes.china.csdl"))
        let result = try run(Self.arguments)
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(
            result.errors == """
                Homes.china.csdl:1:12: error: the file ends inside the element 'edmx:Edmx'
                Homes.china.csdl:1:1: note: the element starts here

                """
        )
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("out").path))
    }

    @Test("The report names the file that cannot be written and the option that specifies its path")
    func unwritableFiles() throws {
        let paths = ["Homes.csdl/Homes.json", "Homes.csdl/Cut.csdl", "Homes.csdl/Cut.china.csdl"]
        let result = try run(Self.arguments.dropLast() + [paths[0], "--write-metadata", paths[1]])
        #expect(result.status == 1)
        #expect(result.output == "")
        let options = ["--output", "--write-metadata", "--write-metadata"]
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 3)
        for (line, (path, option)) in zip(lines, zip(paths, options)) {
            #expect(line.hasPrefix("\(path): error: the file cannot be written: "))
            #expect(line.hasSuffix("; specify another path with '\(option)'"))
        }
    }

    @Test(
        "The import fails if a file cannot be read",
        arguments: [
            ("Homes.csdl", "the metadata"), ("Homes.slice.json", "the slice"), ("Homes.overlay.json", "the overlay"),
        ]
    )
    func missingFile(_ name: String, _ what: String) throws {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        let result = try run(Self.arguments)
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("\(name): error: \(what) cannot be read: "))
    }

    @Test(
        "An invalid command line fails with exit code 64",
        arguments: [
            (["--slice", "a", "--output", "b"], "'--metadata' is required"),
            (["--metadata", "a", "--output", "b"], "'--slice' is required"),
            (["--metadata", "a", "--slice", "b"], "'--output' is required"),
            (["--metadata"], "'--metadata' requires a value"),
            (["--slice", "a", "--slice", "b"], "'--slice' is specified more than once; specify it once"),
            (
                ["--metadata", "usGv=a", "--slice", "a", "--output", "b"],
                "'usGv' is not a valid cloud for '--metadata'; did you mean 'usGov'?"
            ),
            (
                ["--metadata", "eu=a", "--slice", "a", "--output", "b"],
                "'eu' is not a valid cloud for '--metadata'; use 'global', 'usGov', 'usGovL4', 'usGovL5', or 'china'"
            ),
            (["--metadata", "china="], "'--metadata china=' requires a file"),
            (
                ["--metadata", "a", "--metadata", "b", "--slice", "a", "--output", "b"],
                "'--metadata' specifies more than one file without a cloud; "
                    + "specify a cloud for each further file, for example 'china=FILE'"
            ),
            (
                ["--metadata", "a", "--metadata", "global=b", "--slice", "a", "--output", "b"],
                "'--metadata' specifies more than one file for the cloud 'global'; specify only one"
            ),
            (
                ["--metadata", "usGov=a", "--metadata", "usGovL5=b", "--slice", "a", "--output", "b"],
                "'--metadata' specifies more than one file for the cloud 'usGovL5'; specify only one"
            ),
            (["--overlai", "a"], "'--overlai' is not a valid option for 'import'; did you mean '--overlay'?"),
        ]
    )
    func invalidCommandLine(_ arguments: [String], _ message: String) throws {
        let result = try run(["import"] + arguments)
        #expect(result.status == 64)
        #expect(
            result.errors == "error: \(message)\nrun 'graph-codegen --help' to list the commands and options\n"
        )
    }
}

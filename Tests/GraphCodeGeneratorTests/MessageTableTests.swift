// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import graph_codegen_build

/// A test that collects the messages of the generator's tools in one table for proofreading. Separate tests cover the
/// diagnostics for schemas.
@Suite(.timeLimit(.minutes(5))) struct MessageTableTests {
    /// Returns the message that a command line prints when it runs in a temporary folder.
    private static func printed(
        _ situation: String,
        _ arguments: [String] = [],
        tool: String = "graph-codegen",
        files: [String] = [],
        folders: [String] = [],
        texts: [String: String] = [:],
        last: Bool = false
    ) -> Message {
        Message(situation) {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("messages \(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            for name in folders + ["Sources"] {
                let url = folder.appendingPathComponent(name)
                try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            }
            for name in files {
                try FileManager.default.copyItem(
                    at: CommandLineTests.presenceSchema,
                    to: folder.appendingPathComponent(name)
                )
            }
            for (name, text) in texts { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
            let errors = try Product(tool).run(arguments, in: folder).errors
            let path = folder.resolvingSymlinksInPath().path + "/"
            let lines = errors.split(separator: "\n")
            return (last ? lines.suffix(1) : lines.prefix(2)).joined(separator: "<br>")
                .replacingOccurrences(of: path, with: "")
        }
    }

    private static func fixture(_ name: String) -> String {
        (try? String(contentsOf: TestRun.file("Tests/GraphMetadataTests/Fixtures/\(name)"), encoding: .utf8)) ?? ""
    }

    private static let metadata = """
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>\
        <Schema Namespace="a" xmlns="http://docs.oasis-open.org/odata/ns/edm"/></edmx:DataServices></edmx:Edmx>
        """

    private static let buildTool = "graph-codegen-build"

    private static func twoFiles(_ files: [String]) -> [String] {
        ["import"] + files.flatMap { ["--metadata", $0] } + ["--slice", "a", "--output", "b"]
    }

    private static let check = [
        "check-location", "--target", "Lamps", "--sources", "Sources", "--package", ".", "--output", "out.swift",
        "--schema", "Sources/Lamps.json",
    ]

    private static let table = MessageTable(
        "Tests/GraphCodeGeneratorTests/messages.md",
        [
            (
                "Command lines",
                [
                    printed("no command"), printed("an unknown command", ["x"]),
                    printed("a misspelled command", ["genrate"]),
                    printed("an unknown option", ["generate", "--target", "a"]),
                    printed("a missing option", ["validate"]), printed("a missing value", ["validate", "--schema"]),
                    printed("a repeated option", ["validate", "--schema", "a", "--schema", "a"]),
                    printed("no metadata to import", ["import", "--slice", "a", "--output", "b"]),
                    printed("no slice to import", ["import", "--metadata", "a", "--output", "b"]),
                    printed("no schema to write", ["import", "--metadata", "a", "--slice", "b"]),
                    printed("an unknown option for an import", ["import", "--schema", "a"]),
                    printed("metadata for an unknown cloud", ["import", "--metadata", "eu=a"]),
                    printed("a cloud without metadata", ["import", "--metadata", "china="]),
                    printed("two metadata files", twoFiles(["a", "b"])),
                    printed("two metadata files for one cloud", twoFiles(["usGov=a", "usGovL4=b"])),
                    printed("one schema to compare", ["diff", "a.json"]),
                    printed("an unknown option for a comparison", ["diff", "a.json", "b.json", "--check"]),
                ]
            ),
            (
                "Commands",
                [
                    printed("a schema that does not exist", ["validate", "--schema", "a.json"]),
                    printed(
                        "an output that is out of date",
                        ["generate", "--schema", "a.json", "--output", "out", "--check"],
                        files: ["a.json"]
                    ),
                    printed(
                        "an output that cannot be written",
                        ["generate", "--schema", "a.json", "--output", "a.json"],
                        files: ["a.json"]
                    ),
                ]
            ),
            (
                "Imports",
                [
                    printed(
                        "a schema that is out of date",
                        [
                            "import", "--metadata", "Homes.csdl", "--slice", "Homes.slice.json", "--output", "a.json",
                            "--check",
                        ],
                        texts: ["Homes.csdl": fixture("Homes.csdl"), "Homes.slice.json": fixture("Homes.slice.json")]
                    ),
                    printed(
                        "a schema that cannot be written",
                        [
                            "import", "--metadata", "Homes.csdl", "--slice", "Homes.slice.json", "--output",
                            "Homes.csdl/a.json",
                        ],
                        texts: ["Homes.csdl": fixture("Homes.csdl"), "Homes.slice.json": fixture("Homes.slice.json")]
                    ),
                    printed(
                        "metadata that does not exist",
                        ["import", "--metadata", "a.csdl", "--slice", "a.json", "--output", "b.json"]
                    ),
                    printed(
                        "metadata that has not been imported yet",
                        ["import", "--metadata", "a.csdl", "--slice", "a.slice.json", "--output", "a.json"]
                    ),
                    printed(
                        "an operation that is missing from one of two metadata files",
                        [
                            "import", "--metadata", "Homes.csdl", "--metadata", "china=a.csdl",
                            "--slice", "Homes.slice.json", "--output", "a.json",
                        ],
                        texts: [
                            "Homes.csdl": metadata, "a.csdl": metadata,
                            "Homes.slice.json": fixture("Homes.slice.json"),
                        ],
                        last: true
                    ),
                    printed(
                        "a slice that does not exist",
                        ["import", "--metadata", "a.csdl", "--slice", "a.json", "--output", "b.json"],
                        texts: ["a.csdl": metadata]
                    ),
                    printed(
                        "an overlay that does not exist",
                        [
                            "import", "--metadata", "a.csdl", "--slice", "a.json", "--overlay", "c.json", "--output",
                            "b.json",
                        ],
                        texts: ["a.csdl": metadata, "a.json": "{}"]
                    ),
                ]
            ),
            (
                "Comparisons",
                [
                    printed(
                        "a breaking change",
                        ["diff", "a.json", "b.json"],
                        texts: [
                            "a.json": BaseSchema.text,
                            "b.json": BaseSchema.text.replacing(
                                #""description": "A report.","#,
                                with: #""description": "A report.", "swiftName": "Summary","#
                            ),
                        ]
                    ),
                    printed(
                        "a different client",
                        ["diff", "a.json", "b.json"],
                        files: ["a.json"],
                        texts: ["b.json": BaseSchema.text]
                    ),
                ]
            ),
            (
                "The location of a schema",
                [
                    printed("no schema", check, tool: buildTool),
                    printed("a slice without a schema", check, tool: buildTool, files: ["Sources/Lamps.slice.json"]),
                    printed(
                        "two slices without a schema",
                        check,
                        tool: buildTool,
                        files: ["Sources/Lamps.slice.json", "Schema/Lamps.slice.json"],
                        folders: ["Schema"]
                    ),
                    printed(
                        "two schemas",
                        check,
                        tool: buildTool,
                        files: ["Sources/Lamps.json", "Schema/Lamps.json"],
                        folders: ["Schema"]
                    ),
                    printed(
                        "a schema that moved",
                        check,
                        tool: buildTool,
                        files: ["Schema/Lamps.json"],
                        folders: ["Schema"]
                    ),
                    printed(
                        "a folder that was removed",
                        check + ["--schema-folder", "Schema"],
                        tool: buildTool,
                        files: ["Sources/Lamps.json"]
                    ),
                    printed(
                        "an output of the check that cannot be written",
                        check.map { $0 == "out.swift" ? "Sources/Lamps.json/out.swift" : $0 },
                        tool: buildTool,
                        files: ["Sources/Lamps.json"]
                    ),
                    printed("the build tool without a command", tool: buildTool),
                    printed("a missing option for the build tool", ["generate"], tool: buildTool),
                    printed("a missing value for the build tool", ["generate", "--schema"], tool: buildTool),
                ]
            ),
            ("The metadata next to a slice", recordedMetadata),
        ]
    )

    @Test("The table contains the generator's current messages", .enabled(if: MessageTable.hasWordsOfTheSystem))
    func table() async throws {
        let table = try await Self.table.text()
        #expect(try Self.table.checkedIn(replacedBy: table) == table)
        #expect(!table.contains("| no error |"))
    }
}

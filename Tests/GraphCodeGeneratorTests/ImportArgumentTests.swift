// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import graph_codegen_build

/// Tests of the files from which `generate-graph-client` imports a schema.
@Suite final class ImportArgumentTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("arguments \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Returns the values of the option `--metadata`, and whether the import writes the metadata.
    private func metadata(_ specified: [String], files: [String]) throws -> (files: [String], isWritten: Bool) {
        for name in ["slice.json"] + files { try Data().write(to: folder.appendingPathComponent("Mail.\(name)")) }
        let schema = TargetSchema(file: folder.appendingPathComponent("Mail.json"))
        var arguments = try #require(try schema.importArguments(metadata: specified))[...]
        #expect(arguments.popFirst() == "import")
        var values: [String] = []
        while arguments.first == "--metadata" {
            values += arguments.dropFirst().prefix(1)
            arguments = arguments.dropFirst(2)
        }
        let paths = ["slice.json", "json", "csdl"].map { folder.appendingPathComponent("Mail.\($0)").path }
        #expect(arguments.prefix(4) == ["--slice", paths[0], "--output", paths[1]])
        #expect(arguments.dropFirst(4) == (specified.isEmpty ? [] : ["--write-metadata", paths[2]]))
        return (values.map { $0.replacingOccurrences(of: folder.path + "/", with: "") }, arguments.count == 6)
    }

    @Test(
        "New metadata does not replace the metadata of clouds for which no metadata is specified",
        arguments: [
            ([], ["csdl", "usGov.csdl"], ["Mail.csdl", "usGov=Mail.usGov.csdl"]),
            ([], ["china.csdl"], ["Mail.csdl", "china=Mail.china.csdl"]),
            (["new.xml"], [], ["new.xml"]),
            (["new.xml"], ["csdl"], ["new.xml"]),
            (
                ["new.xml"], ["csdl", "usGov.csdl", "china.csdl"],
                ["new.xml", "usGov=Mail.usGov.csdl", "china=Mail.china.csdl"]
            ),
            (
                ["usGov=new.xml", "global=b.xml"], ["csdl", "usGov.csdl", "china.csdl"],
                ["usGov=new.xml", "global=b.xml", "china=Mail.china.csdl"]
            ),
            (["china=new.xml"], ["csdl", "china.csdl"], ["china=new.xml", "Mail.csdl"]),
            (["china=new.xml"], [], ["china=new.xml"]),
            (["usGovL4=new.xml"], ["usGovL4.csdl", "usGovL5.csdl"], ["usGovL4=new.xml", "usGovL5=Mail.usGovL5.csdl"]),
        ] as [([String], [String], [String])]
    )
    func recordedClouds(_ specified: [String], _ files: [String], _ expected: [String]) throws {
        let metadata = try metadata(specified, files: files)
        #expect(metadata.files == expected)
        #expect(metadata.isWritten != specified.isEmpty)
    }

    @Test(
        "Metadata for some of the clouds of a file is an error",
        arguments: [("usGovL4", "usGov"), ("usGov", "usGovL5")]
    )
    func overlappingClouds(_ specified: String, _ recorded: String) throws {
        let path = folder.appendingPathComponent("Mail.\(recorded).csdl").path
        let error = #expect(throws: TargetSchemaError.self) {
            try metadata(["\(specified)=new.xml"], files: ["csdl", "\(recorded).csdl"])
        }
        #expect(
            error?.description == "the metadata for '\(specified)' and the file \(path) are for the same cloud; "
                + "specify the metadata for '\(recorded)', or remove the file"
        )
    }

    @Test("A target without a slice is not imported")
    func noSlice() throws {
        let schema = TargetSchema(file: folder.appendingPathComponent("Mail.json"))
        #expect(try schema.importArguments(metadata: []) == nil)
    }
}

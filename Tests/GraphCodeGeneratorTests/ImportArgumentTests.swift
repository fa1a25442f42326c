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
        "Without new metadata for the global service, the import reads the metadata next to the slice",
        arguments: [
            ([], [], ["Mail.csdl"]),
            ([], ["csdl", "usGov.csdl"], ["Mail.csdl", "usGov=Mail.usGov.csdl"]),
            ([], ["china.csdl"], ["Mail.csdl", "china=Mail.china.csdl"]),
            (["new.xml"], [], ["new.xml"]),
            (["new.xml"], ["csdl"], ["new.xml"]),
            (
                ["new.xml", "usGov=b.xml", "china=c.xml"], ["csdl", "usGov.csdl", "china.csdl"],
                ["new.xml", "usGov=b.xml", "china=c.xml"]
            ),
            (["china=new.xml"], ["csdl", "china.csdl"], ["china=new.xml", "Mail.csdl"]),
            (["china=new.xml"], [], ["china=new.xml"]),
            (
                ["usGovL4=a.xml", "usGovL5=b.xml"], ["csdl", "usGovL5.csdl"],
                ["usGovL4=a.xml", "usGovL5=b.xml", "Mail.csdl"]
            ),
        ] as [([String], [String], [String])]
    )
    func recordedClouds(_ specified: [String], _ files: [String], _ expected: [String]) throws {
        let metadata = try metadata(specified, files: files)
        #expect(metadata.files == expected)
        #expect(metadata.isWritten != specified.isEmpty)
    }

    @Test(
        "New metadata is not combined with the part of another cloud's metadata that an earlier slice needed",
        arguments: [
            (
                ["new.xml"], ["csdl", "china.csdl"],
                "the file Mail.china.csdl contains only the part of the metadata that the slice needed at the last import; "
                    + "specify the metadata for 'china' too, for example with '--metadata china=FILE', "
                    + "or remove the file to drop the cloud"
            ),
            (
                ["new.xml"], ["csdl", "usGov.csdl", "china.csdl"],
                "the files Mail.usGov.csdl and Mail.china.csdl contain only the part of the metadata that the slice needed "
                    + "at the last import; specify the metadata for 'usGov' and 'china' too, for example with "
                    + "'--metadata usGov=FILE --metadata china=FILE', or remove the files to drop the clouds"
            ),
            (
                ["china=new.xml"], ["csdl", "usGov.csdl", "china.csdl"],
                "the file Mail.usGov.csdl contains only the part of the metadata that the slice needed at the last import; "
                    + "specify the metadata for 'usGov' too, for example with '--metadata usGov=FILE', "
                    + "or remove the file to drop the cloud"
            ),
            (
                ["new.xml", "usGovL4=b.xml"], ["csdl", "usGov.csdl", "china.csdl"],
                "the file Mail.usGov.csdl contains only the part of the metadata that the slice needed at the last import; "
                    + "specify the metadata for 'usGov' instead of 'usGovL4', or remove the file"
            ),
            (
                ["new.xml", "usGovL5=b.xml", "usGovL4=b.xml"], ["usGov.csdl"],
                "the file Mail.usGov.csdl contains only the part of the metadata that the slice needed at the last import; "
                    + "specify the metadata for 'usGov' instead of 'usGovL5' and 'usGovL4', or remove the file"
            ),
            (
                ["usGov=new.xml"], ["csdl", "usGovL5.csdl"],
                "the file Mail.usGovL5.csdl contains only the part of the metadata that the slice needed at the last "
                    + "import; specify the metadata for 'usGovL4' and 'usGovL5' instead of 'usGov', or remove the file"
            ),
            (
                ["usGov=new.xml"], ["csdl", "usGovL4.csdl", "usGovL5.csdl"],
                "the files Mail.usGovL4.csdl and Mail.usGovL5.csdl contain only the part of the metadata that the slice "
                    + "needed at the last import; specify the metadata for 'usGovL4' and 'usGovL5' instead of 'usGov', "
                    + "or remove the files"
            ),
        ] as [([String], [String], String)]
    )
    func missingClouds(_ specified: [String], _ recorded: [String], _ message: String) throws {
        let error = #expect(throws: TargetSchemaError.self) { try metadata(specified, files: recorded) }
        #expect(error?.description.replacingOccurrences(of: folder.path + "/", with: "") == message)
    }

    @Test("A target without a slice is not imported")
    func noSlice() throws {
        let schema = TargetSchema(file: folder.appendingPathComponent("Mail.json"))
        #expect(try schema.importArguments(metadata: []) == nil)
    }
}

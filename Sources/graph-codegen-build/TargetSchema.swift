// SPDX-License-Identifier: MIT

import Foundation

/// The schema file of a target.
///
/// A target's schema is the file `<target>.json`, either in the folder of the target's sources or in the package's
/// folder `Schema`. The plugins and `graph-codegen-build` share this source file.
struct TargetSchema {
    /// The file that contains the schema.
    let file: URL

    /// Returns the two files that may be a target's schema.
    static func candidates(target: String, sources: URL, package: URL) -> [URL] {
        [
            sources.appending(path: "\(target).json"),
            folder(package: package).appending(path: "\(target).json"),
        ]
    }

    /// Returns the folder of a package that may contain the schemas of all targets.
    static func folder(package: URL) -> URL { package.appending(path: "Schema") }

    /// Returns the schema of a target; `nil` if there is none.
    ///
    /// - Throws: ``TargetSchemaError`` if the target has two schemas.
    static func find(target: String, sources: URL, package: URL) throws -> TargetSchema? {
        let found = candidates(target: target, sources: sources, package: package)
            .filter { FileManager.default.fileExists(atPath: $0.path(percentEncoded: false)) }
        guard found.count < 2 else {
            throw TargetSchemaError(
                description: "the target '\(target)' has two schemas, \(Self.list(found)); remove one"
            )
        }
        return found.first.map { TargetSchema(file: $0) }
    }

    /// Returns the schema of a target that must have one.
    ///
    /// - Throws: ``TargetSchemaError`` if the target has no schema or two schemas.
    static func require(target: String, sources: URL, package: URL) throws -> TargetSchema {
        if let schema = try find(target: target, sources: sources, package: package) { return schema }
        let files = candidates(target: target, sources: sources, package: package)
        throw TargetSchemaError(
            description: "the target '\(target)' has no schema; put one at \(list(files, separator: " or "))"
        )
    }

    /// The arguments of the command that imports the schema; `nil` if the folder of the schema contains no slice.
    ///
    /// The slice of `Mail.json` is `Mail.slice.json`, its overlay is `Mail.overlay.json`, and the metadata is
    /// `Mail.csdl` for the global service and, for example, `Mail.china.csdl` for another cloud.
    var importArguments: [String]? {
        let name = file.deletingPathExtension()
        func path(_ suffix: String) -> String { name.path(percentEncoded: false) + suffix }
        func exists(_ suffix: String) -> Bool { FileManager.default.fileExists(atPath: path(suffix)) }
        guard exists(".slice.json") else { return nil }
        var arguments = ["import", "--metadata", path(".csdl"), "--slice", path(".slice.json")]
        for cloud in ["usGov", "usGovL4", "usGovL5", "china"] where exists(".\(cloud).csdl") {
            arguments += ["--metadata", "\(cloud)=\(path(".\(cloud).csdl"))"]
        }
        if exists(".overlay.json") { arguments += ["--overlay", path(".overlay.json")] }
        return arguments + ["--output", file.path(percentEncoded: false)]
    }

    private static func list(_ files: [URL], separator: String = " and ") -> String {
        files.map { $0.path(percentEncoded: false) }.joined(separator: separator)
    }
}

/// An error in the location of a target's schema or in the arguments of the command plugin.
struct TargetSchemaError: Error, CustomStringConvertible, LocalizedError {
    let description: String
    var errorDescription: String? { description }
}

/// The names of the files that the generator writes for every schema: the build system must know them before the
/// generator reads a schema. A test compares them with the generator's own list.
let generatedFileNames = [
    "Client.generated.swift",
    "RequestBuilders.generated.swift",
    "Enums.generated.swift",
    "Types1.generated.swift",
    "Types2.generated.swift",
    "Types3.generated.swift",
    "Types4.generated.swift",
    "Operations1.generated.swift",
    "Operations2.generated.swift",
    "Operations3.generated.swift",
    "Operations4.generated.swift",
    "Operations5.generated.swift",
    "Operations6.generated.swift",
    "Operations7.generated.swift",
    "Operations8.generated.swift",
]

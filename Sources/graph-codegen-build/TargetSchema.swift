// SPDX-License-Identifier: MIT

import Foundation

/// The schema file of a target.
///
/// A target's schema is the file `<target>.json`, either in the folder of the target's sources or in the package's
/// folder `Schema`. The plugins and `graph-codegen-build` share this source file.
struct TargetSchema {
    /// The file that contains the schema.
    let file: URL

    /// Returns the files that may be a target's schema: two files, or one file if the folder `Schema` contains the
    /// target's sources.
    static func candidates(target: String, sources: URL, package: URL) -> [URL] {
        let folders = [sources, folder(package: package)]
        let paths = folders.map { $0.resolvingSymlinksInPath().standardizedFileURL.pathComponents }
        return (paths[0] == paths[1] ? [sources] : folders).map { $0.appending(path: "\(target).json") }
    }

    /// Returns the folder of a package that may contain the schemas of all targets.
    static func folder(package: URL) -> URL { package.appending(path: "Schema") }

    /// Returns the schema of a target; `nil` if the target has no schema.
    ///
    /// - Throws: ``TargetSchemaError`` if the target has two schemas.
    static func find(target: String, sources: URL, package: URL) throws -> TargetSchema? {
        let found = candidates(target: target, sources: sources, package: package).map { TargetSchema(file: $0) }
            .filter { exists($0.path("json")) }
        guard found.count < 2 else {
            let list = Self.list(found.map(\.file))
            throw TargetSchemaError(description: "the target '\(target)' has two schemas, \(list); remove one of them")
        }
        return found.first
    }

    /// Returns the schema of a target; `nil` if the target has neither a schema nor a slice. If the target has a slice,
    /// the schema may not exist yet, because an import writes it next to the slice.
    ///
    /// - Throws: ``TargetSchemaError`` if the target has two schemas, or no schema and two slices.
    static func findOrImport(target: String, sources: URL, package: URL) throws -> TargetSchema? {
        if let schema = try find(target: target, sources: sources, package: package) { return schema }
        let found = candidates(target: target, sources: sources, package: package).map { TargetSchema(file: $0) }
            .filter(\.hasSlice)
        guard found.count < 2 else {
            let list = found.map { $0.path("slice.json") }.joined(separator: " and ")
            throw TargetSchemaError(description: "the target '\(target)' has two slices, \(list); remove one of them")
        }
        return found.first
    }

    /// Returns the schema of a target that must have a schema.
    ///
    /// - Throws: ``TargetSchemaError`` if the target has no schema or two schemas.
    static func require(target: String, sources: URL, package: URL) throws -> TargetSchema {
        if let schema = try find(target: target, sources: sources, package: package) { return schema }
        if let planned = try findOrImport(target: target, sources: sources, package: package) {
            throw TargetSchemaError(
                description:
                    "the target '\(target)' has the slice \(planned.path("slice.json")) but no schema; import the schema "
                    + "with 'swift package --allow-writing-to-package-directory generate-graph-client --metadata FILE'"
            )
        }
        throw missing(target: target, sources: sources, package: package)
    }

    /// Returns the schema of a target that must have a schema or a slice from which an import writes the schema.
    ///
    /// - Throws: ``TargetSchemaError`` if the target has neither a schema nor a slice, if it has two schemas, or if it
    ///   has no schema and two slices.
    static func requireOrImport(target: String, sources: URL, package: URL) throws -> TargetSchema {
        if let schema = try findOrImport(target: target, sources: sources, package: package) { return schema }
        throw missing(target: target, sources: sources, package: package)
    }

    private static func missing(target: String, sources: URL, package: URL) -> TargetSchemaError {
        let files = list(candidates(target: target, sources: sources, package: package), separator: " or ")
        return TargetSchemaError(description: "the target '\(target)' has no schema; add the schema \(files)")
    }

    /// Whether the schema's folder contains the slice.
    var hasSlice: Bool { Self.exists(path("slice.json")) }

    /// Returns the command that imports the schema; `nil` if the schema's folder contains no slice.
    ///
    /// For `Mail.json`, the slice is `Mail.slice.json`, and the overlay is `Mail.overlay.json`. The metadata is
    /// `Mail.csdl` for the global service and, for example, `Mail.china.csdl` for another cloud.
    ///
    /// - Parameter metadata: The metadata files of the service, each optionally with its cloud, for example
    ///   `china=FILE`. The import writes the part that the schema needs to the folder. If the array is empty, the
    ///   import reads that part for every cloud. If the array omits the global service, the import reads that part for
    ///   the global service.
    /// - Returns: The command and its options.
    /// - Throws: ``TargetSchemaError`` if the array is not empty but omits a cloud, other than the global service, whose
    ///   metadata is in the folder.
    func importArguments(metadata: [String]) throws -> [String]? {
        guard hasSlice else { return nil }
        let specified = metadata.map { file in Self.clouds.first { file.hasPrefix($0.name + "=") } ?? Self.clouds[0] }
        let recorded = Self.clouds.filter { cloud in
            !specified.contains { $0.name == cloud.name } && Self.exists(metadataPath(cloud.name))
        }
        if !metadata.isEmpty { try requireMetadata(of: recorded.filter { $0.name != "global" }, specified) }
        // Without metadata, the import requires the file of the global service and reports that it is missing.
        let needsGlobal = metadata.isEmpty && !recorded.contains { $0.name == "global" }
        let files =
            metadata + (needsGlobal ? [metadataPath("global")] : [])
            + recorded.map { $0.name == "global" ? metadataPath($0.name) : "\($0.name)=\(metadataPath($0.name))" }
        return ["import"] + files.flatMap { ["--metadata", $0] } + ["--slice", path("slice.json")]
            + ["--output", path("json")] + (metadata.isEmpty ? [] : ["--write-metadata", path("csdl")])
    }

    /// Requires new metadata for the recorded clouds, because the import cannot combine their files with new metadata.
    private func requireMetadata(of recorded: [ServiceCloud], _ specified: [ServiceCloud]) throws {
        func overlaps(_ cloud: ServiceCloud, _ others: [ServiceCloud]) -> Bool {
            others.contains { !$0.members.isDisjoint(with: cloud.members) }
        }
        func names(_ clouds: [ServiceCloud]) -> String { clouds.map { "'\($0.name)'" }.joined(separator: " and ") }
        let related = recorded.filter { overlaps($0, specified) }
        let reported = related.isEmpty ? recorded : related
        guard let first = reported.first else { return }
        let isSingle = reported.count == 1
        let advice: String
        if related.isEmpty {
            let options = reported.map { "--metadata \($0.name)=FILE" }.joined(separator: " ")
            advice =
                "specify the metadata for \(names(reported)) too, for example with '\(options)', or remove "
                + (isSingle ? "the file to drop the cloud" : "the files to drop the clouds")
        } else {
            // The metadata must be for all US Government clouds or for each of them, like the recorded metadata.
            let replaced = specified.filter { overlaps($0, related) }
            let parts = Self.clouds.filter { $0.members.count == 1 && overlaps($0, replaced) }
            advice =
                "specify the metadata for \(names(first.members.count > 1 ? [first] : parts)) instead of "
                + "\(names(replaced)), or remove the \(isSingle ? "file" : "files")"
        }
        let files = reported.map { metadataPath($0.name) }.joined(separator: " and ")
        throw TargetSchemaError(
            description: "the \(isSingle ? "file \(files) contains" : "files \(files) contain") only the part of the "
                + "metadata that the slice needed at the last import; \(advice)"
        )
    }

    /// A cloud, or several clouds that share their metadata, by the name that an import accepts.
    private typealias ServiceCloud = (name: String, members: Set<String>)

    /// The clouds whose metadata an import accepts. The US Government clouds share their metadata.
    private static let clouds: [ServiceCloud] = [
        ("global", ["global"]), ("usGov", ["usGovL4", "usGovL5"]), ("usGovL4", ["usGovL4"]), ("usGovL5", ["usGovL5"]),
        ("china", ["china"]),
    ]

    /// Returns the path of the file that contains the part of a cloud's metadata that the schema needs.
    private func metadataPath(_ cloud: String) -> String { path(cloud == "global" ? "csdl" : "\(cloud).csdl") }

    /// Returns the path of a file that belongs to the schema, for example `Mail.slice.json`.
    private func path(_ suffix: String) -> String {
        file.deletingPathExtension().path(percentEncoded: false) + "." + suffix
    }

    private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private static func list(_ files: [URL], separator: String = " and ") -> String {
        files.map { $0.path(percentEncoded: false) }.joined(separator: separator)
    }
}

/// An error in the location of a target's schema or in the arguments of the command plugin.
struct TargetSchemaError: Error, CustomStringConvertible, LocalizedError {
    let description: String
    var errorDescription: String? { description }
}

/// The names of the files that the generator writes for every schema. The build system needs the names before the
/// generator reads a schema. A test compares the names with the generator's list.
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

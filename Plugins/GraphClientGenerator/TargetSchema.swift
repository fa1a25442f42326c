import Foundation

/// The schema file of a target.
///
/// The rule: a target's schema is the file `<target>.json`, beside the target's sources or in the package's `Schema`
/// folder. The plugins and `graph-codegen` share this file.
struct TargetSchema {
    /// The schema's file.
    let file: URL

    /// Where a target's schema may be.
    static func candidates(target: String, sources: URL, package: URL) -> [URL] {
        [
            sources.appending(path: "\(target).json"),
            folder(package: package).appending(path: "\(target).json"),
        ]
    }

    /// The folder of a package where the schemas of all its targets may be.
    static func folder(package: URL) -> URL { package.appending(path: "Schema") }

    /// Finds the schema of a target; nil if it has none.
    ///
    /// - Throws: ``TargetSchemaError`` if there are two.
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

    /// Finds the schema of a target that has to have one.
    ///
    /// - Throws: ``TargetSchemaError`` if there is none, or two.
    static func require(target: String, sources: URL, package: URL) throws -> TargetSchema {
        if let schema = try find(target: target, sources: sources, package: package) { return schema }
        let places = candidates(target: target, sources: sources, package: package)
        throw TargetSchemaError(
            description: "the target '\(target)' has no schema; put one at \(list(places, separator: " or "))"
        )
    }

    private static func list(_ files: [URL], separator: String = " and ") -> String {
        files.map { $0.path(percentEncoded: false) }.joined(separator: separator)
    }
}

/// A target whose schema cannot be told.
struct TargetSchemaError: Error, CustomStringConvertible, LocalizedError {
    let description: String
    var errorDescription: String? { description }
}

/// The files that the generator writes for every schema, so that the build system knows them before it has read one.
/// A test compares them with the generator's own list.
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

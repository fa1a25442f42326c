// SPDX-License-Identifier: MIT

import Foundation

/// A check that a target's schema is where it was when the build was planned.
struct LocationCheck {
    /// The name of the target.
    let target: String
    /// The path of the folder that contains the target's sources.
    let sources: String
    /// The path of the package.
    let package: String
    /// The path of the schema when the build was planned.
    let schema: String
    /// Whether the package had the `Schema` folder when the build was planned. The folder is then an input of the
    /// build.
    let hasFolder: Bool
    /// The path of the Swift file to write.
    let output: String

    /// The contents of the output. A build command needs an output, and one that is not Swift would become a resource.
    private static let text = Data(
        "// This file contains no code. The target has one schema, which is where the build expects it.\n".utf8
    )

    /// Runs the check and writes the output if it succeeds.
    ///
    /// - Throws: ``TargetSchemaError`` if the target has no schema, two schemas, or a schema that moved, or if the
    ///   folder `Schema` was removed; an error of the file system if the output cannot be written.
    func run() throws {
        let package = URL(fileURLWithPath: package, isDirectory: true)
        let found = try TargetSchema.require(
            target: target,
            sources: URL(fileURLWithPath: sources, isDirectory: true),
            package: package
        )
        guard found.file.standardizedFileURL == URL(fileURLWithPath: schema).standardizedFileURL else {
            let path = found.file.path(percentEncoded: false)
            throw outdatedPlan("the schema of the target '\(target)' is now \(path)")
        }
        let folder = TargetSchema.folder(package: package).path(percentEncoded: false)
        guard !hasFolder || FileManager.default.fileExists(atPath: folder) else {
            throw outdatedPlan("the folder \(folder) was removed")
        }
        let file = URL(fileURLWithPath: output)
        guard (try? Data(contentsOf: file)) != Self.text else { return }
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Self.text.write(to: file, options: .atomic)
    }

    private func outdatedPlan(_ reason: String) -> TargetSchemaError {
        TargetSchemaError(description: "\(reason); save the root package's Package.swift to plan the build again")
    }
}

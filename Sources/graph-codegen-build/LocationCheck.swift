// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator

/// A check that the location of a target's schema has not changed since the build was planned.
struct LocationCheck {
    /// The name of the target.
    let target: String
    /// The path of the folder that contains the target's sources.
    let sources: String
    /// The path of the package.
    let package: String
    /// The path that the schema had when the build was planned.
    let schema: String
    /// The path of the package's folder `Schema`, which is an input of the build; `nil` if the folder did not exist
    /// when the build was planned.
    let schemaFolder: String?
    /// The path of the Swift file to write.
    let output: String

    /// The contents of the output. A build command must have an output, and an output that is not a Swift file would
    /// become a resource.
    private static let text = Data(
        "// This file contains no code. The target has one schema, which is where the build expects it.\n".utf8
    )

    /// Creates a check from the options of a command line.
    ///
    /// - Throws: ``BuildOptions/Invalid`` if an option is missing.
    init(_ options: BuildOptions) throws {
        target = try options["--target"]
        sources = try options["--sources"]
        package = try options["--package"]
        schema = try options["--schema"]
        schemaFolder = options.value(of: "--schema-folder")
        output = try options["--output"]
    }

    /// Runs the check and writes the output if it succeeds.
    ///
    /// - Throws: ``TargetSchemaError`` if the target has no schema or two schemas, if the schema has moved, if the folder
    ///   `Schema` was removed, or if the output cannot be written.
    func run() throws {
        let found = try TargetSchema.require(
            target: target,
            sources: URL(fileURLWithPath: sources, isDirectory: true),
            package: URL(fileURLWithPath: package, isDirectory: true)
        )
        guard found.file.standardizedFileURL == URL(fileURLWithPath: schema).standardizedFileURL else {
            let path = found.file.path(percentEncoded: false)
            throw outdatedPlan("the schema of the target '\(target)' is now \(path)")
        }
        if let schemaFolder, !FileManager.default.fileExists(atPath: schemaFolder) {
            throw outdatedPlan("the folder \(schemaFolder) was removed")
        }
        let file = URL(fileURLWithPath: output)
        guard (try? Data(contentsOf: file)) != Self.text else { return }
        do {
            let folder = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Self.text.write(to: file, options: .atomic)
        } catch {
            throw TargetSchemaError(description: "the file \(output) cannot be written: \(error.reason)")
        }
    }

    private func outdatedPlan(_ reason: String) -> TargetSchemaError {
        TargetSchemaError(description: "\(reason); save the root package's Package.swift to plan the build again")
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import PackagePlugin

/// The build commands that generate a target's client.
struct ClientCommands {
    /// The name of the target.
    let target: String
    /// The folder that contains the target's sources.
    let sources: URL
    /// The folder of the package.
    let package: URL
    /// The executable `graph-codegen-build`.
    let tool: URL
    /// The folder that the commands can write to.
    let workDirectory: URL

    /// Returns the commands in the order in which they run.
    ///
    /// - Throws: ``TargetSchemaError`` if the target has neither a schema nor a slice, or if it has two schemas or two
    ///   slices.
    func all() throws -> [Command] {
        // An error here would also prevent the build of the generator, which must import the schema. The check reports
        // a schema that has not been imported yet, but only when the target is built.
        let schema = try TargetSchema.requireOrImport(target: target, sources: sources, package: package).file
        let outer = [package, sources].filter(exists)
        let folder = [TargetSchema.folder(package: package)].first(where: exists)
        // If a folder is removed, the build system reports a missing input. The check of the outer folders runs first,
        // so that the build shows the check's message instead.
        let outerCheck = check(1, schema: schema, folder: folder, inputs: outer)
        guard let folder else { return [outerCheck.command, generate(schema: schema, after: outerCheck.output)] }
        let innerCheck = check(2, schema: schema, folder: folder, inputs: [folder, outerCheck.output])
        return [outerCheck.command, innerCheck.command, generate(schema: schema, after: innerCheck.output)]
    }

    /// Returns the command that fails if the location of the target's schema has changed since the build was planned,
    /// and the file that the command writes.
    ///
    /// SwiftPM's native build system plans a build again and runs the plugin only if the manifest or the sources of the
    /// root package change. Because the folders are inputs, this command runs whenever a file is added or removed.
    private func check(
        _ number: Int,
        schema: URL,
        folder: URL?,
        inputs: [URL]
    ) -> (command: Command, output: URL) {
        let output = workDirectory.appending(path: "SchemaLocation\(number).generated.swift")
        let command = Command.buildCommand(
            displayName: "Check where the schema of \(target) is",
            executable: tool,
            arguments: [
                "check-location",
                "--target", target,
                "--sources", sources.path(percentEncoded: false),
                "--package", package.path(percentEncoded: false),
                "--schema", schema.path(percentEncoded: false),
                "--output", output.path(percentEncoded: false),
            ] + (folder.map { ["--schema-folder", $0.path(percentEncoded: false)] } ?? []),
            environment: [:],
            inputFiles: inputs,
            outputFiles: [output]
        )
        return (command, output)
    }

    /// Returns the command that writes the client. The names of the outputs do not depend on the contents of the
    /// schema.
    private func generate(schema: URL, after check: URL) -> Command {
        let output = workDirectory.appending(path: "GeneratedSources")
        return .buildCommand(
            displayName: "Generate the Graph client of \(target)",
            executable: tool,
            arguments: [
                "generate",
                "--schema", schema.path(percentEncoded: false),
                "--output", output.path(percentEncoded: false),
            ],
            environment: [:],
            inputFiles: [schema, check],
            outputFiles: generatedFileNames.map { output.appending(path: $0) }
        )
    }

    private func exists(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.path(percentEncoded: false))
    }
}

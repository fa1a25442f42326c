// SPDX-License-Identifier: MIT

import Foundation
import PackagePlugin

private let help = """
    Imports the schemas that have a slice, and writes the clients for all schemas to Generated/<target>.

    USAGE: swift package --allow-writing-to-package-directory generate-graph-client <options>

    OPTIONS:
      --target <name>         Write only the client for this target. The option can be repeated. The default is all
                              targets.
      --metadata <file>       Import from this metadata (CSDL) of the service, and write the part that the schema needs
                              next to the slice. To add the clouds of each operation, specify the metadata of other
                              clouds: --metadata usGov=<file>, --metadata china=<file>. Specify all clouds whose
                              metadata is next to the slice. By default, that metadata is imported.
      --check                 Write nothing, and fail if a file is missing or out of date.
      -h, --help              Print this help.
    """

/// A command plugin that imports schemas and writes generated clients to `Generated/<target>` in the package.
@main
struct GenerateGraphClient: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        var extractor = ArgumentExtractor(arguments)
        let names = extractor.extractOption(named: "target")
        let metadata = extractor.extractOption(named: "metadata")
        let isCheck = extractor.extractFlag(named: "check") > 0
        if extractor.extractFlag(named: "help") > 0 || extractor.remainingArguments == ["-h"] {
            print(help)
            return
        }
        guard extractor.remainingArguments.isEmpty else {
            throw TargetSchemaError(
                description: "'\(extractor.remainingArguments[0])' is not a valid argument; "
                    + "run 'swift package --allow-writing-to-package-directory generate-graph-client --help' "
                    + "to list the options"
            )
        }
        let package = context.package.directoryURL
        let targets = names.isEmpty ? context.package.targets : try context.package.targets(named: names)
        var generated = 0
        for target in targets {
            guard let target = target as? any SourceModuleTarget else { continue }
            let sources = target.directoryURL
            guard
                let schema = names.isEmpty
                    ? try TargetSchema.findOrImport(target: target.name, sources: sources, package: package)
                    : try TargetSchema.requireOrImport(target: target.name, sources: sources, package: package)
            else { continue }
            // New metadata applies only to imported schemas, even if other targets also have schemas.
            guard metadata.isEmpty || schema.hasSlice else { continue }
            let path = schema.file.path(percentEncoded: false)
            let output = package.appending(path: "Generated").appending(path: target.name)
            let tool = try context.tool(named: "graph-codegen").url
            let check = isCheck ? ["--check"] : []
            if let arguments = try schema.importArguments(metadata: metadata) {
                let problem =
                    isCheck ? "the check of the schema \(path) failed" : "the schema \(path) was not imported"
                try run(tool, arguments + check, orThrow: problem)
            }
            let problem =
                isCheck ? "the check of the client of \(path) failed" : "the client was not generated from \(path)"
            try run(
                tool,
                ["generate", "--schema", path, "--output", output.path(percentEncoded: false)] + check,
                orThrow: problem
            )
            generated += 1
        }
        guard generated > 0 else {
            let (missing, file) = metadata.isEmpty ? ("schema", "json") : ("slice", "slice.json")
            throw TargetSchemaError(
                description: "no target of this package has a \(missing); "
                    + "a target's \(missing) is <target>.\(file) in the folder of its sources or in the folder Schema"
            )
        }
    }

    private func run(_ tool: URL, _ arguments: [String], orThrow problem: String) throws {
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            // SwiftPM can print this error before those of the process.
            throw TargetSchemaError(description: "\(problem); see the errors of graph-codegen")
        }
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import PackagePlugin

/// A command plugin that imports schemas and writes generated clients to `Generated/<target>` in the package.
@main
struct GenerateGraphClient: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        var extractor = ArgumentExtractor(arguments)
        let names = extractor.extractOption(named: "target")
        let isCheck = extractor.extractFlag(named: "check") > 0
        guard extractor.remainingArguments.isEmpty else {
            throw TargetSchemaError(
                description: "'\(extractor.remainingArguments[0])' is not a valid argument; "
                    + "usage: swift package generate-graph-client [--target NAME]... [--check]"
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
                    ? try TargetSchema.find(target: target.name, sources: sources, package: package)
                    : try TargetSchema.require(target: target.name, sources: sources, package: package)
            else { continue }
            let path = schema.file.path(percentEncoded: false)
            let output = package.appending(path: "Generated").appending(path: target.name)
            let tool = try context.tool(named: "graph-codegen").url
            let check = isCheck ? ["--check"] : []
            if let arguments = schema.importArguments {
                try run(tool, arguments + check, orThrow: "the schema \(path) was not imported")
            }
            try run(
                tool,
                ["generate", "--schema", path, "--output", output.path(percentEncoded: false)] + check,
                orThrow: "the client was not generated from \(path)"
            )
            generated += 1
        }
        guard generated > 0 else {
            throw TargetSchemaError(
                description: "no target of this package has a schema; "
                    + "a target's schema is <target>.json in the folder of its sources or in the folder Schema"
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
            throw TargetSchemaError(description: "\(problem); see the errors above")
        }
    }
}

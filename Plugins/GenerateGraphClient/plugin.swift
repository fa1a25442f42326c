import Foundation
import PackagePlugin

/// A command plugin that writes generated clients to `Generated/<target>` in the package.
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
            try generate(
                schema: schema.file,
                output: package.appending(path: "Generated").appending(path: target.name),
                isCheck: isCheck,
                tool: try context.tool(named: "graph-codegen").url
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

    private func generate(schema: URL, output: URL, isCheck: Bool, tool: URL) throws {
        let process = Process()
        process.executableURL = tool
        process.arguments = [
            "generate",
            "--schema", schema.path(percentEncoded: false),
            "--output", output.path(percentEncoded: false),
        ]
        if isCheck { process.arguments?.append("--check") }
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw TargetSchemaError(
                description: "the client was not generated from \(schema.path(percentEncoded: false)); "
                    + "see the errors above"
            )
        }
    }
}

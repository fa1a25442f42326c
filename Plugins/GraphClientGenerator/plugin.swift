import Foundation
import PackagePlugin

/// Generates a target's client when the target is built.
@main
struct GraphClientGenerator: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        let schema = try TargetSchema.require(
            target: target.name,
            sources: target.directoryURL,
            package: context.package.directoryURL
        )
        return [
            command(
                target: target.name,
                schema: schema.file,
                tool: try context.tool(named: "graph-codegen").url,
                workDirectory: context.pluginWorkDirectoryURL
            )
        ]
    }

    /// The one command: its outputs never depend on what the schema says.
    private func command(target: String, schema: URL, tool: URL, workDirectory: URL) -> Command {
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
            inputFiles: [schema],
            outputFiles: generatedFileNames.map { output.appending(path: $0) }
        )
    }
}

#if canImport(XcodeProjectPlugin)
    import XcodeProjectPlugin

    // For Xcode projects without a package. It cannot be built or tested on Linux.
    extension GraphClientGenerator: XcodeBuildToolPlugin {
        func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
            let project = context.xcodeProject.directoryURL
            let schema = try TargetSchema.require(
                target: target.displayName,
                sources: project.appending(path: target.displayName),
                package: project
            )
            return [
                command(
                    target: target.displayName,
                    schema: schema.file,
                    tool: try context.tool(named: "graph-codegen").url,
                    workDirectory: context.pluginWorkDirectoryURL
                )
            ]
        }
    }
#endif

// SPDX-License-Identifier: MIT

import Foundation
import PackagePlugin

/// A build tool plugin that generates a client for a target when the target is built.
@main
struct GraphClientGenerator: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        return try ClientCommands(
            target: target.name,
            sources: target.directoryURL,
            package: context.package.directoryURL,
            tool: try context.tool(named: "graph-codegen-build").url,
            workDirectory: context.pluginWorkDirectoryURL
        ).all()
    }
}

#if canImport(XcodeProjectPlugin)
    import XcodeProjectPlugin

    // This code supports Xcode projects that are not packages. It does not compile on Linux.
    extension GraphClientGenerator: XcodeBuildToolPlugin {
        func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
            let project = context.xcodeProject.directoryURL
            return try ClientCommands(
                target: target.displayName,
                sources: project.appending(path: target.displayName),
                package: project,
                tool: try context.tool(named: "graph-codegen-build").url,
                workDirectory: context.pluginWorkDirectoryURL
            ).all()
        }
    }
#endif

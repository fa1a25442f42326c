// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator

/// The tool that the build plugin runs.
///
/// Every package that uses the plugin compiles the tool, so the tool contains only the commands that builds need.
/// `graph-codegen` contains the commands that people run.
struct BuildTool {
    /// Runs a command line and returns the exit code.
    func run(_ arguments: [String]) -> Int32 {
        do {
            let options = try BuildOptions(arguments.dropFirst())
            switch arguments.first {
            case "generate":
                let command = GenerateCommand(schema: try options["--schema"], output: try options["--output"])
                return command.run(StandardError.print) ? ExitCode.success : ExitCode.failure
            case "check-location":
                try LocationCheck(options).run()
                return ExitCode.success
            default:
                throw BuildOptions.Invalid(description: "the first argument must be 'generate' or 'check-location'")
            }
        } catch let error as BuildOptions.Invalid {
            StandardError.print("error: \(error.description)")
            StandardError.print("the build plugin runs this tool; use 'graph-codegen' in a terminal")
            return ExitCode.usage
        } catch {
            StandardError.print("error: \(error.localizedDescription)")
            return ExitCode.failure
        }
    }
}

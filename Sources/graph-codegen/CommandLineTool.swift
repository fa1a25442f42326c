// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator

/// The command-line interface of the generator.
struct CommandLineTool {
    /// Runs a command line and returns the exit code.
    func run(_ arguments: [String]) -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            print(Help.text)
            return ExitCode.success
        }
        do {
            let rest = arguments.dropFirst()
            let isDone =
                switch arguments.first {
                case "diff": run(try Comparison(rest))
                case "import": try ImportCommand(rest).run(StandardError.print)
                default: run(try Invocation(arguments))
                }
            return isDone ? ExitCode.success : ExitCode.failure
        } catch let error as UsageError {
            StandardError.print("error: \(error.message)")
            StandardError.print("run 'graph-codegen --help' to list the commands and options")
            return ExitCode.usage
        } catch {
            StandardError.print("error: \(error.localizedDescription)")
            return ExitCode.failure
        }
    }

    private func run(_ invocation: Invocation) -> Bool {
        guard let output = invocation.output else {
            return SchemaFile(path: invocation.schema).load(StandardError.print) != nil
        }
        return GenerateCommand(schema: invocation.schema, output: output, isCheck: invocation.check).run(
            StandardError.print
        )
    }

    private func run(_ comparison: Comparison) -> Bool {
        // The problems in both schemas are reported.
        let old = SchemaFile(path: comparison.old).load(StandardError.print)
        let new = SchemaFile(path: comparison.new).load(StandardError.print)
        guard let old, let new else { return false }
        let changes = ClientChanges(from: old, to: new)
        print(changes.markdown, terminator: "")
        let count = changes.breakingCount
        guard count > 0, !comparison.allowsBreaking else { return true }
        let subject = count == 1 ? "1 change may break" : "\(count) changes may break"
        StandardError.print(
            "error: \(subject) apps that use the client; use '--allow-breaking' to accept breaking changes"
        )
        return false
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// The `graph-presence` command-line tool.
struct CommandLineTool {
    /// The error for a result that cannot be written.
    private struct Unwritten: LocalizedError {
        var errorDescription: String? {
            "the result cannot be written to standard output; check that it is open and that the disk is not full"
        }
    }

    /// Runs a command line and returns the exit code.
    func run(_ arguments: [String]) async -> ExitCode {
        let output = ErrorOutput(isJSON: OutputFormat.isJSON(arguments))
        do {
            try await perform(arguments)
            guard fflush(nil) == 0 else { throw Unwritten() }
            return .success
        } catch let error as UsageError {
            output.print(error)
            let help = error.command.map { "\($0) --help' to list the options" } ?? "--help' to list the commands"
            if !output.isJSON { StandardError.print("run 'graph-presence \(help)") }
            return .usage
        } catch {
            output.print(error)
            return ExitCode(error)
        }
    }

    private func perform(_ arguments: [String]) async throws {
        guard let name = arguments.first else { throw UsageError(message: "a command is required") }
        let help = Help(width: Terminal.width)
        if ["--help", "-h", "help"].contains(name) {
            print(
                arguments.count > 1
                    ? help.text(of: try Self.command(arguments[1])) : help.overview(of: Commands.groups)
            )
            return
        }
        if name == "--version" {
            print(SDKVersion.version)
            return
        }
        let command = try Self.command(name)
        do {
            let options = try Options(Array(arguments.dropFirst()), of: command)
            guard !options.has(CommandOption.help.name) else {
                print(help.text(of: command))
                return
            }
            try await command.init(options).run()
        } catch var error as UsageError {
            error.command = name
            throw error
        }
    }

    private static func command(_ name: String) throws -> any Command.Type {
        for command in Commands.all where command.name == name { return command }
        let names = Commands.all.map { $0.name }
        throw UsageError.unknown(
            name,
            isNot: "a valid command",
            among: names,
            hint: "use \(names.listed("or"))"
        )
    }
}

import Foundation
import GraphRuntime

/// The `graph-presence` command-line tool.
struct CommandLineTool {
    enum ExitCode {
        static let success: Int32 = 0
        static let failure: Int32 = 1
        static let usage: Int32 = 64
    }

    /// Runs a command line and returns the exit code.
    func run(_ arguments: [String]) async -> Int32 {
        do {
            try await perform(arguments)
            guard fflush(nil) == 0 else {
                StandardError.print(
                    "error: the result cannot be written to standard output; check that it is open and that the "
                        + "disk is not full"
                )
                return ExitCode.failure
            }
            return ExitCode.success
        } catch let error as UsageError {
            StandardError.print("error: \(error.message)")
            let help = error.command.map { "\($0) --help' for its options" } ?? "--help' for the commands"
            StandardError.print("run 'graph-presence \(help)")
            return ExitCode.usage
        } catch {
            StandardError.print("error: \(error.localizedDescription)")
            return ExitCode.failure
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
        let options = Array(arguments.dropFirst())
        if options.contains("--help") || options.contains("-h") {
            print(help.text(of: command))
            return
        }
        do {
            try await command.run(options)
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
            isNot: "a command",
            among: names,
            hint: "use \(names.listed("or"))"
        )
    }
}

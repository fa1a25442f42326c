import Foundation
import GraphRuntime

/// The command line of the presence client.
struct CommandLineTool {
    enum ExitCode {
        static let success: Int32 = 0
        static let failure: Int32 = 1
        static let usage: Int32 = 64
    }

    /// Runs a command line and gives the exit code.
    func run(_ arguments: [String]) async -> Int32 {
        do {
            try await perform(arguments)
            guard fflush(nil) == 0 else {
                StandardError.print("error: the result cannot be printed")
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
        guard let name = arguments.first else { throw UsageError(message: "a command is missing") }
        if ["--help", "-h", "help"].contains(name) {
            print(arguments.count > 1 ? Help.text(of: try Self.command(arguments[1])) : Help.overview(of: Commands.all))
            return
        }
        if name == "--version" {
            print(SDKVersion.version)
            return
        }
        let command = try Self.command(name)
        let options = Array(arguments.dropFirst())
        if options.contains("--help") || options.contains("-h") {
            print(Help.text(of: command))
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
        throw UsageError.unknown("command", name, among: Commands.all.map { $0.name })
    }
}

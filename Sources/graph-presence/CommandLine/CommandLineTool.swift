import Foundation

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
            StandardError.print("run 'graph-presence --help' for the commands and options")
            return ExitCode.usage
        } catch {
            StandardError.print("error: \(error.localizedDescription)")
            return ExitCode.failure
        }
    }

    private func perform(_ arguments: [String]) async throws {
        guard let name = arguments.first else { throw UsageError(message: "a command is missing") }
        if ["--help", "-h", "help"].contains(name) {
            print(Help.overview)
            return
        }
        let command = try Self.command(name)
        let options = Array(arguments.dropFirst())
        if options.contains("--help") || options.contains("-h") {
            print(Help.text(of: command))
            return
        }
        try await command.run(options)
    }

    private static func command(_ name: String) throws -> any Command.Type {
        for command in Commands.all where command.name == name { return command }
        throw UsageError.unknown("command", name, among: Commands.all.map { $0.name })
    }
}

import Foundation

/// The command line of the presence client.
struct CommandLineTool {
    enum ExitCode {
        static let success: Int32 = 0
        static let failure: Int32 = 1
        static let usage: Int32 = 64
    }

    private static let usage = """
        Reads and sets Microsoft Teams presence through Microsoft Graph.

        USAGE:
          graph-presence demo

        COMMANDS:
          demo      Run the documented examples against a presence service in memory: no network, no account.

        OPTIONS:
          --help    Show this text.

        EXAMPLE:
          graph-presence demo

        The exit code is 0, 1 for a failed call, or 64 for a command line that is not understood.
        """

    /// Runs a command line and gives the exit code.
    func run(_ arguments: [String]) async -> Int32 {
        switch arguments {
        case ["demo"]:
            do {
                try await Demo().run()
                return ExitCode.success
            } catch {
                printError("error: \(error.localizedDescription)")
                return ExitCode.failure
            }
        case ["--help"], ["-h"], ["demo", "--help"], ["demo", "-h"]:
            print(Self.usage)
            return ExitCode.success
        case []:
            return usageError("a command is missing")
        default:
            let isDemo = arguments[0] == "demo"
            return usageError(
                isDemo ? "'demo' takes no '\(arguments[1])'" : "there is no command '\(arguments[0])'; there is 'demo'"
            )
        }
    }

    private func usageError(_ message: String) -> Int32 {
        printError("error: \(message)")
        printError("run 'graph-presence --help' for the commands and options")
        return ExitCode.usage
    }

    private func printError(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

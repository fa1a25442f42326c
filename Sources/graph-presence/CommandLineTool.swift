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
          graph-presence serve [--port N]

        COMMANDS:
          demo      Run the documented examples against a presence service in memory: no network, no account.
          serve     Serve such a service on this machine, for clients in any language, until interrupted. The first
                    line on standard output is its base URL. Any bearer token will do; what is set is forgotten.

        OPTIONS:
          --port N  The port to serve on; 0, the default, for any that is free.
          --help    Show this text.

        EXAMPLE:
          graph-presence serve --port 8080

        The exit code is 0, 1 for a failed call, or 64 for a command line that is not understood.
        """

    /// A command line that is not understood.
    struct UsageError: Error {
        let message: String
    }

    /// Runs a command line and gives the exit code.
    func run(_ arguments: [String]) async -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            print(Self.usage)
            return ExitCode.success
        }
        do {
            switch arguments.first {
            case "demo":
                guard arguments.count == 1 else {
                    throw UsageError(message: "'demo' takes no '\(arguments[1])'")
                }
                try await Demo().run()
            case "serve": try await Serve(Array(arguments.dropFirst())).run()
            case let command?:
                throw UsageError(message: "there is no command '\(command)'; there are 'demo' and 'serve'")
            case nil: throw UsageError(message: "a command is missing")
            }
            return ExitCode.success
        } catch let error as UsageError {
            printError("error: \(error.message)")
            printError("run 'graph-presence --help' for the commands and options")
            return ExitCode.usage
        } catch {
            printError("error: \(error.localizedDescription)")
            return ExitCode.failure
        }
    }

    private func printError(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

import Dispatch
import Foundation
import GraphPresenceEmulator

/// Serves the emulator until SIGINT or SIGTERM.
struct Serve {
    private let port: Int

    /// Reads the options.
    ///
    /// - Throws: `CommandLineTool.UsageError` if they are not understood.
    init(_ options: [String]) throws {
        switch options.count {
        case 0: port = 0
        case 1 where options[0] == "--port": throw CommandLineTool.UsageError(message: "'--port' lacks its value")
        case 2 where options[0] == "--port":
            guard let number = UInt16(options[1]) else {
                throw CommandLineTool.UsageError(message: "'\(options[1])' is no port; it is a number from 0 to 65535")
            }
            port = Int(number)
        default:
            let known = options[0] == "--port" ? options[2] : options[0]
            throw CommandLineTool.UsageError(message: "'serve' takes no '\(known)'; it serves this machine alone")
        }
    }

    func run() async throws {
        // An application may use any user's path; /me is this user's.
        let user = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
        let server = try EmulatorServer(EmulatorTransport(signedInUser: user), port: port)
        print(server.baseURL)
        FileHandle.standardError.write(
            Data(
                "Serving a presence service in memory, on this machine alone; /me is \(user). Stop it with Ctrl-C.\n"
                    .utf8
            )
        )
        // What stands in a pipe's buffer would be read only at the end.
        fflush(nil)
        await Self.signal(of: [SIGINT, SIGTERM])
        server.stop()
    }

    /// Waits for one of the signals.
    private static func signal(of numbers: [Int32]) async {
        let (signals, continuation) = AsyncStream<Int32>.makeStream()
        let sources = numbers.map { number in
            // The source is told instead of the process being ended.
            _ = Foundation.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
        for await _ in signals { break }
        for source in sources { source.cancel() }
    }
}

import Foundation
import GraphPresence
import GraphPresenceEmulator

/// Serves the emulator until it is interrupted.
struct ServeCommand: Command {
    static let name = "serve"
    static let summary = "Serve a presence service in memory, on this machine alone, until interrupted."
    static let options: [CommandOption] = [
        .port, CommandOption(name: "--cloud", placeholder: "NAME", help: "The cloud to be.", values: Cloud.names),
    ]
    static let example = "graph-presence serve --port 8080"

    private let port: Int
    private let cloud: GraphCloud

    init(_ options: Options) throws(UsageError) {
        let text = options["--port"] ?? "0"
        guard let number = UInt16(text) else {
            throw UsageError(message: "'\(text)' is no port; it is a number from 0 to 65535")
        }
        port = Int(number)
        cloud = options["--cloud"].flatMap { Cloud.named($0) } ?? .global
    }

    func run() async throws {
        // An application may use any user's path; /me is this user's.
        let user = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
        let interruption = try Interruption([SIGINT, SIGTERM])
        let server = try EmulatorServer(EmulatorTransport(signedInUser: user, cloud: cloud.name), port: port)
        Terminal.print(server.baseURL)
        StandardError.print(
            "Serving a presence service in memory, on this machine alone; /me is \(user). Any token will do until one is "
                + "registered. Stop it with Ctrl-C."
        )
        await interruption.wait()
        server.stop()
    }
}

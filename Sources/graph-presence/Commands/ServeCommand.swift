import Foundation
import GraphPresence
import GraphPresenceEmulator

/// The `serve` command: serves the emulator over HTTP until it is interrupted.
struct ServeCommand: Command {
    static let name = "serve"
    static let summary = "Serve the emulator over HTTP to this machine only, until interrupted."
    static let options: [CommandOption] = [
        CommandOption(
            name: "--port",
            group: .connection,
            placeholder: "NUMBER",
            help: "The port to serve on. The default is 0, which selects a free port."
        ), .cloud("The national cloud to emulate. The default is global."),
    ]
    static let example = "graph-presence serve --port 8080"

    private let port: Int
    private let cloud: GraphCloud

    init(_ options: Options) throws(UsageError) {
        let text = options["--port"] ?? "0"
        guard let number = UInt16(text) else {
            throw .invalid(text, of: "--port", hint: "specify a port number from 0 to 65535")
        }
        port = Int(number)
        cloud = options["--cloud"].flatMap { Cloud.named($0) } ?? .global
    }

    func run() async throws {
        // Paths of all users work; this is the user of /me.
        let user = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
        let interruption = try Interruption([SIGINT, SIGTERM])
        let server = try EmulatorServer(EmulatorTransport(signedInUser: user, cloud: cloud.name), port: port)
        Terminal.print(server.baseURL)
        StandardError.print(
            "The emulator accepts connections from this machine only. The user of /me is \(user). Every access token is "
                + "valid until one is registered. Press Ctrl-C to stop."
        )
        await interruption.wait()
        server.stop()
    }
}

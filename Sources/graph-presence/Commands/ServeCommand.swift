// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator

/// The `serve` command: serves the emulator over HTTP until the command is interrupted.
struct ServeCommand: Command {
    static let name = "serve"
    static let summary = "Serve the emulator and its page over HTTP to this machine only, until interrupted."
    static let options: [CommandOption] = [
        CommandOption(
            name: "--clock",
            group: .what,
            placeholder: "INSTANT",
            help: "The time when the emulator starts, for example 2026-01-31T12:00:00Z. The default is the current "
                + "time."
        ),
        CommandOption(
            name: "--frozen",
            group: .what,
            help: "Freeze the clock. A frozen clock changes only through the web page or the control API."
        ),
        CommandOption(
            name: "--state",
            group: .what,
            placeholder: "FILE",
            help: "Start with the users, presences, and time from this file if it exists, and save changes to the "
                + "file. Tokens, sign-ins, applications, subscriptions, faults, and the log are not saved."
        ),
        CommandOption(
            name: "--port",
            group: .connection,
            placeholder: "NUMBER",
            help: "The port to serve on. The default is 0, which selects a free port."
        ), .cloud("The national cloud to emulate. The default is global."),
    ]
    static let example = "graph-presence serve --port 8080 --state emulator.json"

    private let port: Int
    private let cloud: GraphCloud
    private let time: Date?
    private let isFrozen: Bool
    private let file: StateFile?

    init(_ options: Options) throws(UsageError) {
        let text = options["--port"] ?? "0"
        guard let number = UInt16(text) else {
            throw .invalid(text, of: "--port", hint: "specify a port number from 0 to 65535")
        }
        port = Int(number)
        cloud = options["--cloud"].flatMap { Cloud.named($0) } ?? .global
        time = options["--clock"].flatMap { GraphDateTimeOffset($0).date }
        if let text = options["--clock"], time == nil {
            throw .invalid(text, of: "--clock", hint: "specify a date and time, for example 2026-01-31T12:00:00Z")
        }
        isFrozen = options.has("--frozen")
        file = options["--state"].map { StateFile(path: $0) }
    }

    func run() async throws {
        // The emulator accepts the paths of all users. The path /me refers to this user.
        let user = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
        let emulator = EmulatorTransport(signedInUser: user, cloud: cloud.name)
        try prepare(emulator)
        let interruption = try Interruption([SIGINT, SIGTERM])
        let server = try EmulatorServer(emulator, port: port)
        let saver = try file.map { try StateSaver($0, emulator) }
        Terminal.print(server.baseURL)
        StandardError.print("The emulator's page is at \(server.origin)/")
        StandardError.print(
            "To sign in, run: graph-presence login --client-id emulator --tenant emulator --authority \(server.origin) "
                + "--base-url \(server.baseURL)"
        )
        StandardError.print(
            "The emulator accepts connections from this machine only. The signed-in user (/me) is \(user). Every access "
                + "token is accepted until the first token or application is registered. Press Ctrl-C to stop."
        )
        await interruption.wait()
        server.stop()
        try saver?.stop()
    }

    /// Restores the state and sets the time.
    private func prepare(_ emulator: EmulatorTransport) throws {
        try file?.restore(emulator)
        if let time, !emulator.setTime(to: time, isFrozen: isFrozen ? true : nil) {
            throw UsageError(
                message:
                    "'--clock' must not be before the time in the state file or after the year 9999; the time cannot go back"
            )
        }
        if isFrozen { emulator.freeze(true) }
        emulator.keepAsInitialState()
    }
}

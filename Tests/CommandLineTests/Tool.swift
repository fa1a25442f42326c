// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport

/// The `graph-presence` tool, which runs with a separate home folder.
struct Tool: Sendable {
    static let me = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"

    /// The emulator that the commands call.
    let emulator: EmulatorTransport
    let server: EmulatorServer
    let home = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    init(clock: ManualClock = ManualClock(), cloud: GraphCloud.Name = .global) throws {
        // A background process may ignore these signals, and a command would inherit this setting.
        for number in [SIGHUP, SIGINT, SIGTERM, SIGPIPE] { _ = signal(number, SIG_DFL) }
        emulator = EmulatorTransport(clock: clock, signedInUser: Self.me, cloud: cloud)
        server = try EmulatorServer(emulator)
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    }

    /// Stops the server and removes the home folder.
    func end() {
        server.stop()
        try? FileManager.default.removeItem(at: home)
    }

    /// Returns environment variables that specify the home folder and the token but no other credentials.
    private func variables(_ token: String?, _ more: [String: String]) -> [String: String] {
        let own = [
            "HOME": home.path, "XDG_CONFIG_HOME": home.path, "GRAPH_ACCESS_TOKEN": token ?? "",
            "GRAPH_PRESENCE_BASE_URL": "", "AZURE_CLIENT_ID": "",
            "AZURE_CLIENT_SECRET": "", "AZURE_FEDERATED_TOKEN_FILE": "", "IDENTITY_ENDPOINT": "",
        ]
        return own.merging(more) { $1 }
    }

    /// Runs a command line and waits until the command exits.
    func run(
        _ arguments: [String],
        token: String? = nil,
        in directory: URL? = nil,
        _ environment: [String: String] = [:]
    ) throws -> Product.Result {
        try Product("graph-presence").run(arguments, in: directory, environment: variables(token, environment))
    }

    /// Runs a command that calls the emulator with an access token.
    func call(_ arguments: String..., token: String? = "any") throws -> Product.Result {
        try run(arguments + ["--base-url", server.baseURL], token: token)
    }

    /// Starts a command that calls the emulator with an access token.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - output: The destination for the command's standard output. By default, the output is discarded.
    ///   - errors: The destination for the command's standard error. By default, the errors are discarded.
    ///   - program: A program that starts the command, followed by the program's arguments. By default, the command is
    ///     started directly.
    ///   - baseURL: The base URL of the service, or `nil` for the emulator. The default is `nil`.
    ///   - environment: Additional environment variables. The default is none.
    /// - Returns: The process.
    /// - Throws: A system error if the process cannot be started.
    func start(
        _ arguments: [String],
        output: Any = FileHandle.nullDevice,
        errors: Any = FileHandle.nullDevice,
        through program: [String] = [],
        baseURL: String? = nil,
        _ environment: [String: String] = [:]
    ) throws -> Process {
        let line =
            program + [Product("graph-presence").url.path] + arguments + ["--base-url", baseURL ?? server.baseURL]
        return try Product(URL(fileURLWithPath: line[0]))
            .start(
                Array(line.dropFirst()),
                environment: variables("any", environment),
                output: output,
                errors: errors
            )
    }

    /// Runs a shell command line in which `$graph_presence` is the tool, `$call` contains the options for a call, and
    /// `$u` is a user ID.
    func shell(_ line: String, token: String? = "any", in directory: URL? = nil) throws -> Product.Result {
        var environment = variables(token, ["graph_presence": Product("graph-presence").url.path])
        environment["u"] = "u".guid
        environment["call"] = "--base-url \(server.baseURL)"
        return try Product(URL(fileURLWithPath: "/bin/sh")).run(["-c", line], in: directory, environment: environment)
    }
}

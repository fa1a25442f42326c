// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

/// A run of the fault client against a server of its own.
struct FaultRun: Sendable {
    /// The lines that the client printed, without the time that its attempts took.
    let lines: [String]
    let isEndedBySignal: Bool
    /// The exit status; the number of the signal if a signal ended the process.
    let status: Int32
    /// The complete requests of each connection.
    let connections: [[String]]
    /// The bodies of the complete requests.
    let bodies: [String]
    let duration: Duration

    /// The complete requests.
    var requests: [String] { connections.flatMap { $0 } }

    /// Creates a run by running the client until it exits.
    ///
    /// - Parameters:
    ///   - operation: The operation.
    ///   - arguments: Further arguments, in which the address of the server replaces `{origin}`. The default is none.
    ///   - play: Handles a connection of the server.
    /// - Throws: An error if the server or the client cannot be started.
    init(_ operation: Operation, _ arguments: [String] = [], _ play: @escaping Fault.Play) async throws {
        let counter = RequestCounter()
        let server = try ScriptedServer { play($0, operation, counter) }
        defer { server.stop() }
        let address =
            operation == .token ? ["--authority", server.origin] : ["--base-url", server.origin + "/v1.0"]
        let start = ContinuousClock.now
        let result = try await FaultClientProcess.run(
            [operation.rawValue] + address + arguments.map { $0.replacing("{origin}", with: server.origin) }
        )
        duration = ContinuousClock.now - start
        lines = result.output.split(separator: "\n").map {
            String($0).replacing(/(\(\d+ attempts?) in [0-9.]+ (?:milli)?seconds?\)/) { "\($0.1))" }
        }
        isEndedBySignal = result.isEndedBySignal
        status = result.status
        connections = server.connections
        bodies = server.bodies
    }
}

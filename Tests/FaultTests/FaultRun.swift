// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

/// A run of the fault client against a separate server.
struct FaultRun: Sendable {
    /// The lines that the client printed, without the duration of its attempts.
    let lines: [String]
    let isEndedBySignal: Bool
    /// The exit status, or the signal number if a signal terminated the process.
    let status: Int32
    /// The complete requests that the server received over each connection.
    let connections: [[String]]
    /// The bodies of the complete requests that the server received.
    let bodies: [String]
    let duration: Duration

    /// The complete requests.
    var requests: [String] { connections.flatMap { $0 } }

    /// Runs the client until it exits, and records the result.
    ///
    /// - Parameters:
    ///   - operation: The operation.
    ///   - arguments: Additional arguments, in which the server's address replaces `{origin}`. The default is none.
    ///   - play: A closure that handles a connection to the server.
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

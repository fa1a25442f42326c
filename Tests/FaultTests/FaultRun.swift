import Foundation
import TestSupport

/// A run of the fault client against a server of its own.
struct FaultRun: Sendable {
    /// The lines that the client printed. The time that attempts took is left out.
    let lines: [String]
    let isEndedBySignal: Bool
    /// The number of the signal, or the exit status.
    let status: Int32
    /// The whole requests of each connection.
    let connections: [[String]]
    /// The bodies of the whole requests.
    let bodies: [String]
    let duration: Duration

    /// The whole requests.
    var requests: [String] { connections.flatMap { $0 } }

    /// Runs the client to its end.
    ///
    /// - Parameters:
    ///   - operation: The operation.
    ///   - arguments: The arguments besides the address of the server, which replaces `{origin}` in them.
    ///   - play: Plays a connection of the server.
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

// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct TimeoutFaultTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

    private static func fault(_ name: String, _ play: @escaping @Sendable (ScriptedConnection) -> Void) -> Fault {
        let end = "attempts=2: {operation}: {failed}the request timed out after 0.4 seconds (2 attempts)"
        return Fault(
            name,
            arguments: ["--timeout", "0.4", "--attempts", "2"],
            graph: ByTransport(.init("error transport - - " + end, requests: 2)),
            token: ByTransport(.init("error authentication - - " + end, requests: 2))
        ) { connection, _, _ in
            guard connection.readRequest() != nil else { return }
            play(connection)
        }
    }

    /// Sends a piece of data ten times per second until the peer closes the connection.
    private static func drip(_ piece: String, _ connection: ScriptedConnection) {
        for _ in 0..<300 where connection.send(piece) { Thread.sleep(forTimeInterval: 0.1) }
    }

    // On Linux, a client uses up to half a CPU core while it waits.
    static let faults = [
        fault("no response") { $0.waitForEnd() }.sample(.token),
        fault("no body") { connection in
            connection.send(head + "Content-Length: 1000\r\n\r\n")
            connection.waitForEnd()
        }.sample(.write),
        fault("a body that arrives byte by byte") { connection in
            connection.send(head + "Content-Length: 1000\r\n\r\n")
            drip("1", connection)
        }.sample(.bulk),
        fault("a head that arrives line by line") { connection in
            connection.send(head)
            drip("X-Header: a\r\n", connection)
        }.sample(.batch),
    ]

    @Test("An attempt fails when its timeout elapses", arguments: faults)
    func attemptTimeout(_ fault: Fault) async throws {
        try await fault.check()
    }
}

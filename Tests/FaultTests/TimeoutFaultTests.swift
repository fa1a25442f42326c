// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct TimeoutFaultTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

    /// Returns a fault of all operations. By default, only a sample is tested, because a client on Linux uses up to half
    /// a core while it waits.
    private static func fault(
        _ name: String,
        sample: Operation...,
        play: @escaping @Sendable (ScriptedConnection) -> Void
    ) -> Fault {
        let end = "attempts=2: {operation}: {failed}the request timed out after 0.4 seconds (2 attempts)"
        let outcomes = (TestRun.isThorough ? Operation.allCases : sample).map { operation in
            let kind = operation == .token ? "authentication" : "transport"
            return (operation, ByTransport(Fault.Outcome("error \(kind) - - " + end, requests: 2)))
        }
        return Fault(
            name,
            arguments: ["--timeout", "0.4", "--attempts", "2"],
            others: Dictionary(uniqueKeysWithValues: outcomes)
        ) { connection, _, _ in
            guard connection.readRequest() != nil else { return }
            play(connection)
        }
    }

    /// Sends a piece ten times a second until the peer closes the connection.
    private static func drip(_ piece: String, _ connection: ScriptedConnection) {
        for _ in 0..<300 where connection.send(piece) { Thread.sleep(forTimeInterval: 0.1) }
    }

    static let faults = [
        fault("no response", sample: .read, .token) { $0.waitForEnd() },
        fault("no body", sample: .write) { connection in
            connection.send(head + "Content-Length: 1000\r\n\r\n")
            connection.waitForEnd()
        },
        fault("a body that arrives byte by byte", sample: .bulk) { connection in
            connection.send(head + "Content-Length: 1000\r\n\r\n")
            drip("1", connection)
        },
        fault("a head that arrives line by line", sample: .batch) { connection in
            connection.send(head)
            drip("X-Header: a\r\n", connection)
        },
    ]

    @Test("An attempt ends at its timeout", arguments: faults)
    func attemptTimeout(_ fault: Fault) async throws {
        try await fault.check()
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A comparison of the cost of 1,000 writes in batches with the cost of 1,000 single requests.
struct BatchBenchmark {
    /// A transport that counts requests.
    private final class CountingTransport: GraphTransport {
        let count = Locked(0)
        private let transport = URLSessionTransport()

        func send(_ request: TransportRequest) async throws -> TransportResponse {
            count.withLock { $0 += 1 }
            return try await transport.send(request)
        }
    }

    static func run(_ report: Report) async throws {
        let server = try BenchmarkServer()
        let transport = CountingTransport()
        let client = GraphServiceClient(benchmarking: server.baseURL, transport)
        let requests = (0..<1_000).map { number in
            // The number replaces the last digits of a GUID.
            client.users[HandwrittenClient.userID.prefix(32) + String(1_000 + number)].presence.setPresence.postRequest(
                SetPresencePostRequestBody(.busyInACall, sessionId: HandwrittenClient.sessionID)
            )
        }
        for result in try await client.batch(requests, concurrency: 4) { try result.get() }
        let count = transport.count.withLock { $0 }
        report.line("HTTP requests for 1,000 writes in batches", Double(count), "requests", atMost: 50)

        let cost = try await Measure.compare(rounds: 5) {
            for request in requests { try await client.send(request) }
        } to: {
            for result in try await client.batch(requests, concurrency: 4) { try result.get() }
        }
        report.line(
            "CPU time of 1,000 single writes, relative to the same writes in batches",
            cost.ratio,
            "x",
            atLeast: 4
        )
    }
}

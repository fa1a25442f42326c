// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A comparison of the cost of a write in the client and in a handwritten program that sends the same request.
struct WriteBenchmark {
    /// The error for a client whose request differs from the handwritten program's request.
    private struct Difference: Error, CustomStringConvertible {
        let description: String
    }

    private let server: BenchmarkServer
    private let client: GraphServiceClient
    private let handwritten: HandwrittenClient

    init() throws {
        server = try BenchmarkServer()
        client = GraphServiceClient(benchmarking: server.baseURL)
        handwritten = HandwrittenClient(server.baseURL)
    }

    func run(_ report: Report) async throws {
        try await checkRequests()
        // The connections of the other measurements would add work of the session's threads.
        try await reportOwnWork(report)

        let sequential = try await Measure.compare(rounds: 41) {
            for _ in 0..<100 { try await client.setPresence() }
        } to: {
            for _ in 0..<100 { try await handwritten.setPresence() }
        }
        let times = Self.microseconds(sequential, calls: 100)
        report.line(
            "CPU time of setPresence, relative to a handwritten request (\(times))",
            sequential.ratio,
            "x",
            atMost: 1.1
        )

        let concurrent = try await Measure.compare(rounds: 41) {
            try await Self.inFlight(64) { [client] in try await client.setPresence() }
        } to: {
            try await Self.inFlight(64) { [handwritten] in try await handwritten.setPresence() }
        }
        let concurrentTimes = Self.microseconds(concurrent, calls: 256)
        report.line("the same with 64 requests in flight (\(concurrentTimes))", concurrent.ratio, "x", atMost: 1.15)
    }

    /// Reports the cost of the client alone, with a transport that responds immediately.
    private func reportOwnWork(_ report: Report) async throws {
        let transport = ClosureTransport { _ in TransportResponse(status: 200) }
        let client = GraphServiceClient(benchmarking: server.baseURL, transport)
        let count = 2_000
        var bytes = 0
        let work = try await Measure.compare(rounds: 41) {
            for _ in 0..<count { try await client.setPresence() }
        } to: {
            for _ in 0..<count { bytes += try handwritten.setPresenceRequest().httpBody?.count ?? 0 }
        }
        precondition(bytes > 0)
        let time = work.time / Double(count) * 1e6
        let reference = Report.text(work.reference / Double(count) * 1e6)
        report.line(
            "CPU time of setPresence without a network (\(reference) µs handwritten)",
            time,
            "µs",
            atMost: 30,
            before: "45"
        )
    }

    /// Returns the costs of a call in the client and in the handwritten program.
    private static func microseconds(_ comparison: Measure.Comparison, calls: Int) -> String {
        [comparison.time, comparison.reference].map { Report.text($0 / Double(calls) * 1e6) }
            .joined(separator: " to ") + " µs"
    }

    /// Makes 256 calls, with a fixed number of calls in flight at a time.
    private static func inFlight(_ count: Int, _ call: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask { for _ in 0..<(256 / count) { try await call() } }
            }
            try await group.waitForAll()
        }
    }

    /// Checks that the two requests differ only in the request IDs and the client name.
    private func checkRequests() async throws {
        let sent = Locked<TransportRequest?>(nil)
        let transport = ClosureTransport { request in
            sent.withLock { $0 = request }
            return TransportResponse(status: 200)
        }
        try await GraphServiceClient(benchmarking: server.baseURL, transport).setPresence()
        let request = try handwritten.setPresenceRequest()
        guard let sent = sent.withLock({ $0 }), sent.url == request.url, sent.method.rawValue == request.httpMethod,
            sent.body == request.httpBody, let headers = request.allHTTPHeaderFields,
            sent.headers.fields.map(\.name).sorted() == headers.keys.sorted(),
            sent.headers["Authorization"] == headers["Authorization"]
        else { throw Difference(description: "the handwritten request differs from that of the client") }
    }
}

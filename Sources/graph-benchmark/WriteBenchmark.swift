import Foundation
import GraphPresence

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What a write costs the client, compared with a program that makes the same request by hand.
struct WriteBenchmark {
    /// The client sends another request than the program that is compared with it.
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

        let sequential = try await Measure.compare(rounds: 41) {
            for _ in 0..<100 { try await client.setPresence() }
        } to: {
            for _ in 0..<100 { try await handwritten.setPresence() }
        }
        let times = Self.microseconds(sequential, calls: 100)
        report.line("setPresence to the same request by hand (\(times))", sequential.ratio, "x", atMost: 1.1)

        let concurrent = try await Measure.compare(rounds: 41) {
            try await Self.inFlight(64) { [client] in try await client.setPresence() }
        } to: {
            try await Self.inFlight(64) { [handwritten] in try await handwritten.setPresence() }
        }
        let concurrentTimes = Self.microseconds(concurrent, calls: 256)
        report.line("the same with 64 in flight (\(concurrentTimes))", concurrent.ratio, "x", atMost: 1.15)

        try await reportOwnWork(report)
    }

    /// What the client does by itself, for a transport that responds at once.
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
        report.line("setPresence without a network (\(reference) µs by hand)", time, "µs", atMost: 30, before: "45")
    }

    /// What a call costs each side.
    private static func microseconds(_ comparison: Measure.Comparison, calls: Int) -> String {
        [comparison.time, comparison.reference].map { Report.text($0 / Double(calls) * 1e6) }
            .joined(separator: " to ") + " µs"
    }

    /// Makes 256 calls, a number of them at a time.
    private static func inFlight(_ count: Int, _ call: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask { for _ in 0..<(256 / count) { try await call() } }
            }
            try await group.waitForAll()
        }
    }

    /// Checks that the two requests differ in nothing but the values of the ids and the name of the client.
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
        else { throw Difference(description: "the request by hand is not the client's") }
    }
}

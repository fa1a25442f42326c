import Foundation
import GraphPresence

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What the client costs beside what a program would write by hand.
struct RuntimeBenchmark {
    private let server: BenchmarkServer
    private let client: GraphServiceClient

    init() throws {
        server = try BenchmarkServer()
        client = GraphServiceClient(
            credential: StaticTokenCredential("benchmark"),
            transport: URLSessionTransport(),
            baseURL: server.baseURL
        )
    }

    // MARK: - One write

    /// The body, as a program would write it that has no client.
    private struct Body: Encodable {
        let sessionId: String
        let availability: String
        let activity: String
        let expirationDuration: String
    }

    private static let sessionId = "22553876-f5ab-4529-bffb-cfe50aa89f87"
    static let userId = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"

    func reportWrites(_ report: Report) async throws {
        let session = URLSession(configuration: .ephemeral)
        let base = server.baseURL.absoluteString
        let ratio = try await Measure.ratio(rounds: 61) {
            for _ in 0..<100 {
                try await client.users[Self.userId].presence.setPresence(
                    .busyInACall,
                    sessionId: Self.sessionId,
                    expirationDuration: .hours(1)
                )
            }
        } to: {
            for _ in 0..<100 {
                guard let url = URL(string: "\(base)/users/\(Self.userId)/presence/setPresence") else { return }
                var request = URLRequest(url: url)
                request.httpMethod = "POST"
                request.setValue("Bearer benchmark", forHTTPHeaderField: "Authorization")
                request.setValue("application/json", forHTTPHeaderField: "Content-Type")
                request.setValue("application/json", forHTTPHeaderField: "Accept")
                request.setValue(UUID().uuidString.lowercased(), forHTTPHeaderField: "client-request-id")
                request.setValue("by-hand/1.0", forHTTPHeaderField: "SdkVersion")
                let body = Body(
                    sessionId: Self.sessionId,
                    availability: "Busy",
                    activity: "InACall",
                    expirationDuration: "PT1H"
                )
                request.httpBody = try JSONEncoder().encode(body)
                let (_, response) = try await session.data(for: request)
                guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
            }
        }
        report.line("setPresence to URLSession and JSONEncoder by hand", ratio, "x", atMost: 1.10)
    }

    // MARK: - Batches

    /// Adds the way to a service far away, and counts requests.
    private final class FarAway: Transport {
        let count = Locked(0)
        private let transport = URLSessionTransport()

        func send(_ request: TransportRequest) async throws -> TransportResponse {
            count.withLock { $0 += 1 }
            try await Task.sleep(for: .milliseconds(20))
            return try await transport.send(request)
        }
    }

    func reportBatch(_ report: Report) async throws {
        let transport = FarAway()
        let client = GraphServiceClient(
            credential: StaticTokenCredential("benchmark"),
            transport: transport,
            baseURL: server.baseURL
        )
        let requests = (0..<1_000).map { number in
            // The last digits of a GUID.
            client.users[Self.userId.prefix(32) + String(1_000 + number)].presence.setPresence.postRequest(
                SetPresencePostRequestBody(.busyInACall, sessionId: Self.sessionId)
            )
        }
        let start = ContinuousClock.now
        for result in try await client.batch(requests, concurrency: 4) { try result.get() }
        let batch = ContinuousClock.now - start
        let count = transport.count.withLock { $0 }
        report.line("HTTP requests of 1,000 writes in batches", Double(count), "requests", atMost: 50)

        let middle = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            var rest = requests[...]
            for _ in 0..<4 {
                guard let request = rest.popFirst() else { continue }
                group.addTask { try await client.send(request) }
            }
            while try await group.next() != nil {
                guard let request = rest.popFirst() else { continue }
                group.addTask { try await client.send(request) }
            }
        }
        let single = ContinuousClock.now - middle
        report.line("1,000 writes one by one to batches, 4 under way", single / batch, "x", atLeast: 8)
    }
}

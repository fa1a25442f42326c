// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import GraphRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Tests for the operations for which a 404 response to a retry may mean that an earlier attempt succeeded.
@Suite(.timeLimit(.minutes(5))) struct NotFoundOnRetryTests {
    /// The outcome of an attempt.
    enum Outcome: Sendable {
        case status(Int)
        case failure(any Error)

        /// An attempt whose connection fails with a URL error.
        static func connection(_ code: URLError.Code, _ text: String? = nil) -> Outcome {
            let userInfo = text.map { [NSLocalizedDescriptionKey: $0] } ?? [:]
            return .failure(TransportError(partialResponse: nil, underlying: URLError(code, userInfo: userInfo)))
        }

        var result: Result<TransportResponse, any Error> {
            switch self {
            case .status(let status): .success(response(status, headers: ["Retry-After": "1"]))
            case .failure(let error): .failure(error)
            }
        }
    }

    private static let clear = GraphRequest<Void>(
        GraphOperation(
            method: .post,
            pathTemplate: "/me/clear",
            isIdempotent: true,
            treatsNotFoundAsSuccessOnRetry: true
        ),
        at: "/me/clear"
    )

    private func client(_ transport: any GraphTransport) -> TestClient {
        TestClient(
            credential: StaticTokenCredential("t"),
            transport: transport,
            retryPolicy: .withoutChance(),
            clock: TestClock()
        )
    }

    private func script(_ outcomes: [Outcome]) -> RecordingTransport { RecordingTransport(outcomes.map(\.result)) }

    @Test(
        "A 404 response is treated as success if an earlier attempt may have succeeded",
        arguments: [
            [.status(503)], [.status(504)], [.connection(.networkConnectionLost)], [.connection(.timedOut)],
            [.connection(.badServerResponse)], [.failure(URLError(.networkConnectionLost))],
            [.status(429), .status(503)], [.status(503), .status(429)],
            [.connection(.networkConnectionLost), .connection(.cannotFindHost), .status(429)],
        ] as [[Outcome]]
    )
    func success(_ outcomes: [Outcome]) async throws {
        let transport = script(outcomes + [.status(404)])
        #expect(try await client(transport).response(for: Self.clear).status == 204)
        #expect(transport.requests.count == outcomes.count + 1)
    }

    @Test(
        "A 404 response is an error if no earlier attempt can have succeeded",
        arguments: [
            [], [.status(429)], [.status(429), .status(429), .status(429)], [.connection(.cannotConnectToHost)],
            [.connection(.cannotFindHost)], [.connection(.dnsLookupFailed)], [.connection(.notConnectedToInternet)],
            [.failure(URLError(.cannotConnectToHost))], [.status(429), .connection(.cannotConnectToHost)],
        ] as [[Outcome]]
    )
    func error(_ outcomes: [Outcome]) async {
        let transport = script(outcomes + [.status(404)])
        let error = await graphError { try await client(transport).send(Self.clear) }
        #expect(error?.status == 404)
        #expect(error?.attempts == outcomes.count + 1)
    }

    @Test("A 404 response to a retry of another operation is an error")
    func otherOperation() async {
        let error = await graphError { try await client(script([.status(503), .status(404)])).send(idempotentWrite) }
        #expect(error?.status == 404)
    }

    @Test("A 404 response is an error if the earlier attempt acquired no token in time")
    func tokenTimeout() async {
        let timeout = RequestTimedOut(timeout: .seconds(1), isAcquiringToken: true)
        let failure = TransportError(partialResponse: nil, underlying: timeout)
        let error = await graphError {
            try await client(script([.failure(failure), .status(404)])).send(Self.clear)
        }
        #expect(error?.status == 404)
    }

    #if canImport(FoundationNetworking)
        @Test("On Linux, the text of an error shows whether a connection was established")
        func lostAfterRefusal() async throws {
            let refused = Outcome.connection(.cannotConnectToHost, "Failed to connect to localhost port 1 after 0 ms")
            let error = await graphError { try await client(script([refused, .status(404)])).send(Self.clear) }
            #expect(error?.status == 404)
            let lost = Outcome.connection(.cannotConnectToHost, "Empty reply from server")
            #expect(try await client(script([lost, .status(404)])).response(for: Self.clear).status == 204)
        }
    #endif

    /// Sends requests in a batch, and returns the status of each error; `nil` for a success.
    private func batch(_ items: [BatchItem<Void>], _ transport: any GraphTransport) async throws -> [Int?] {
        try await client(transport).batch(items).map { result in
            if case .failure(let error) = result { error.status ?? 0 } else { nil }
        }
    }

    @Test("In a batch, a 404 response is success only for an entry that an earlier batch may have performed")
    func batchEntries() async throws {
        // The statuses of each entry in the first and the second batch. The last batch has only 404 responses.
        let statuses: [[Int64]] = [[429, 429], [503, 404], [504, 429], [429, 503], [404, 404]]
        let service = BatchService { item, call in
            let entry = Int(item.headers?["X-Entry"] ?? "") ?? 0
            return BatchTests.refused(item, call <= 2 ? statuses[entry][call - 1] : 404)
        }
        let items = statuses.indices.map { entry in
            var request = Self.clear
            request.configuration.headers["X-Entry"] = String(entry)
            return BatchItem(request)
        }
        #expect(try await batch(items, service) == [404, nil, nil, nil, 404])
    }

    @Test("In a batch, a 404 response is an error if the entry was not performed because its dependency failed")
    func failedDependency() async throws {
        let service = BatchService { item, call in
            switch (item.dependsOn, call) {
            case (nil, 1): BatchTests.refused(item, 503)
            case (_, 1): BatchTests.refused(item, 424)
            case (nil, _): BatchTests.ok(item)
            default: BatchTests.refused(item, 404)
            }
        }
        let items = [BatchItem(idempotentWrite, id: "a"), BatchItem(Self.clear, dependsOn: ["a"])]
        #expect(try await batch(items, service) == [nil, 404])
    }

    @Test("After a batch is sent again, a 404 response is success only if the first batch may have succeeded")
    func wholeBatch() async throws {
        func entry(_ status: Int) -> Result<TransportResponse, any Error> {
            .success(response(200, #"{"responses":[{"id":"1","status":\#(status)}]}"#))
        }
        func send(_ first: Outcome, _ others: Int...) async throws -> [Int?] {
            let transport = RecordingTransport([first.result] + others.map(entry))
            let statuses = try await batch([BatchItem(Self.clear)], transport)
            #expect(transport.requests.count == others.count + 1)
            return statuses
        }
        #expect(try await send(.status(429), 404) == [404])
        #expect(try await send(.connection(.cannotConnectToHost), 404) == [404])
        #expect(try await send(.status(503), 404) == [nil])
        #expect(try await send(.connection(.networkConnectionLost), 404) == [nil])
        #expect(try await send(.connection(.networkConnectionLost), 429, 404) == [nil])
        #expect(try await send(.status(429), 429, 404) == [404])
    }
}

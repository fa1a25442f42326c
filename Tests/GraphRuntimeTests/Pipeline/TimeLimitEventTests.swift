// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct TimeLimitEventTests {
    private static let get = GraphRequest<GraphJSONValue>(.get, "/me/presence")

    /// A client whose requests receive no response, and the reasons for its failures.
    private struct HangingClient {
        let client: TestClient
        /// The reasons for the failures, as text.
        let reasons: AsyncStream<String>
        /// A stream with one element for each request that the transport receives.
        let requests: AsyncStream<Void>

        init(isInteractive: Bool = false, timeout: Duration = .seconds(3_600)) {
            let (reasons, reasonContinuation) = AsyncStream<String>.makeStream()
            let (requests, requestContinuation) = AsyncStream<Void>.makeStream()
            (self.reasons, self.requests) = (reasons, requests)
            client = TestClient(
                credential: ClosureTokenCredential(isInteractive: isInteractive) { _ in GraphAccessToken("t") },
                transport: ClosureTransport { _ in
                    requestContinuation.yield()
                    try await Task.sleep(for: .seconds(3_600))
                    return response(200, "{}")
                },
                clock: TestClock(),
                timeout: timeout,
                onEvent: { event in
                    guard case .failure(let reason, _) = event.kind else { return }
                    reasonContinuation.yield(reason.description)
                }
            )
        }

        func get(_ configuration: RequestConfiguration) async throws -> GraphJSONValue {
            var request = TimeLimitEventTests.get
            request.configuration = configuration
            return try await client.send(request)
        }

        /// Returns the reason for the first failure.
        func reason() async -> String? { await reasons.first { _ in true } }
    }

    @Test("A request that reaches the time limit of a watch or a session is reported as timed out")
    func timeLimit() async {
        let hanging = HangingClient()
        let error = await graphError {
            try await hanging.client.requestAdapter.sendOnce(within: .milliseconds(1_200), Self.get.operation) {
                try await hanging.get($0)
            }
        }
        #expect(error?.description == "GET /me/presence: the request timed out after 1.2 seconds")
        #expect(await hanging.reason() == "timed out")
    }

    @Test("A request that reaches the time limit for clearing a session is reported as timed out")
    func shieldedTimeLimit() async {
        let hanging = HangingClient()
        let error = await graphError {
            try await withTimeLimit(.milliseconds(1_200), .system, of: Self.get.operation, isShielded: true) {
                try await hanging.get(RequestConfiguration())
            }
            .get()
        }
        #expect(error?.description == "GET /me/presence: the request timed out after 1.2 seconds")
        #expect(await hanging.reason() == "timed out")
    }

    @Test("A request that is canceled before its time limit is reported as canceled")
    func cancellation() async {
        let hanging = HangingClient()
        let task = Task {
            try await hanging.client.requestAdapter.sendOnce(within: .seconds(3_600), Self.get.operation) {
                try await hanging.get($0)
            }
        }
        await hanging.requests.first { _ in true }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(await hanging.reason() == "canceled")
    }

    @Test("The client's timeout applies if it is shorter than the time limit", arguments: [false, true])
    func clientTimeout(_ isInteractive: Bool) async {
        let hanging = HangingClient(isInteractive: isInteractive, timeout: .milliseconds(1_200))
        let error = await graphError {
            try await hanging.client.requestAdapter.sendOnce(within: .seconds(3_600), Self.get.operation) {
                try await hanging.get($0)
            }
        }
        #expect(error?.message == "the request timed out after 1.2 seconds (1 attempt)")
        #expect(await hanging.reason() == "timed out")
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for the request limit of each application in each tenant.
@Suite(.timeLimit(.minutes(5))) struct ThrottlingTests {
    private let clock = ManualClock()

    private func status(_ client: GraphServiceClient) async -> (status: Int, retryAfter: Duration?) {
        do {
            let response = try await client.response(for: client.users["u".guid].presence.getRequest())
            return (response.status, nil)
        } catch {
            let error = error as? GraphError
            return (error?.status ?? 0, error?.retryAfter)
        }
    }

    @Test("After 1,500 requests in 30 seconds, a request is rejected with 429 and Retry-After")
    func documentedLimit() async throws {
        let emulator = EmulatorTransport(clock: clock)
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: emulator,
            retryPolicy: .never
        )
        for _ in 0..<1_499 { _ = await status(client) }
        clock.advance(by: .milliseconds(12_500))
        #expect(await status(client).status == 200)
        let error = await #expect(throws: GraphError.self) { try await client.users["u".guid].presence.get() }
        #expect(error?.status == 429)
        #expect(error?.code == "TooManyRequests")
        #expect(error?.headers["Retry-After"] == "18")
        clock.advance(by: .milliseconds(17_499))
        #expect(await status(client) == (429, .seconds(1)))
        clock.advance(by: .milliseconds(1))
        #expect(await status(client).status == 200)
    }

    @Test("Each application in each tenant has its own limit") func limitPerApplication() async throws {
        let permissions: Set = ["Presence.ReadWrite.All"]
        let emulator = EmulatorTransport(
            clock: clock,
            tokens: [
                "a1": .application(permissions: permissions, id: "a", tenant: "1"),
                "A1": .application(permissions: permissions, id: "A", tenant: "1"),
                "a2": .application(permissions: permissions, id: "a", tenant: "2"),
                "b1": .application(permissions: permissions, id: "b", tenant: "1"),
            ],
            throttling: EmulatorThrottling(requests: 1, period: .seconds(1))
        )
        func client(_ token: String) -> GraphServiceClient {
            GraphServiceClient(credential: StaticTokenCredential(token), transport: emulator, retryPolicy: .never)
        }
        for (token, expected) in [("a1", 200), ("a2", 200), ("b1", 200), ("A1", 429), ("a1", 429)] {
            #expect(await status(client(token)).status == expected, "\(token)")
        }
        emulator.setThrottling(nil)
        for _ in 0..<10 { #expect(await status(client("a1")).status == 200) }
    }

    @Test("Each request in a batch counts toward the limit") func batchRequestsCount() async throws {
        let emulator = EmulatorTransport(clock: clock, throttling: EmulatorThrottling(requests: 2, period: .seconds(9)))
        let item: (String) -> GraphJSONValue = {
            ["id": .string($0), "method": "GET", "url": .string("/users/\("u".guid)/presence")]
        }
        let body: GraphJSONValue = ["requests": [item("1"), item("2"), item("3")]]
        let request = GraphRequest<GraphJSONValue>(.post, "/$batch", body: .json(body))
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: emulator,
            retryPolicy: .never
        )
        let response = try await client.send(request)
        guard case .array(let responses)? = response["responses"] else {
            Issue.record("the batch response contains no responses")
            return
        }
        #expect(responses.map { $0["status"] } == [200, 200, 429])
        #expect(responses.last?["headers"]?["Retry-After"] == "9")
    }
}

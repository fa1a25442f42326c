// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite struct ClientClockTests {
    private let clock = TestClock()

    @Test("A Retry-After date is interpreted with the client's clock, even without retries")
    func retryAfterDate() async {
        // The test clock starts at 2025-01-01T00:00:00Z.
        let headers: GraphHeaders = ["Retry-After": "Wed, 01 Jan 2025 00:00:42 GMT"]
        for policy in [GraphRetryPolicy.never, .withoutChance(maximumAttempts: 1)] {
            let client = TestClient(
                credential: StaticTokenCredential("t"),
                transport: RecordingTransport(response(429, headers: headers)),
                retryPolicy: policy,
                clock: clock
            )
            let error = await graphError { try await client.send(idempotentWrite) }
            #expect(error?.retryAfter == .seconds(42))
        }
    }

    @Test("A Retry-After date in an incomplete response is interpreted with the client's clock")
    func incompleteResponse() async {
        let partial = response(503, headers: ["Retry-After": "Wed, 01 Jan 2025 00:00:09 GMT"])
        let failure = TransportError(partialResponse: partial, underlying: URLError(.networkConnectionLost))
        let client = TestClient(
            credential: StaticTokenCredential("t"),
            transport: RecordingTransport([.failure(failure)]),
            retryPolicy: .never,
            clock: clock
        )
        let error = await graphError { try await client.send(idempotentWrite) }
        #expect(error?.message == "the response is incomplete (1 attempt)")
        #expect(error?.retryAfter == .seconds(9))
    }

    @Test("Retries use the client's clock even if the call has a separate retry policy")
    func policyOfCall() async throws {
        let transport = RecordingTransport(response(503, headers: ["Retry-After": "7"]), response(204))
        let client = TestClient(
            credential: StaticTokenCredential("t"),
            transport: transport,
            retryPolicy: .never,
            clock: clock
        )
        var request = idempotentWrite
        request.configuration.retryPolicy = .withoutChance()
        try await client.send(request)
        #expect(clock.waits == [.seconds(7)])
    }

    @Test("SdkVersion identifies the runtime if the client does not specify a name")
    func sdkVersion() async throws {
        let transport = RecordingTransport(response(204))
        try await TestClient(credential: StaticTokenCredential("t"), transport: transport).send(idempotentWrite)
        #expect(transport.requests.map { $0.headers["SdkVersion"] } == ["swift-graph-runtime/\(SDKVersion.version)"])
    }
}

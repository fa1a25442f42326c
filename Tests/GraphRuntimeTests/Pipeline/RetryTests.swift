// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct RetryTests {
    private let clock = TestClock()

    private func client(
        _ transport: RecordingTransport,
        _ policy: GraphRetryPolicy = .withoutChance(),
        _ clock: TestClock? = nil
    ) -> TestClient {
        TestClient(
            credential: StaticTokenCredential("t"),
            transport: transport,
            retryPolicy: policy,
            clock: clock ?? self.clock
        )
    }

    private func throttled(_ retryAfter: String?, _ status: Int = 429) -> TransportResponse {
        response(status, headers: retryAfter.map { ["Retry-After": $0] } ?? [:])
    }

    @Test("A request with a transient status is retried", arguments: [429, 503, 504])
    func transientStatus(_ status: Int) async throws {
        let transport = RecordingTransport(throttled("2", status), response(200))
        try await client(transport).send(idempotentWrite)
        #expect(transport.requests.count == 2)
        #expect(clock.waits == [.seconds(2)])
        #expect(transport.requests.map { $0.headers["Retry-Attempt"] } == [nil, "1"])
        // The retry has the same body and the same client request ID.
        #expect(transport.requests[0].body == transport.requests[1].body)
        #expect(
            transport.requests[0].headers["client-request-id"] == transport.requests[1].headers["client-request-id"]
        )
    }

    @Test(
        "A request with another status is not retried",
        arguments: [400, 401, 403, 404, 408, 409, 412, 500, 501, 502, 507]
    )
    func otherStatus(_ status: Int) async {
        let transport = RecordingTransport(throttled("1", status), response(200))
        let error = await graphError { try await client(transport).send(idempotentWrite) }
        #expect(error?.status == status)
        #expect(error?.retryAfter == .seconds(1))
        #expect(transport.requests.count == 1)
    }

    @Test("A write that is not idempotent is sent only once")
    func notIdempotent() async {
        let request = GraphRequest<Void>(.post, "/me/x", body: .emptyObject)
        for outcome in [Result<TransportResponse, any Error>.success(throttled("1")), .failure(TransportError.refused)]
        {
            let transport = RecordingTransport([outcome])
            _ = await graphError { try await client(transport).send(request) }
            #expect(transport.requests.count == 1)
        }
        #expect(clock.waits == [])
    }

    @Test(
        "Retry-After is parsed in all its forms",
        arguments: [
            ("7", Duration.seconds(7)), ("0", .zero), ("1.5", .milliseconds(1_500)), ("0.001", .milliseconds(1)),
            (" 3 ", .seconds(3)), ("Wed, 01 Jan 2025 00:00:09 GMT", .seconds(9)),
            // An invalid value is treated as missing. The delay is then random, up to 1 second, and exactly 1 second in
            // this test.
            ("-1", .seconds(1)), ("soon", .seconds(1)), ("", .seconds(1)), ("1e3", .seconds(1)), ("1.2.3", .seconds(1)),
            ("+4", .seconds(1)), ("Tue, 31 Dec 2024 23:59:59 GMT", .seconds(1)), ("NaN", .seconds(1)),
        ]
    )
    func retryAfterForms(_ text: String, _ wait: Duration) async throws {
        let transport = RecordingTransport(throttled(text), response(200))
        try await client(transport).send(idempotentWrite)
        #expect(clock.waits == [wait])
    }

    @Test("A Retry-After date is relative to the response's Date header")
    func retryAfterDate() async throws {
        let headers: GraphHeaders = [
            "Retry-After": "Thu, 01 Jan 2026 00:00:04 GMT", "Date": "Thu, 01 Jan 2026 00:00:00 GMT",
        ]
        let transport = RecordingTransport(response(429, headers: headers), response(200))
        try await client(transport).send(idempotentWrite)
        #expect(clock.waits == [.seconds(4)])
    }

    @Test(
        "The call fails if the requested delay exceeds the limit",
        arguments: ["61", "3600", "99999999999999999999999", "Thu, 01 Jan 2026 00:00:00 GMT"]
    )
    func longWait(_ text: String) async {
        let transport = RecordingTransport(throttled(text), response(200))
        let error = await graphError { try await client(transport).send(idempotentWrite) }
        #expect(error?.status == 429)
        #expect(error?.retryAfter.map { $0 > .seconds(60) } == true)
        #expect(transport.requests.count == 1)
        #expect(clock.waits == [])
    }

    @Test("Delays without Retry-After are random up to a bound that doubles")
    func randomWaits() async {
        let transport = RecordingTransport(throttled(nil))
        _ = await graphError { try await client(transport, .withoutChance(maximumAttempts: 9)).send(idempotentWrite) }
        // The total limit of 180 seconds leaves no time for another delay of 60 seconds.
        #expect(clock.waits == [1, 2, 4, 8, 16, 32, 60].map { .seconds($0) })
        #expect(transport.requests.count == 8)
        let half = TestClock()
        _ = await graphError { try await client(transport, .withoutChance(random: 0.5), half).send(idempotentWrite) }
        #expect(half.waits == [.milliseconds(500), .seconds(1), .seconds(2)])
        let none = TestClock()
        _ = await graphError { try await client(transport, .withoutChance(random: 0), none).send(idempotentWrite) }
        #expect(none.waits == [.zero, .zero, .zero])
    }

    @Test("The number of attempts and the total duration are limited")
    func limits() async {
        let transport = RecordingTransport(throttled("50"))
        let error = await graphError { try await client(transport).send(idempotentWrite) }
        #expect(error?.status == 429)
        #expect(transport.requests.count == 4)
        #expect(clock.waits == [.seconds(50), .seconds(50), .seconds(50)])
        let slow = RecordingTransport(throttled("50"))
        let policy = GraphRetryPolicy.withoutChance(maximumAttempts: 100)
        _ = await graphError { try await client(slow, policy).send(idempotentWrite) }
        #expect(slow.requests.count == 4)
        let once = RecordingTransport(throttled("1"))
        _ = await graphError { try await client(once, .never).send(idempotentWrite) }
        #expect(once.requests.count == 1)
    }

    @Test("A call's retry policy takes precedence over the client's retry policy")
    func policyOfCall() async {
        let transport = RecordingTransport(throttled("1"))
        var request = idempotentWrite
        request.configuration.retryPolicy = .never
        _ = await graphError { try await client(transport).send(request) }
        #expect(transport.requests.count == 1)
    }

    @Test(
        "A connection that fails before a response is retried",
        arguments: [
            URLError.Code.cannotConnectToHost, .networkConnectionLost, .cannotFindHost, .dnsLookupFailed, .timedOut,
            .notConnectedToInternet,
        ]
    )
    func failedConnection(_ code: URLError.Code) async throws {
        let failure = TransportError(partialResponse: nil, underlying: URLError(code))
        let transport = RecordingTransport([.failure(failure), .failure(failure), .success(response(200))])
        try await client(transport).send(idempotentWrite)
        #expect(transport.requests.count == 3)
        #expect(clock.waits == [.seconds(1), .seconds(2)])
    }

    @Test("A transport may throw a URLError without a TransportError")
    func unwrappedError() async throws {
        let transport = RecordingTransport([.failure(URLError(.networkConnectionLost)), .success(response(200))])
        try await client(transport).send(idempotentWrite)
        #expect(transport.requests.count == 2)
    }

    @Test("An incomplete response or an untrusted certificate is not retried")
    func incompleteResponse() async {
        let failures = [
            TransportError(partialResponse: response(200, "{"), underlying: URLError(.networkConnectionLost)),
            TransportError(partialResponse: nil, underlying: URLError(.serverCertificateUntrusted)),
        ]
        for failure in failures {
            let transport = RecordingTransport([.failure(failure)])
            let error = await graphError { try await client(transport).send(idempotentWrite) }
            #expect(error?.kind == .transport)
            #expect(transport.requests.count == 1)
        }
    }

    @Test("Every attempt acquires a token")
    func tokenPerAttempt() async throws {
        let count = Locked(0)
        let credential = ClosureTokenCredential { _ in
            count.withLock { $0 += 1 }
            return GraphAccessToken("t\(count.withLock { $0 })")
        }
        let transport = RecordingTransport(throttled("1"), response(200))
        let client = TestClient(
            credential: credential,
            transport: transport,
            retryPolicy: .withoutChance(),
            clock: clock
        )
        try await client.send(idempotentWrite)
        #expect(transport.requests.map { $0.headers["Authorization"] } == ["Bearer t1", "Bearer t2"])
    }

    @Test("Cancellation stops the wait before a retry")
    func canceledWait() async throws {
        let transport = RecordingTransport(throttled("59"))
        let client = TestClient(credential: StaticTokenCredential("t"), transport: transport)
        let task = Task { try await client.send(idempotentWrite) }
        try await eventually { !transport.requests.isEmpty }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(transport.requests.count == 1)
    }
}

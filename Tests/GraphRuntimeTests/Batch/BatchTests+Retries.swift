// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

extension BatchTests {
    @Test("Only throttled requests are retried, after the longest of their delays")
    func throttledRequests() async throws {
        let service = BatchService { item, call in
            switch (item.url, call) {
            case ("/users/a/x", 1): Self.refused(item, 429, retryAfter: "2")
            case ("/users/b/x", 1...2): Self.refused(item, 429, retryAfter: "7")
            case ("/users/c/x", 1): Self.refused(item, 500, retryAfter: "9")
            default: Self.ok(item, [])
            }
        }
        let results = try await client(service).batch(["a", "b", "c", "d"].map { get($0) })
        #expect(statuses(results) == [nil, nil, 500, nil])
        #expect(
            service.calls.withLock { $0.map { $0.map(\.url) } } == [
                ["/users/a/x", "/users/b/x", "/users/c/x", "/users/d/x"], ["/users/a/x", "/users/b/x"], ["/users/b/x"],
            ]
        )
        #expect(clock.waits == [.seconds(7), .seconds(7)])
    }

    @Test("Requests that depend on a throttled request are retried together with it")
    func throttledDependency() async throws {
        let service = BatchService { item, call in
            switch (item.url, call) {
            case ("/users/b/x", 1): Self.refused(item, 429, retryAfter: "1")
            case ("/users/c/x", 1), ("/users/d/x", 1), ("/users/f/x", _): Self.refused(item, 424)
            case ("/users/e/x", _): Self.refused(item, 400)
            default: Self.ok(item, [])
            }
        }
        let items = [
            BatchItem(get("a"), id: "a"), BatchItem(get("b"), id: "B", dependsOn: ["a"]),
            BatchItem(get("c"), id: "c", dependsOn: ["b", "a"]), BatchItem(get("d"), dependsOn: ["C"]),
            BatchItem(get("e"), id: "e"), BatchItem(get("f"), dependsOn: ["e"]),
        ]
        let results = try await client(service).batch(items)
        #expect(statuses(results) == [nil, nil, nil, nil, 400, 424])
        let calls = service.calls.withLock { $0 }
        #expect(calls[0].map(\.dependsOn) == [nil, ["1"], ["2", "1"], ["3"], nil, ["5"]])
        // The retry does not declare a dependency on a request that has succeeded.
        #expect(calls[1].map(\.url) == ["/users/b/x", "/users/c/x", "/users/d/x"])
        #expect(calls[1].map(\.dependsOn) == [nil, ["2"], ["3"]])
        #expect(calls.count == 2)
    }

    @Test("A request that depends on a failed request is not retried when another request is throttled")
    func failedDependency() async throws {
        let service = BatchService { item, call in
            switch (item.url, call) {
            case ("/users/a/x", _): Self.refused(item, 400)
            case ("/users/b/x", 1): Self.refused(item, 429, retryAfter: "1")
            case ("/users/c/x", _), ("/users/d/x", _): Self.refused(item, 424)
            default: Self.ok(item, [])
            }
        }
        let items = [
            BatchItem(get("a"), id: "a"), BatchItem(get("b"), id: "b"),
            BatchItem(get("c"), id: "c", dependsOn: ["a", "b"]),
            BatchItem(get("d"), dependsOn: ["c"]),
        ]
        #expect(statuses(try await client(service).batch(items)) == [400, nil, 424, 424])
        #expect(service.calls.withLock { $0[1].map(\.url) } == ["/users/b/x"])
    }

    @Test("A request is performed if it depends on a retried clear request that returns 404")
    func completedDependency() async throws {
        let operation = GraphOperation(
            method: .get,
            pathTemplate: "/me/clear",
            isIdempotent: true,
            treatsNotFoundAsSuccessOnRetry: true
        )
        let clear = GraphRequest<GraphJSONValue>(operation, at: "/me/clear")
        let service = BatchService { item, call in
            switch (item.url, call) {
            case ("/me/clear", 1): Self.refused(item, 503)
            case ("/me/clear", _): Self.refused(item, 404)
            case (_, 1...2): Self.refused(item, 424)
            default: Self.ok(item, [])
            }
        }
        let results = try await client(service).batch([
            BatchItem(clear, id: "clear"), BatchItem(get("b"), dependsOn: ["clear"]),
        ])
        // The clear request has succeeded, but its response has no body to decode.
        #expect(statuses(results) == [204, nil])
        #expect(service.calls.withLock { $0.map { $0.map(\.dependsOn) } } == [[nil, ["1"]], [nil, ["1"]], [nil]])
    }

    @Test("Retries of a batch call and of its individual requests share one limit")
    func totalAttempts() async throws {
        let throttled = #"{"responses":[{"id":"1","status":429,"headers":{"Retry-After":"1","X-Null":null}}]}"#
        let transport = RecordingTransport([
            .success(response(503)), .success(response(200, throttled)), .success(response(503)),
            .success(response(200, throttled)), .success(response(200, throttled)),
        ])
        let retries = Locked(0)
        let client = TestClient(
            credential: StaticTokenCredential("t"),
            transport: transport,
            retryPolicy: .withoutChance(),
            clock: clock,
            onEvent: { event in if case .retry = event.kind { retries.withLock { $0 += 1 } } }
        )
        #expect(statuses(try await client.batch([get("a")])) == [429])
        #expect(transport.requests.count == 4)
        #expect(transport.requests.map { $0.headers["Retry-Attempt"] } == [nil, "1", "2", "3"])
        #expect(retries.withLock { $0 } == 3)
    }

    @Test("Cancellation stops the wait between calls")
    func canceledWait() async throws {
        let transport = RecordingTransport(
            response(200, #"{"responses":[{"id":"1","status":429,"headers":{"Retry-After":59}}]}"#)
        )
        let client = TestClient(credential: StaticTokenCredential("t"), transport: transport)
        let task = Task { try await client.batch([get("a")]) }
        try await eventually { !transport.requests.isEmpty }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(transport.requests.count == 1)
    }

    @Test("If a batch call fails, each of its requests fails")
    func failedCall() async throws {
        let transport = RecordingTransport(
            response(400, #"{"error":{"code":"BadRequest","message":"no"}}"#, headers: ["request-id": "r"])
        )
        let results = try await client(transport).batch([get("a"), get("b")])
        for result in results {
            guard case .failure(let error) = result else {
                Issue.record("a request succeeded")
                continue
            }
            #expect(error.status == 400)
            #expect(error.code == "BadRequest")
            #expect(error.message == "the batch request failed: no")
            #expect(error.requestId == "r")
            #expect(error.operation.description == "GET /users/{1}/x")
        }
        #expect(transport.requests.count == 1)
    }

    @Test("A throttled batch call is retried only if all its requests are idempotent")
    func throttledCall() async throws {
        let responses = [response(429, headers: ["Retry-After": "4"]), response(200, #"{"responses":[]}"#)]
        let reads = RecordingTransport(responses.map { .success($0) })
        _ = try await client(reads).batch([get("a")])
        #expect(reads.requests.count == 2)
        #expect(clock.waits == [.seconds(4)])
        let writes = RecordingTransport(responses.map { .success($0) })
        _ = try await client(writes).batch([GraphRequest<Void>(.post, "/me/x"), GraphRequest<Void>(.get, "/me/x")])
        #expect(writes.requests.count == 1)
    }

    @Test("After cancellation, no call is still running")
    func cancellation() async throws {
        let running = Locked(0)
        let started = Locked(0)
        let transport = ClosureTransport { _ in
            running.withLock { $0 += 1 }
            started.withLock { $0 += 1 }
            defer { running.withLock { $0 -= 1 } }
            try await Task.sleep(for: .seconds(3_600))
            return response(200)
        }
        let client = client(transport)
        let requests = (0..<200).map { get("u\($0)") }
        let task = Task { try await client.batch(requests, concurrency: 4) }
        try await eventually { started.withLock({ $0 }) >= 4 }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(running.withLock { $0 } == 0)
        #expect(started.withLock { $0 } == 4)
    }
}

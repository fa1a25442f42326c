import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite struct BatchTests {
    private let clock = TestClock()

    /// Answers batches item by item, and notes what came.
    private final class Service: Transport {
        struct Item: Decodable, Sendable {
            let id: String
            let method: String
            let url: String
            let headers: [String: String]?
            let body: JSONValue?
            let dependsOn: [String]?
        }

        private struct Body: Decodable {
            let requests: [Item]
        }

        let calls = Locked<[[Item]]>([])
        let bodies = Locked<[Data]>([])
        let running = Locked((now: 0, most: 0))
        private let answer: @Sendable (Item, Int) -> JSONValue?

        /// A service; the closure gets an item and the number of its call.
        init(_ answer: @escaping @Sendable (Item, Int) -> JSONValue?) {
            self.answer = answer
        }

        func send(_ request: TransportRequest) async throws -> TransportResponse {
            let items = try JSONDecoder().decode(Body.self, from: request.body ?? Data()).requests
            let number = calls.withLock { calls in
                calls.append(items)
                return calls.count
            }
            bodies.withLock { $0.append(request.body ?? Data()) }
            running.withLock { running in
                running.now += 1
                running.most = max(running.most, running.now)
            }
            try await Task.sleep(for: .milliseconds(2))
            running.withLock { $0.now -= 1 }
            // A service may answer in any order.
            let responses = items.reversed().compactMap { answer($0, number) }
            let body = try JSONEncoder().encode(["responses": responses])
            return response(200, String(decoding: body, as: UTF8.self))
        }
    }

    private func client(_ transport: any Transport) -> TestClient {
        TestClient(
            credential: StaticTokenCredential("t"),
            transport: transport,
            retryPolicy: .withoutChance(),
            clock: clock
        )
    }

    private func get(_ id: String) -> GraphRequest<JSONValue> { GraphRequest<JSONValue>(.get, "/users/\(id)/x") }

    private static func ok(_ item: Service.Item, _ body: JSONValue? = nil) -> JSONValue {
        var answer: [String: JSONValue] = ["id": .string(item.id), "status": 200]
        answer["body"] = body
        return .object(answer)
    }

    private static func refused(_ item: Service.Item, _ status: Int64, retryAfter: String? = nil) -> JSONValue {
        let error: JSONValue = ["error": ["code": "Code", "message": "Text"]]
        var answer: [String: JSONValue] = ["id": .string(item.id), "status": .integer(status), "body": error]
        if let retryAfter { answer["headers"] = ["Retry-After": .string(retryAfter)] }
        return .object(answer)
    }

    private func statuses<Value>(_ results: [Result<Value, GraphError>]) -> [Int?] {
        results.map { result in
            if case .failure(let error) = result { error.status ?? 0 } else { nil }
        }
    }

    @Test func theBytesAreThoseOfTheDocumentation() async throws {
        let service = Service { item, _ in Self.ok(item, ["n": 1]) }
        let write = GraphRequest<Void>(
            GraphOperation(method: .post, pathTemplate: "/me/x"),
            at: "/me/x",
            body: .json(["a": "ö/\""] as JSONValue),
            configuration: RequestConfiguration(headers: ["client-request-id": "c"])
        )
        let read = GraphRequest<JSONValue>(
            .get,
            "/users/\("a/b")/x",
            configuration: RequestConfiguration(headers: ["client-request-id": "d"], query: ["$select": "id,x y"])
        )
        let (written, answer) = try await client(service).batch(write, read)
        try written.get()
        #expect(try answer.get() == ["n": 1])
        let expected =
            #"{"requests":[{"body":{"a":"ö/\""},"headers":{"Content-Type":"application/json","client-request-id":"c"},"#
            + #""id":"1","method":"POST","url":"/me/x"},{"headers":{"client-request-id":"d"},"id":"2","method":"GET","#
            + #""url":"/users/a%2Fb/x?$select=id,x%20y"}]}"#
        #expect(service.bodies.withLock { $0 }.map { String(decoding: $0, as: UTF8.self) } == [expected])
    }

    @Test func aPOSTWithoutABodyHasAnEmptyOne() async throws {
        let service = Service { item, _ in Self.ok(item) }
        try await client(service).batch([GraphRequest<Void>(.post, "/me/x")])[0].get()
        let item = service.calls.withLock { $0[0][0] }
        #expect(item.body == [:])
        #expect(item.headers?["Content-Type"] == "application/json")
    }

    @Test(arguments: [(0, 0), (1, 1), (20, 1), (21, 2), (1_000, 50), (1_001, 51)])
    func twentyGoInACall(_ count: Int, _ calls: Int) async throws {
        let service = Service { item, _ in Self.ok(item, ["url": .string(item.url)]) }
        let progress = Progress(totalUnitCount: 0)
        let results = try await client(service).batch(
            (0..<count).map { get("u\($0)") },
            concurrency: 3,
            progress: progress
        )
        #expect(service.calls.withLock { $0.count } == calls)
        let expected: [JSONValue] = (0..<count).map { ["url": .string("/users/u\($0)/x")] }
        #expect(try results.map { try $0.get() } == expected)
        #expect(service.running.withLock { $0.most } <= 3)
        #expect(progress.totalUnitCount == Int64(count))
        #expect(progress.completedUnitCount == Int64(count))
    }

    @Test func eachRequestHasItsOwnResult() async throws {
        let service = Service { item, _ in
            switch item.url {
            case "/users/a/x": Self.refused(item, 403)
            case "/users/b/x": nil
            case "/users/c/x": Self.ok(item)
            case "/users/d/x": ["id": .string(item.id), "status": 200, "body": "<html>"]
            default: Self.ok(item, [])
            }
        }
        let results = try await client(service).batch(["a", "b", "c", "d", "e"].map { get($0) })
        #expect(statuses(results) == [403, 0, 200, 200, nil])
        guard case .failure(let refused) = results[0], case .failure(let lost) = results[1],
            case .failure(let empty) = results[2], case .failure(let page) = results[3]
        else {
            Issue.record("a result that should be an error is none")
            return
        }
        #expect(refused.code == "Code")
        #expect(refused.operation.description == "GET /users/{1}/x")
        #expect(refused.clientRequestId == service.calls.withLock { $0[0][0].headers?["client-request-id"] })
        #expect(lost.message == "the batch's answer has no answer to this request")
        #expect(empty.message == "the answer has no body")
        #expect(page.kind == .decoding)
        #expect(page.bodyExcerpt == "<html>")
    }

    @Test func aResponseThatCannotBeReadIsMissingAlone() async throws {
        let items =
            #"{"id":"1","status":"200"},null,{"id":"2","status":200,"body":[1]},{"id":"3","status":200,"body":1e999}"#
        let client = TestClient.answering { _ in response(200, "{\"responses\":[\(items)]}") }
        let results = try await client.batch([get("a"), get("b"), get("c")])
        #expect(statuses(results) == [0, nil, 0])
        #expect(try results[1].get() == [1])
    }

    @Test func whatCannotBeSentIsNotAndTheRestIs() async throws {
        let service = Service { item, _ in Self.ok(item, []) }
        let results = try await client(service).batch([get("a"), get(""), get("b")])
        #expect(statuses(results) == [nil, 0, nil])
        #expect(service.calls.withLock { $0[0].map(\.url) } == ["/users/a/x", "/users/b/x"])
    }

    @Test func throttledRequestsAreSentAgainAloneAfterTheLongestWait() async throws {
        let service = Service { item, call in
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

    @Test func whatFailedBecauseOfAThrottledRequestIsSentAgainWithIt() async throws {
        let service = Service { item, call in
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
        // What has succeeded is not waited for again.
        #expect(calls[1].map(\.url) == ["/users/b/x", "/users/c/x", "/users/d/x"])
        #expect(calls[1].map(\.dependsOn) == [nil, ["2"], ["3"]])
        #expect(calls.count == 2)
    }

    @Test func whatDependsOnAFailureIsNotPerformedBecauseOfAThrottledOne() async throws {
        let service = Service { item, call in
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

    @Test func whatDependsOnSomethingThatIsDoneIsPerformed() async throws {
        let operation = GraphOperation(
            method: .get,
            pathTemplate: "/me/clear",
            isIdempotent: true,
            isDoneIfNotFoundOnRetry: true
        )
        let clear = GraphRequest<JSONValue>(operation, at: "/me/clear")
        let service = Service { item, call in
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
        // The cleared one has no body to read; it succeeded all the same.
        #expect(statuses(results) == [204, nil])
        #expect(service.calls.withLock { $0.map { $0.map(\.dependsOn) } } == [[nil, ["1"]], [nil, ["1"]], [nil]])
    }

    @Test func sendsOfACallAreBoundedAsAWhole() async throws {
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

    @Test(.timeLimit(.minutes(5))) func aWaitBetweenCallsEndsWithTheTask() async throws {
        let transport = RecordingTransport(
            response(200, #"{"responses":[{"id":"1","status":429,"headers":{"Retry-After":59}}]}"#)
        )
        let client = TestClient(credential: StaticTokenCredential("t"), transport: transport)
        let task = Task { try await client.batch([get("a")]) }
        while transport.requests.isEmpty { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(transport.requests.count == 1)
    }

    @Test func aChainStaysInOneCall() async throws {
        let service = Service { item, _ in Self.ok(item, []) }
        func chain(_ name: String, _ count: Int) -> [BatchItem<JSONValue>] {
            (0..<count).map { index in
                BatchItem(
                    get("\(name)\(index)"),
                    id: "\(name)\(index)",
                    dependsOn: index == 0 ? [] : ["\(name)\(index - 1)"]
                )
            }
        }
        let results = try await client(service).batch(chain("a", 12) + chain("b", 12) + chain("c", 21))
        #expect(statuses(results) == Array(repeating: nil, count: 24) + Array(repeating: 0, count: 21))
        let calls = service.calls.withLock { $0 }.map { Set($0.map { String($0.url.dropFirst(7).prefix(1)) }) }
        #expect(calls.count == 2)
        #expect(Set(calls) == [["a"], ["b"]])
        if case .failure(let error) = results[30] {
            #expect(error.message == "21 requests depend on one another; a batch call has 20")
        }
    }

    @Test func dependenciesThatMakeNoSenseAreRefused() async throws {
        let service = Service { item, _ in Self.ok(item, []) }
        let items = [
            BatchItem(get("a"), id: "a", dependsOn: ["nobody"]), BatchItem(get("b"), dependsOn: ["a"]),
            BatchItem(get("c"), id: "c", dependsOn: ["d"]), BatchItem(get("d"), id: "d", dependsOn: ["c"]),
            BatchItem(get("e"), id: "e"), BatchItem(get("f"), id: "E"), BatchItem(get("g")),
        ]
        let results = try await client(service).batch(items)
        let messages = results.map { result in
            if case .failure(let error) = result { error.message } else { "" }
        }
        let chain = "a request of the same chain cannot be sent"
        let circle = "the request depends on itself by way of others"
        #expect(
            messages == [
                "there is no request with the id 'nobody' to depend on", chain, circle, circle, "",
                "two requests of the batch have the id 'e'", "",
            ]
        )
        #expect(service.calls.withLock { $0.map { $0.map(\.url) } } == [["/users/e/x", "/users/g/x"]])
    }

    @Test func aCallThatFailsAsAWholeFailsEachRequest() async throws {
        let transport = RecordingTransport(
            response(400, #"{"error":{"code":"BadRequest","message":"no"}}"#, headers: ["request-id": "r"])
        )
        let results = try await client(transport).batch([get("a"), get("b")])
        for result in results {
            guard case .failure(let error) = result else {
                Issue.record("a success")
                continue
            }
            #expect(error.status == 400)
            #expect(error.code == "BadRequest")
            #expect(error.message == "the batch call failed: no")
            #expect(error.requestId == "r")
            #expect(error.operation.description == "GET /users/{1}/x")
        }
        #expect(transport.requests.count == 1)
    }

    @Test func aCallThatIsThrottledAsAWholeIsSentAgainIfAllOfItMayBe() async throws {
        let answers = [response(429, headers: ["Retry-After": "4"]), response(200, #"{"responses":[]}"#)]
        let reads = RecordingTransport(answers.map { .success($0) })
        _ = try await client(reads).batch([get("a")])
        #expect(reads.requests.count == 2)
        #expect(clock.waits == [.seconds(4)])
        let writes = RecordingTransport(answers.map { .success($0) })
        _ = try await client(writes).batch([GraphRequest<Void>(.post, "/me/x"), GraphRequest<Void>(.get, "/me/x")])
        #expect(writes.requests.count == 1)
    }

    @Test func notFoundOnARetryMayMeanDone() async throws {
        let operation = GraphOperation(
            method: .post,
            pathTemplate: "/me/clear",
            isIdempotent: true,
            isDoneIfNotFoundOnRetry: true
        )
        let request = GraphRequest<Void>(operation, at: "/me/clear")
        let service = Service { item, call in Self.refused(item, call == 1 ? 503 : 404) }
        #expect(statuses(try await client(service).batch([request])) == [nil])
        let whole = RecordingTransport(
            [.failure(TransportError.refused)]
                + [.success(response(200, #"{"responses":[{"id":"1","status":404}]}"#))]
        )
        #expect(statuses(try await client(whole).batch([request])) == [nil])
        let first = RecordingTransport(response(200, #"{"responses":[{"id":"1","status":404}]}"#))
        #expect(statuses(try await client(first).batch([request])) == [404])
    }

    @Test(arguments: ["[]", #"{"responses":{"id":1}}"#, "<html>"]) func anAnswerThatIsNoneFailsEach(_ body: String)
        async throws
    {
        let results = try await client(RecordingTransport(response(200, body))).batch([get("a")])
        #expect(throws: GraphError.self) { try results[0].get() }
        guard case .failure(let error) = results[0] else { return }
        #expect(error.kind == .decoding)
        #expect(error.message == "the batch call failed: the answer is none of a batch")
        #expect(error.bodyExcerpt == body)
    }

    @Test(.timeLimit(.minutes(5))) func cancellationLeavesNothingRunning() async throws {
        let running = Locked(0)
        let started = Locked(0)
        let transport = HandlerTransport { _ in
            running.withLock { $0 += 1 }
            started.withLock { $0 += 1 }
            defer { running.withLock { $0 -= 1 } }
            try await Task.sleep(for: .seconds(3_600))
            return response(200)
        }
        let client = client(transport)
        let requests = (0..<200).map { get("u\($0)") }
        let task = Task { try await client.batch(requests, concurrency: 4) }
        while started.withLock({ $0 }) < 4 { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(running.withLock { $0 } == 0)
        #expect(started.withLock { $0 } == 4)
    }
}

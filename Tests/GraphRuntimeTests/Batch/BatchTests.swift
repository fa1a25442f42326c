// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct BatchTests {
    let clock = TestClock()

    func client(_ transport: any GraphTransport) -> TestClient {
        TestClient(
            credential: StaticTokenCredential("t"),
            transport: transport,
            retryPolicy: .withoutChance(),
            clock: clock
        )
    }

    func get(_ id: String) -> GraphRequest<GraphJSONValue> { GraphRequest<GraphJSONValue>(.get, "/users/\(id)/x") }

    static func ok(_ item: BatchService.Item, _ body: GraphJSONValue? = nil) -> GraphJSONValue {
        var response: [String: GraphJSONValue] = ["id": .string(item.id), "status": 200]
        response["body"] = body
        return .object(response)
    }

    static func refused(_ item: BatchService.Item, _ status: Int64, retryAfter: String? = nil) -> GraphJSONValue {
        let error: GraphJSONValue = ["error": ["code": "Code", "message": "Text"]]
        var response: [String: GraphJSONValue] = ["id": .string(item.id), "status": .integer(status), "body": error]
        if let retryAfter { response["headers"] = ["Retry-After": .string(retryAfter)] }
        return .object(response)
    }

    func statuses<Value>(_ results: [Result<Value, GraphError>]) -> [Int?] {
        results.map { result in
            if case .failure(let error) = result { error.status ?? 0 } else { nil }
        }
    }

    @Test("The body of a batch request has the documented form")
    func documentedBody() async throws {
        let service = BatchService { item, _ in Self.ok(item, ["n": 1]) }
        let write = GraphRequest<Void>(
            GraphOperation(method: .post, pathTemplate: "/me/x"),
            at: "/me/x",
            body: .json(["a": "ö/\""] as GraphJSONValue),
            configuration: RequestConfiguration(headers: ["client-request-id": "c"])
        )
        let read = GraphRequest<GraphJSONValue>(
            .get,
            "/users/\("a/b")/x",
            configuration: RequestConfiguration(headers: ["client-request-id": "d"], query: ["$select": "id,x y"])
        )
        let (written, decoded) = try await client(service).batch(write, read)
        try written.get()
        #expect(try decoded.get() == ["n": 1])
        let expected =
            #"{"requests":[{"body":{"a":"ö/\""},"headers":{"Content-Type":"application/json","client-request-id":"c"},"#
            + #""id":"1","method":"POST","url":"/me/x"},{"headers":{"client-request-id":"d"},"id":"2","method":"GET","#
            + #""url":"/users/a%2Fb/x?$select=id,x%20y"}]}"#
        #expect(service.bodies.withLock { $0 }.map { String(decoding: $0, as: UTF8.self) } == [expected])
    }

    @Test("A POST request without a body is sent with an empty object as its body")
    func postWithoutBody() async throws {
        let service = BatchService { item, _ in Self.ok(item) }
        try await client(service).batch([GraphRequest<Void>(.post, "/me/x")])[0].get()
        let item = service.calls.withLock { $0[0][0] }
        #expect(item.body == [:])
        #expect(item.headers?["Content-Type"] == "application/json")
    }

    @Test(
        "A batch call contains at most 20 requests",
        arguments: [(0, 0), (1, 1), (20, 1), (21, 2), (1_000, 50), (1_001, 51)]
    )
    func requestsPerCall(_ count: Int, _ calls: Int) async throws {
        let service = BatchService { item, _ in Self.ok(item, ["url": .string(item.url)]) }
        let progress = Progress(totalUnitCount: 0)
        let results = try await client(service).batch(
            (0..<count).map { get("u\($0)") },
            concurrency: 3,
            progress: progress
        )
        #expect(service.calls.withLock { $0.count } == calls)
        let expected: [GraphJSONValue] = (0..<count).map { ["url": .string("/users/u\($0)/x")] }
        #expect(try results.map { try $0.get() } == expected)
        #expect(service.running.withLock { $0.most } <= 3)
        #expect(progress.totalUnitCount == Int64(count))
        #expect(progress.completedUnitCount == Int64(count))
    }

    @Test("Each request in a batch has a separate result")
    func ownResults() async throws {
        let service = BatchService { item, _ in
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
            Issue.record("a request succeeded that should have failed")
            return
        }
        #expect(refused.code == "Code")
        #expect(refused.operation.description == "GET /users/{1}/x")
        #expect(refused.clientRequestId == service.calls.withLock { $0[0][0].headers?["client-request-id"] })
        #expect(lost.message == "the batch response contains no response for this request")
        #expect(empty.message == "the response has no body")
        #expect(page.kind == .decoding)
        #expect(page.bodyExcerpt == "<html>")
    }

    @Test("An unreadable response affects only its own request")
    func unreadableResponse() async throws {
        let items =
            #"{"id":"1","status":"200"},null,{"id":"2","status":200,"body":[1]},{"id":"3","status":200,"body":1e999}"#
        let client = TestClient.responding { _ in response(200, "{\"responses\":[\(items)]}") }
        let results = try await client.batch([get("a"), get("b"), get("c")])
        #expect(statuses(results) == [0, nil, 0])
        #expect(try results[1].get() == [1])
    }

    @Test("An invalid request is not sent, but the other requests are")
    func invalidRequest() async throws {
        let service = BatchService { item, _ in Self.ok(item, []) }
        let results = try await client(service).batch([get("a"), get(""), get("b")])
        #expect(statuses(results) == [nil, 0, nil])
        #expect(service.calls.withLock { $0[0].map(\.url) } == ["/users/a/x", "/users/b/x"])
    }

    @Test("Requests that depend on one another are sent in the same call")
    func dependencyChain() async throws {
        let service = BatchService { item, _ in Self.ok(item, []) }
        func chain(_ name: String, _ count: Int) -> [BatchItem<GraphJSONValue>] {
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
            #expect(error.message == "21 requests depend on one another; a batch can contain at most 20 requests")
        }
    }

    @Test("Invalid dependencies are rejected")
    func invalidDependencies() async throws {
        let service = BatchService { item, _ in Self.ok(item, []) }
        let items = [
            BatchItem(get("a"), id: "a", dependsOn: ["missing"]), BatchItem(get("b"), dependsOn: ["a"]),
            BatchItem(get("c"), id: "c", dependsOn: ["d"]), BatchItem(get("d"), id: "d", dependsOn: ["c"]),
            BatchItem(get("e"), id: "e"), BatchItem(get("f"), id: "E"), BatchItem(get("g")),
        ]
        let results = try await client(service).batch(items)
        let messages = results.map { result in
            if case .failure(let error) = result { error.message } else { "" }
        }
        let chain = "a request in the same dependency chain cannot be sent; see that request's error"
        let circle = "the request's dependencies form a cycle"
        #expect(
            messages == [
                "the request depends on 'missing', which is not in the batch", chain, circle, circle, "",
                "two requests in the batch have the ID 'e'; request IDs must be unique, regardless of case", "",
            ]
        )
        #expect(service.calls.withLock { $0.map { $0.map(\.url) } } == [["/users/e/x", "/users/g/x"]])
    }

    @Test(
        "If the batch response is invalid, each request fails",
        arguments: ["[]", #"{"responses":{"id":1}}"#, "<html>"]
    )
    func invalidResponse(_ body: String) async throws {
        let results = try await client(RecordingTransport(response(200, body))).batch([get("a")])
        #expect(throws: GraphError.self) { try results[0].get() }
        guard case .failure(let error) = results[0] else { return }
        #expect(error.kind == .decoding)
        #expect(error.message == "the batch request failed: the response is not a valid batch response")
        #expect(error.bodyExcerpt == body)
    }
}

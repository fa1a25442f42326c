// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for the requests to which a fault applies, by path and in batches.
@Suite(.timeLimit(.minutes(5))) struct FaultReachTests {
    private let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid)
    private let client: GraphServiceClient

    init() {
        client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: emulator,
            retryPolicy: .never
        )
    }

    @Test(
        "A fault's path may omit the version, percent-encoding, and placeholder values",
        arguments: [
            "/v1.0/users/\("u".guid)/presence", "/users/\("u".guid)/presence", "users/\("u".guid)/presence",
            "/users/{user-id}/presence", "/v1.0/users/{id}/presence", "/users/\("u".guid)/%70resence",
        ]
    )
    func matchingPaths(_ path: String) async throws {
        try emulator.emulator.checkReach(of: .response(503, path: path, method: .get))
        emulator.add(.response(503, retryAfter: 7, path: path))
        _ = try await client.me.presence.get()
        let error = await #expect(throws: GraphError.self) { try await client.users["u".guid].presence.get() }
        #expect(error?.status == 503)
        #expect(error?.retryAfter == .seconds(7))
        #expect(emulator.remainingFaults.isEmpty)
    }

    @Test("Unused faults are reported with the number of requests that they still apply to") func remainingFaults()
        async throws
    {
        emulator.add(.response(500, path: "/me/presence", times: 2))
        emulator.add(.response(503, path: "/me/presense"))
        await #expect(throws: GraphError.self) { try await client.me.presence.get() }
        #expect(emulator.remainingFaults.map(\.path) == ["/me/presence", "/me/presense"])
        #expect(emulator.remainingFaults.map(\.times) == [1, 1])
    }

    /// Sends a batch of three requests and returns their responses.
    private func batch() async throws -> [GraphJSONValue] {
        let requests: [GraphJSONValue] = [
            ["id": "1", "method": "GET", "url": "/me/presence"],
            ["id": "2", "method": "GET", "url": .string("/users/\("v".guid)/presence")],
            ["id": "3", "method": "GET", "url": "/me", "dependsOn": ["1"]],
        ]
        let body: GraphJSONValue = ["requests": .array(requests)]
        let response = try await client.send(GraphRequest<GraphJSONValue>(.post, "/$batch", body: .json(body)))
        guard case .array(let responses)? = response["responses"] else { return [] }
        return responses
    }

    private func statuses(_ responses: [GraphJSONValue]) -> [GraphJSONValue?] { responses.map { $0["status"] } }

    @Test("A fault with a path replaces the response to a request in a batch") func itemOfBatch() async throws {
        let body = Data(#"{"error":{"code":"TooManyRequests"}}"#.utf8)
        let json: GraphHeaders = ["Content-Type": "application/json"]
        emulator.add(.response(429, headers: json, retryAfter: 5, body: body, path: "/me/presence", times: 2))
        let responses = try await batch()
        guard case .object(var first)? = responses.first, case .object(var headers)? = first["headers"],
            case .string(let requestId)? = headers.removeValue(forKey: "request-id")
        else {
            Issue.record("\(responses)")
            return
        }
        first["headers"] = .object(headers)
        #expect(requestId.isGUID)
        #expect(
            first == [
                "id": "1", "status": 429,
                "headers": [
                    "Content-Type": "application/json", "Date": "Wed, 01 Jan 2025 00:00:00 GMT", "Retry-After": "5",
                ], "body": ["error": ["code": "TooManyRequests"]],
            ]
        )
        #expect(statuses(responses) == [429, 200, 424])
        #expect(emulator.remainingFaults.map(\.times) == [1])
        emulator.removeFaults()
        emulator.add(.response(204, path: "/users/{user-id}/presence", method: .get))
        #expect(statuses(try await batch()) == [200, 204, 200])
        #expect(emulator.remainingFaults.isEmpty)
    }

    @Test(
        "A fault that waits, is incomplete, or resets the connection does not apply to a request in a batch",
        arguments: [
            [.close], [.reset], [.wait(.seconds(1))], [],
            [.send(Data("HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n".utf8)), .reset],
            [.wait(.zero), .send(Data("HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n".utf8))],
            [.send(Data("HTTP/1.1 503 x\r\nContent-Length: 9\r\n\r\n{".utf8)), .close],
        ] as [[EmulatorFault.Step]]
    )
    func unsuitableFaults(_ steps: [EmulatorFault.Step]) async throws {
        emulator.add(EmulatorFault(path: "/me/presence", steps: steps))
        #expect(statuses(try await batch()) == [200, 200, 200])
        #expect(emulator.remainingFaults.count == 1)
    }

    @Test("A fault that sends a complete response and then closes the connection applies to a request in a batch")
    func closedConnection() async throws {
        let bytes = Data("HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n".utf8)
        emulator.add(EmulatorFault(path: "/me/presence", steps: [.send(bytes), .close]))
        #expect(statuses(try await batch()) == [503, 200, 424])
    }

    @Test("A fault without a path or with the path of batches applies to the whole batch", arguments: [nil, "/$batch"])
    func wholeBatch(_ path: String?) async throws {
        if let path { try emulator.emulator.checkReach(of: .response(503, path: path)) }
        emulator.add(.response(503, path: path))
        let error = await #expect(throws: GraphError.self) { try await batch() }
        #expect(error?.status == 503)
        #expect(statuses(try await batch()) == [200, 200, 200])
    }

    @Test("A client retries the throttled request in a batch") func retriedItem() async throws {
        let clock = ManualClock()
        let client = GraphServiceClient(
            credential: StaticTokenCredential("any"),
            transport: emulator,
            clock: clock
        )
        emulator.add(.response(429, retryAfter: 5, path: "/me/presence"))
        let requests = [client.me.presence.getRequest(), client.users["v".guid].presence.getRequest()]
        let sending = Task { try await client.batch(requests) }
        try await eventually { clock.sleeperCount != 0 }
        try await clock.run(for: .seconds(5))
        #expect(try await sending.value.map { try $0.get().id } == ["u".guid, "v".guid])
        #expect(emulator.remainingFaults.isEmpty)
    }

    @Test(
        "Faults can have the paths of Graph and of the token endpoint",
        arguments: ["/contoso/oauth2/v2.0/token", "/users/{id}", "/me"]
    )
    func knownPaths(_ path: String) throws {
        try emulator.emulator.checkReach(of: .response(503, path: path))
    }

    @Test(
        "A fault with any other path is rejected",
        arguments: [
            "/", "", "*", "/emulator", "/emulator/changes", "/v2.0/me/presence", "/users//presence",
            "/users/%/presence",
        ]
    )
    func unknownPaths(_ path: String) {
        let error = #expect(throws: PresenceServiceError.self) {
            try emulator.emulator.checkReach(of: .response(503, path: path))
        }
        #expect(error?.status == 400)
        #expect(
            error?.message.hasPrefix("'path' is '\(path)', which the emulator does not support; specify ") == true
        )
    }

    @Test("A fault that accepts unknown paths can replace responses from another part of Graph")
    func otherPartOfGraph() async throws {
        let body = #"{"path":"/me/todo/lists/{id}","acceptsUnknownPath":true,"steps":[{"send":"\#(Self.response)"}]}"#
        let add = TransportRequest(
            method: .post,
            url: try #require(URL(string: "http://127.0.0.1:1/emulator/faults")),
            headers: ["Content-Type": "application/json"],
            body: Data(body.utf8)
        )
        #expect(try await emulator.send(add).status == 200)
        let request = GraphRequest<GraphJSONValue>(.get, "/me/todo/lists/\("b/1")")
        #expect(try await client.send(request) == ["id": "b/1"])
        #expect(emulator.remainingFaults.isEmpty)
    }

    private static let response =
        #"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"id\":\"b/1\"}"#
}

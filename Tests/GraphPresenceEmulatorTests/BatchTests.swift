// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct BatchTests {
    private let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "me-id".guid)
    private let graphClient: GraphServiceClient

    init() {
        graphClient = GraphServiceClient(credential: StaticTokenCredential("any"), transport: emulator)
    }

    private func batch(_ requests: GraphJSONValue) async throws -> [GraphJSONValue] {
        let body: GraphJSONValue = ["requests": requests]
        let response = try await graphClient.send(GraphRequest<GraphJSONValue>(.post, "/$batch", body: .json(body)))
        guard case .array(let responses)? = response["responses"] else { return [] }
        return responses
    }

    private func request(
        _ id: String,
        _ method: String,
        _ url: String,
        body: GraphJSONValue? = nil,
        dependsOn: [String] = []
    ) -> GraphJSONValue {
        var members: [String: GraphJSONValue] = ["id": .string(id), "method": .string(method), "url": .string(url)]
        if let body {
            members["body"] = body
            members["headers"] = ["Content-Type": "application/json"]
        }
        if !dependsOn.isEmpty { members["dependsOn"] = .array(dependsOn.map { .string($0) }) }
        return .object(members)
    }

    private let away: GraphJSONValue = ["sessionId": "s", "availability": "Away", "activity": "Away"]

    @Test("Each request in a batch receives a separate response") func separateResponses() async throws {
        let responses = try await batch([
            request("1", "POST", "/users/\("u".guid)/presence/setPresence", body: away),
            request("2", "GET", "users/\("u".guid)/presence", dependsOn: ["1"]),
            request("3", "GET", "/nothing"),
            request("4", "POST", "/me/presence/clearLocation"),
        ])
        let byId = Dictionary(uniqueKeysWithValues: responses.map { ($0["id"] ?? nil, $0) })
        #expect(byId["1"]?["status"] == 200)
        #expect(byId["1"]?["body"] == nil)
        #expect(byId["2"]?["status"] == 200)
        #expect(byId["2"]?["body"]?["availability"] == "Away")
        #expect(byId["2"]?["headers"]?["Content-Type"] == "application/json")
        #expect(byId["3"]?["status"] == 404)
        #expect(byId["3"]?["body"]?["error"]?["code"] == "ResourceNotFound")
        #expect(byId["4"]?["status"] == 204)
    }

    @Test("A request that depends on a failed request is rejected with 424") func failedDependency() async throws {
        let responses = try await batch([
            request("c", "GET", "/me/presence", dependsOn: ["B"]),
            request("b", "GET", "/me/presence", dependsOn: ["a"]),
            request("a", "POST", "/users/\("u".guid)/presence/clearPresence", body: ["sessionId": "none"]),
            request("d", "GET", "/me/presence"),
        ])
        let statuses = Dictionary(uniqueKeysWithValues: responses.map { ($0["id"] ?? nil, $0["status"] ?? nil) })
        #expect(statuses == ["a": 404, "b": 424, "c": 424, "d": 200])
    }

    @Test("A malformed batch is rejected with 400, and none of its requests are performed")
    func malformedBatch() async throws {
        let set = request("1", "POST", "/users/\("u".guid)/presence/setPresence", body: away)
        var noContentType = set
        if case .object(var members) = set {
            members["headers"] = nil
            noContentType = .object(members)
        }
        let malformed: [GraphJSONValue] = [
            [], nil, "x", [["method": "GET", "url": "/me"]], [["id": "1", "url": "/me"]],
            [["id": "1", "method": "GET"]],
            [set, request("1", "GET", "/me/presence")], [set, request("A", "GET", "/a"), request("a", "GET", "/a")],
            [set, request("2", "GET", "https://example.com/v1.0/me")],
            [set, request("2", "GET", "/a", dependsOn: ["9"])],
            [set, request("2", "GET", "/a", dependsOn: ["3"]), request("3", "GET", "/a", dependsOn: ["2"])],
            [noContentType], .array((0...20).map { request("\($0)", "GET", "/me/presence") }),
        ]
        for requests in malformed {
            let error = await #expect(throws: GraphError.self) { try await batch(requests) }
            #expect(error?.status == 400, "\(requests)")
        }
        #expect(try await graphClient.users["u".guid].presence.get().availability == .offline)
    }

    @Test("A batch can contain up to 20 requests") func maximumCount() async throws {
        let responses = try await batch(.array((0..<20).map { request("\($0)", "GET", "/me/presence") }))
        #expect(responses.count == 20)
        #expect(responses.allSatisfy { $0["status"] == 200 })
    }

    @Test("A batch requires a token and the POST method") func tokenAndMethod() async throws {
        let path: GraphPath = "/$batch"
        let error = await #expect(throws: GraphError.self) {
            try await graphClient.send(GraphRequest<GraphJSONValue>(.get, path))
        }
        #expect(error?.status == 405)
        let client = GraphServiceClient(
            credential: StaticTokenCredential("stranger"),
            transport: EmulatorTransport(tokens: [:])
        )
        let unauthorized = await #expect(throws: GraphError.self) {
            try await client.send(
                GraphRequest<GraphJSONValue>(.post, path, body: .json(["requests": []] as GraphJSONValue))
            )
        }
        #expect(unauthorized?.status == 401)
    }
}

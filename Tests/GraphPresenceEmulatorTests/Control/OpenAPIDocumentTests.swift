// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for the OpenAPI document of the control API.
@Suite(.timeLimit(.minutes(5))) struct OpenAPIDocumentTests {
    private let emulator = EmulatorTransport(clock: ManualClock())

    private func send(_ method: GraphMethod, _ path: String, _ body: String? = nil) async throws -> TransportResponse {
        try await emulator.send(
            TransportRequest(
                method: method,
                url: try #require(URL(string: "http://127.0.0.1:1" + path)),
                headers: ["Content-Type": "application/json"],
                body: body.map { Data($0.utf8) }
            )
        )
    }

    @Test("The OpenAPI document describes each route exactly once and no other routes")
    func document() async throws {
        let response = try await send(.get, "/emulator/openapi.json")
        #expect(response.headers["Content-Type"] == "application/json")
        let document = try JSONDecoder().decode(GraphJSONValue.self, from: response.body)
        guard case .object(let paths)? = document["paths"] else { throw NotAnObject() }
        var described: [String] = []
        var names: [String] = []
        for (path, operations) in paths {
            guard case .object(let operations) = operations else { throw NotAnObject() }
            for (method, operation) in operations {
                described.append("\(method.uppercased()) \(path)")
                if case .string(let name)? = operation["operationId"] { names.append(name) }
            }
        }
        #expect(described.sorted() == ControlRoutes.all.map { "\($0.method) \($0.fullPath)" }.sorted())
        #expect(Set(names).count == described.count)
        #expect(document["openapi"] == "3.1.0")
        let clock = paths["/emulator/clock"]?["post"]?["requestBody"]?["content"]?["application/json"]?["schema"]
        #expect(
            clock == [
                "type": "object", "additionalProperties": false,
                "anyOf": [["required": ["advance"]], ["required": ["set"]], ["required": ["frozen"]]],
                "properties": [
                    "advance": [
                        "type": "string", "format": "duration", "examples": ["PT5M"],
                        "description": "How far to advance the time, as an ISO 8601 duration.",
                    ],
                    "set": [
                        "type": "string", "format": "date-time",
                        "description": "The new time, which must not be before the current time.",
                    ],
                    "frozen": [
                        "type": "boolean", "description": "Whether to freeze the clock. If false, the clock runs.",
                    ],
                ],
            ]
        )
    }

    @Test("The OpenAPI document requires a body where an empty one is rejected, and lists the alternatives")
    func requiredBodies() async throws {
        let response = try await send(.get, "/emulator/openapi.json")
        let document = try JSONDecoder().decode(GraphJSONValue.self, from: response.body)
        func body(_ path: String) -> GraphJSONValue? {
            document["paths"]?["/emulator/\(path)"]?["post"]?["requestBody"]
        }
        #expect(body("clock")?["required"] == true)
        #expect(body("faults")?["required"] == true)
        #expect(body("throttling")?["required"] == false)
        #expect(
            body("faults")?["content"]?["application/json"]?["schema"]?["oneOf"]
                == [["required": ["status"]], ["required": ["kind"]], ["required": ["steps"]]]
        )
        for path in ["clock", "faults"] { #expect(try await send(.post, "/emulator/" + path, "").status == 400) }
    }

    private struct NotAnObject: Error {}
}

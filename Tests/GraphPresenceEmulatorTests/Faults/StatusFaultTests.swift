// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for faults that respond with a status, for their IDs, and for their duration.
@Suite(.timeLimit(.minutes(5))) struct StatusFaultTests {
    private let clock = ManualClock()
    private let emulator: EmulatorTransport

    init() {
        emulator = EmulatorTransport(clock: clock, signedInUser: "u".guid)
        clock.advance(by: .seconds(3_600))
    }

    private func send(
        _ method: GraphMethod,
        _ path: String,
        _ body: String? = nil,
        to transport: (any GraphTransport)? = nil,
        _ origin: String = "http://127.0.0.1:1"
    ) async throws -> TransportResponse {
        try await (transport ?? emulator).send(
            TransportRequest(
                method: method,
                url: try #require(URL(string: origin + path)),
                headers: [
                    "Authorization": "Bearer any", "Content-Type": "application/json", "client-request-id": "mine",
                ],
                body: body.map { Data($0.utf8) }
            )
        )
    }

    private func value(_ response: TransportResponse) throws -> GraphJSONValue {
        try JSONDecoder().decode(GraphJSONValue.self, from: response.body)
    }

    private func check(_ response: TransportResponse) throws {
        let requestId = try #require(response.headers["request-id"])
        #expect(requestId.isGUID)
        #expect(response.status == 503)
        #expect(response.headers["client-request-id"] == "mine")
        #expect(response.headers["Date"] == "Wed, 01 Jan 2025 01:00:00 GMT")
        #expect(response.headers["Content-Type"] == "application/json")
        #expect(response.headers["Retry-After"] == "2")
        #expect(
            try value(response) == [
                "error": [
                    "code": "EmulatedFault", "message": "a scripted fault replaced the response",
                    "innerError": [
                        "date": "2025-01-01T01:00:00.0000000Z", "request-id": .string(requestId),
                        "client-request-id": "mine",
                    ],
                ]
            ]
        )
    }

    @Test("A response with a status has the header fields and the error of a response from Graph")
    func responseOfGraph() async throws {
        emulator.add(.response(503, retryAfter: 2))
        try check(try await send(.get, "/v1.0/me/presence"))
        _ = try await send(.post, "/emulator/faults", #"{"status":503,"retryAfter":2}"#)
        try check(try await send(.get, "/v1.0/me/presence"))
        emulator.add(.response(503, retryAfter: 2))
        let server = try EmulatorServer(emulator)
        defer { server.stop() }
        let origin = server.baseURL.replacing("/v1.0", with: "")
        try check(try await send(.get, "/v1.0/me/presence", to: URLSessionTransport(), origin))
    }

    @Test("The specified header fields and body take precedence, and raw bytes have no other header fields")
    func specifiedParts() async throws {
        emulator.add(.response(500, headers: ["request-id": "r", "date": "then"], body: Data("<p>".utf8)))
        let response = try await send(.get, "/v1.0/me/presence")
        #expect(
            response.headers.fields.map { "\($0.name): \($0.value)" }.sorted() == [
                "Content-Length: 3", "client-request-id: mine", "date: then", "request-id: r",
            ]
        )
        #expect(String(decoding: response.body, as: UTF8.self) == "<p>")
        emulator.add(EmulatorFault(steps: [.send(Data("HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n".utf8))]))
        #expect(try await send(.get, "/v1.0/me/presence").headers.fields.map(\.name) == ["Content-Length"])
        emulator.add(.response(204, headers: ["Content-Length": "5"], body: Data("x".utf8)))
        let empty = try await send(.get, "/v1.0/me/presence")
        #expect(empty.body.isEmpty)
        #expect(empty.headers["Content-Length"] == nil)
        emulator.add(.response(500, headers: ["content-length": "5"], body: Data("x".utf8)))
        let short = try await send(.get, "/v1.0/me/presence")
        #expect(short.headers.fields.filter { $0.name.lowercased() == "content-length" }.map(\.value) == ["1"])
        emulator.add(.response(503, path: "/t/oauth2/v2.0/token"))
        let token = try await send(.post, "/t/oauth2/v2.0/token")
        #expect(token.headers["x-ms-request-id"]?.isGUID == true)
        #expect(token.headers["request-id"] == nil)
        #expect(token.body.isEmpty)
    }

    @Test("The log of requests contains the status of a scripted response") func loggedStatus() async throws {
        emulator.add(EmulatorFault(steps: [.wait(.zero), .respond(status: 429)]))
        emulator.add(EmulatorFault(steps: [.send(Data("HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n".utf8))]))
        emulator.add(EmulatorFault(steps: [.reset, .respond(status: 429)]))
        for _ in 0..<3 { _ = try? await send(.get, "/v1.0/me/presence") }
        let logged = emulator.emulator.requests(after: 0, top: 10).value
        #expect(logged.map(\.status) == [429, nil, nil])
        #expect(logged.map(\.responseBody.isEmpty) == [false, true, true])
    }

    @Test("A fault ends when its duration has passed in the emulator's time") func duration() async throws {
        emulator.add(.response(503, duration: .seconds(20)))
        emulator.add(.response(502, times: 1, duration: .seconds(60)))
        #expect(emulator.remainingFaults.map(\.times) == [.max, 1])
        clock.advance(by: .milliseconds(19_999))
        for _ in 0..<3 { #expect(try await send(.get, "/v1.0/me/presence").status == 503) }
        clock.advance(by: .milliseconds(1))
        #expect(emulator.remainingFaults.map(\.times) == [1])
        #expect(try await send(.get, "/v1.0/me/presence").status == 502)
        #expect(try await send(.get, "/v1.0/me/presence").status == 200)
    }

    @Test("A fault keeps its remaining duration if an earlier state is restored") func restoredTime() async throws {
        let state = String(decoding: try await send(.get, "/emulator/state").body, as: UTF8.self)
        clock.advance(by: .seconds(3_600))
        emulator.add(.response(503, duration: .seconds(20)))
        #expect(try await send(.put, "/emulator/state", state).status == 200)
        clock.advance(by: .milliseconds(19_999))
        #expect(try await send(.get, "/v1.0/me/presence").status == 503)
        clock.advance(by: .milliseconds(1))
        #expect(try await send(.get, "/v1.0/me/presence").status == 200)
    }

    @Test("The control API returns an added fault, which can be removed by its ID") func identifiedFaults() async throws
    {
        let path = "/emulator/faults"
        let first = try value(try await send(.post, path, #"{"status":503,"forSeconds":20,"path":"/me/presence"}"#))
        #expect(
            first == [
                "id": 1, "path": "/me/presence", "endsAt": "2025-01-01T01:00:20.0000000Z",
                "summary": "send HTTP/1.1 503 Service Unavailable",
            ]
        )
        let second = try value(try await send(.post, path, #"{"kind":"drop","times":2}"#))
        #expect(second == ["id": 2, "times": 2, "summary": "close the connection"])
        #expect(try value(try await send(.get, path)) == ["value": [first, second]])
        #expect(try await send(.delete, path + "/1").status == 200)
        #expect(try await send(.delete, path + "/1").status == 404)
        #expect(try await send(.delete, path + "/0").status == 400)
        #expect(try value(try await send(.get, path)) == ["value": [second]])
        #expect(try await send(.delete, path).status == 200)
        #expect(try value(try await send(.post, path, #"{"kind":"drop"}"#))["id"] == 3)
    }

    @Test("An unsupported combination is rejected with the supported ones") func unsupportedCombinations() async throws
    {
        let state = #"{"sessionId":"s","availability":"Busy","activity":"Away"}"#
        let session = try value(try await send(.post, "/v1.0/me/presence/setPresence", state))
        #expect(
            session["error"]?["message"]
                == """
                the combination of availability and activity is not supported; use Available/Available, Busy/InACall, \
                Busy/InAConferenceCall, Away/Away, or DoNotDisturb/Presenting
                """
        )
        let body = #"{"availability":"Busy","activity":"InACall"}"#
        let preferred = try value(try await send(.post, "/v1.0/me/presence/setUserPreferredPresence", body))
        #expect(
            preferred["error"]?["message"]
                == """
                the combination of availability and activity is not supported; use Available/Available, Busy/Busy, \
                DoNotDisturb/DoNotDisturb, BeRightBack/BeRightBack, Away/Away, or Offline/OffWork
                """
        )
    }
}

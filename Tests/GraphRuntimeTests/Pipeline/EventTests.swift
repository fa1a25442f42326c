// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct EventTests {
    private struct NoAccount: Error {}

    private static let credential = ClosureTokenCredential { context in
        GraphAccessToken(context.rejectedToken == nil ? "canary" : "canary2")
    }

    /// Performs a call and returns its events.
    private func events(
        _ transport: RecordingTransport,
        _ request: GraphRequest<Void> = idempotentWrite,
        credential: ClosureTokenCredential = credential
    ) async -> [GraphEvent] {
        let events = Locked<[GraphEvent]>([])
        let client = TestClient(
            credential: credential,
            transport: transport,
            retryPolicy: .withoutChance(),
            clock: TestClock(),
            onEvent: { event in events.withLock { $0.append(event) } }
        )
        _ = await graphError { try await client.send(request) }
        return events.withLock { $0 }
    }

    /// Returns a short text for each event without the event's duration.
    private func names(_ events: [GraphEvent]) -> [String] {
        events.map { event in
            switch event.kind {
            case .started: "started"
            case .token(_, let isRenewal): isRenewal ? "renewal" : "token"
            case .attempt(let number): "attempt \(number)"
            case .response(let status, let requestId, _): "response \(status) \(requestId ?? "-")"
            case .failure(let reason, _): "failure \(reason)"
            case .retry(let number, let delay, let reason): "retry \(number) \(delay) \(reason)"
            case .redirect(let status, let isSameOrigin): "redirect \(status) \(isSameOrigin)"
            }
        }
    }

    @Test("Every step of a call is reported as an event")
    func everyStep() async {
        let transport = RecordingTransport([
            .failure(TransportError.refused), .success(response(429, headers: ["Retry-After": "3"])),
            .success(response(401)), .success(response(307, headers: ["Location": "/y"])),
            .success(response(200, headers: ["request-id": "r"])),
        ])
        let events = await events(transport)
        #expect(
            names(events) == [
                "started", "token", "attempt 1", "failure no response", "retry 1 1.0 seconds connection", "token",
                "attempt 2", "response 429 -", "retry 2 3.0 seconds status(429)", "token", "attempt 3",
                "response 401 -", "renewal", "attempt 3", "redirect 307 true", "response 200 r",
            ]
        )
        #expect(events.map(\.attempt) == [1, 1, 1, 1, 1] + [2, 2, 2, 2] + Array(repeating: 3, count: 7))
        #expect(events.compactMap(\.retryAfter) == [.seconds(3)])
        #expect(events[7].retryAfter == .seconds(3))
        let ids = Set(events.map(\.clientRequestId))
        #expect(ids == [transport.requests[0].headers["client-request-id"]])
        #expect(Set(events.map(\.operation)) == [idempotentWrite.operation])
    }

    @Test("A failure to acquire a token is reported as an event")
    func failedToken() async {
        let transport = RecordingTransport(response(401))
        let missing = await events(transport, credential: ClosureTokenCredential { _ in throw NoAccount() })
        #expect(names(missing) == ["started", "failure authentication"])
        let description = missing.last?.description ?? ""
        #expect(description.hasPrefix("POST /me/x [\(missing[0].clientRequestId ?? "")] authentication after "))
        let empty = await events(transport, credential: ClosureTokenCredential { _ in GraphAccessToken("") })
        #expect(names(empty) == ["started", "failure authentication"])
        #expect(transport.requests.isEmpty)
        let renewal = ClosureTokenCredential { context in
            guard context.rejectedToken == nil else { throw NoAccount() }
            return GraphAccessToken("canary")
        }
        #expect(
            names(await events(transport, credential: renewal)) == [
                "started", "token", "attempt 1", "response 401 -", "failure authentication",
            ]
        )
    }

    @Test("An event's description is a single line")
    func logLine() async {
        let transport = RecordingTransport(response(429, headers: ["Retry-After": "1.5"]), response(200))
        let events = await events(transport)
        let id = transport.requests[0].headers["client-request-id"] ?? ""
        #expect(events[0].description == "POST /me/x [\(id)] started")
        #expect(events[2].description == "POST /me/x [\(id)] attempt 1")
        #expect(events[4].description == "POST /me/x [\(id)] retry 1 in 1500 ms because of 429")
        #expect(events[3].description.hasPrefix("POST /me/x [\(id)] 429 in "))
    }

    @Test("Events contain no sensitive values")
    func noSensitiveValues() async {
        let body: GraphJSONValue = ["statusMessage": "canary"]
        var request = GraphRequest<Void>(.post, "/users/\("canary")/x", body: .json(body))
        request.configuration.query = [(name: "$select", value: "canary")]
        request.configuration.headers["X-Own"] = "canary"
        let responses: [TransportResponse] = [
            response(401, headers: ["WWW-Authenticate": "Bearer claims=\"canary\""]),
            response(307, headers: ["Location": "/canary?canary"]),
            response(400, #"{"error":{"code":"canary","message":"canary"}}"#),
        ]
        for event in await events(RecordingTransport(responses.map { .success($0) }), request) {
            var text = "\(event) \(String(reflecting: event))"
            dump(event, to: &text)
            #expect(!text.contains("canary"), "\(text)")
        }
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for the request log, which must not show secrets.
@Suite(.timeLimit(.minutes(5))) struct RequestLogTests {
    private let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid)

    private func send(_ method: GraphMethod, _ path: String, _ headers: GraphHeaders = [:], _ body: String? = nil)
        async throws
    {
        _ = try? await emulator.send(
            TransportRequest(
                method: method,
                url: try #require(URL(string: "http://127.0.0.1:1" + path)),
                headers: headers,
                body: body.map { Data($0.utf8) }
            )
        )
    }

    private func requests(after number: Int = 0, top: Int = 500) -> [RequestView] {
        emulator.emulator.requests(after: number, top: top).value
    }

    @Test("Each request is logged with its path, caller, status, and bodies")
    func entry() async throws {
        try await send(
            .post,
            "/v1.0/me/presence/setPresence?x=1",
            ["Authorization": "Bearer canary", "Content-Type": "application/json"],
            #"{"availability":"Busy","activity":"InACall"}"#
        )
        let entry = try #require(requests().first)
        #expect(entry.number == 1)
        #expect(entry.time == "2025-01-01T00:00:00.0000000Z")
        #expect(entry.method == "POST")
        #expect(entry.path == "/v1.0/me/presence/setPresence")
        #expect(entry.query == "x=1")
        #expect(entry.isMatched)
        #expect(entry.caller == "u".guid)
        #expect(entry.status == 400)
        #expect(entry.headers.map { "\($0.name): \($0.value)" }.contains("Authorization: REDACTED"))
        #expect(entry.body == #"{"activity":"InACall","availability":"Busy"}"#)
        #expect(entry.responseBody.contains(#""message":"The provided [sessionId] is invalid.""#))
    }

    @Test("The log shows whether a request has a route, a caller, and a response")
    func marks() async throws {
        try await send(.get, "/v1.0/nothing")
        emulator.add(EmulatorFault(path: "/v1.0/me/presence", steps: [.close]))
        try await send(.get, "/v1.0/me/presence", ["Authorization": "Bearer x"])
        try await send(.get, "/emulator/clock")
        let entries = requests()
        #expect(entries.map(\.path) == ["/v1.0/nothing", "/v1.0/me/presence"])
        #expect(entries.map(\.isMatched) == [false, true])
        #expect(entries.map(\.caller) == [nil, "u".guid])
        #expect(entries.map(\.status) == [401, nil])
    }

    @Test("The last 500 requests are kept, and their numbers continue after the log is cleared")
    func ring() async throws {
        for number in 1...503 { try await send(.get, "/v1.0/\(number)") }
        let kept = requests()
        #expect(kept.map(\.number) == Array(4...503))
        #expect(kept.last?.path == "/v1.0/503")
        #expect(requests(after: 501).map(\.number) == [502, 503])
        #expect(requests(after: 0, top: 2).map(\.number) == [502, 503])
        try await send(.delete, "/emulator/requests")
        #expect(requests().isEmpty)
        try await send(.get, "/v1.0/x")
        #expect(requests().map(\.number) == [504])
    }

    @Test(
        "No secrets are shown",
        arguments: [
            (
                "application/x-www-form-urlencoded", "client_id=c&client_secret=canary&refresh%5Ftoken=canary&scope=s",
                "client_id=c&client_secret=REDACTED&refresh%5Ftoken=REDACTED&scope=s"
            ),
            (
                "application/json", #"{"clientState":"canary","a":[{"ACCESS_TOKEN":"canary","b":1}],"code":"shown"}"#,
                #"{"a":[{"ACCESS_TOKEN":"REDACTED","b":1}],"clientState":"REDACTED","code":"shown"}"#
            ),
            (
                "application/json", #"{"headers":{"Authorization":"Bearer canary"}}"#,
                #"{"headers":{"Authorization":"REDACTED"}}"#
            ),
            ("application/json", #"{"token":"canary"#, "(16 bytes)"),
            ("text/plain", "canary", "(6 bytes)"),
            (
                "application/json", #"{"x":"\#(String(repeating: "canary", count: 4_000))"}"#, "(24008 bytes)"
            ),
        ]
    )
    func secrets(_ type: String, _ body: String, _ expected: String) async throws {
        let headers: GraphHeaders = [
            "Content-Type": type, "Cookie": "canary", "Authorization": "canary", "X-Other": "shown",
        ]
        try await send(.post, "/v1.0/x?access_token=canary&y=1", headers, body)
        let entry = try #require(requests().first)
        #expect(entry.body == expected)
        #expect(entry.query == "access_token=REDACTED&y=1")
        let text = String(decoding: try JSONEncoder().encode(entry), as: UTF8.self)
        #expect(!text.contains("canary"))
        #expect(text.contains("shown"))
    }

    @Test("A request's secret is not shown where its path, query, headers, or bodies repeat the secret")
    func repeatedSecrets() async throws {
        let token = "canary.token/with+signs"
        let encoded = "canary%2Etoken%2Fwith%2Bsigns"
        try await send(
            .post,
            "/v1.0/users/\(encoded)?q=\(encoded)",
            ["AUTHORIZATION": "Bearer \(token)", "X-Echo": "<\(token)>", "Content-Type": "application/json"],
            #"{"a":"\#(token)","b":{"clientSecret":"canary-secret"},"c":"my canary-secret"}"#
        )
        let entry = try #require(requests().first)
        #expect(entry.path == "/v1.0/users/REDACTED")
        #expect(entry.query == "q=REDACTED")
        #expect(entry.body == #"{"a":"REDACTED","b":{"clientSecret":"REDACTED"},"c":"my REDACTED"}"#)
        #expect(!String(decoding: try JSONEncoder().encode(entry), as: UTF8.self).contains("canary"))
    }

    @Test("Secrets in the URLs of a batch or a subscription are not shown")
    func urls() async throws {
        let body =
            #"{"requests":[{"id":"1","url":"/me?access_token=canary&x=1","headers":{"cookie":"canary"}}],"#
            + #""notificationUrl":"https://ann:canary@example.com/a?code=canary&sig=canary&x=1"}"#
        try await send(.post, "/v1.0/$batch", ["Content-Type": "application/json"], body)
        let entry = try #require(requests().first)
        #expect(
            entry.body == #"{"notificationUrl":"https://REDACTED@example.com/a?code=REDACTED&sig=REDACTED&x=1","#
                + #""requests":[{"headers":{"cookie":"REDACTED"},"id":"1","url":"/me?access_token=REDACTED&x=1"}]}"#
        )
    }

    @Test("An issued token is not shown")
    func issuedToken() async throws {
        try await send(
            .post,
            "/t/oauth2/v2.0/token",
            ["Content-Type": "application/x-www-form-urlencoded"],
            "grant_type=client_credentials&client_id=c&client_secret=s&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
        )
        let entry = try #require(requests().first)
        #expect(entry.status == 200)
        #expect(entry.responseBody.contains(#""access_token":"REDACTED""#))
        #expect(!entry.responseBody.contains("emulated."))
    }
}

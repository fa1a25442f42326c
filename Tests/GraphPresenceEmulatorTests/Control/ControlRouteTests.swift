// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests that the routes of the control API match their descriptions.
@Suite(.timeLimit(.minutes(5))) struct ControlRouteTests {
    private let emulator = EmulatorTransport(clock: ManualClock(), signedInUser: "u".guid)

    private func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> TransportResponse {
        try await emulator.send(
            TransportRequest(
                method: try #require(GraphMethod(rawValue: method)),
                url: try #require(URL(string: "http://127.0.0.1:1" + path)),
                headers: ["Authorization": "Bearer any", "Content-Type": "application/json"],
                body: body.map { Data($0.utf8) }
            )
        )
    }

    /// Request bodies for routes that require one of several optional members.
    private static let bodies = ["/clock": #"{"advance":"PT5M"}"#, "/faults": #"{"status":503}"#]

    private static let subscription =
        #"{"changeType":"updated","notificationUrl":"https://example.com/","resource":"communications/presences/\#("u".guid)","#
        + #""lifecycleNotificationUrl":"https://example.com/lifecycle","expirationDateTime":"2025-01-01T01:00:00Z"}"#

    @Test(
        "Each call with an example succeeds and returns a response that matches its description",
        arguments: ControlRoutes.all
    )
    func examples(_ route: ControlRoute) async throws {
        emulator.emulator.add(UserDirectory.user("u".guid, named: "Adele Vance"))
        let session =
            #"{"sessionId":"22553876-f5ab-4529-bffb-cfe50aa89f87","availability":"Busy","activity":"InACall"}"#
        _ = try await send("POST", "/emulator/users/\("u".guid)/setPresence", session)
        _ = try await send("GET", "/v1.0/me/presence")
        _ = try await send("POST", "/emulator/faults", #"{"status":503}"#)
        let start = TransportRequest(
            method: .post,
            url: try #require(URL(string: "http://127.0.0.1:1/t/oauth2/v2.0/devicecode")),
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Data("client_id=app&scope=Presence.Read".utf8)
        )
        emulator.removeFaults()
        _ = try await emulator.send(start)
        let subscription = try await send("POST", "/v1.0/subscriptions", Self.subscription)
        let created = try JSONDecoder().decode(Subscription.self, from: subscription.body)
        _ = try await send("POST", "/emulator/faults", #"{"status":503}"#)
        let fault = try #require(emulator.emulator.faults.last)

        let code = try #require(emulator.pendingDeviceCodes.first)
        let path = route.fullPath.replacing("{id}", with: "u".guid).replacing("{code}", with: code)
            .replacing("{faultId}", with: "\(fault.id)").replacing("{subscriptionId}", with: created.id ?? "")
        let body = try Self.bodies[route.path].map { Data($0.utf8) } ?? JSONEncoder().encode(route.body.example)
        let hasBody = ["POST", "PUT"].contains(route.method)
        let response = try await send(route.method, path, hasBody ? String(decoding: body, as: UTF8.self) : nil)
        // Only a server can stream changes.
        guard !ControlRoutes.isChanges(RequestPath(path)) else {
            #expect(response.status == 501)
            return
        }
        #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        switch route.returns {
        case .nothing: #expect(response.body.isEmpty)
        case .json(let fields):
            let value = try JSONDecoder().decode(GraphJSONValue.self, from: response.body)
            if !fields.isEmpty { try fields.check(value) }
        case .content(let type):
            #expect(response.headers["Content-Type"] == type)
            #expect(String(decoding: response.body, as: UTF8.self).hasPrefix("<svg "))
        }
    }

    @Test("The index of the control API lists all paths")
    func index() async throws {
        let index = try JSONDecoder().decode(GraphJSONValue.self, from: try await send("GET", "/emulator").body)
        guard case .array(let routes)? = index["routes"] else { throw NotAnObject() }
        #expect(routes.count == ControlRoutes.all.count)
        #expect(
            routes.first == [
                "method": "GET", "path": "/emulator", "summary": "Lists the paths of the control API.",
            ]
        )
    }

    @Test(
        "The error for an invalid body contains the member's name and the allowed values",
        arguments: [
            ("clock", "[]", "the body must be a JSON object"),
            ("clock", "{}", "the body must contain 'advance', 'set', or 'frozen'"),
            (
                "clock", #"{"advance":"PT5M","extra":1}"#,
                "the body contains the unknown member 'extra'; use 'advance', 'set', or 'frozen'"
            ),
            ("clock", #"{"advance":5}"#, "'advance' must be a non-negative duration, for example PT5M"),
            ("clock", #"{"advance":"-PT5M"}"#, "'advance' must be a non-negative duration, for example PT5M"),
            (
                "clock", #"{"set":"yesterday"}"#,
                "'set' must be a date and time, for example 2026-01-31T12:00:00Z"
            ),
            (
                "clock", #"{"set":"2024-12-31T23:59:59Z"}"#,
                "'set' must not be before 2025-01-01T00:00:00.0000000Z or after the year 9999; the time cannot go back"
            ),
            (
                "clock", #"{"set":"2026-01-01T00:00:00Z","advance":"PT1S"}"#,
                "'advance' and 'set' cannot be combined; use one of them"
            ),
            ("clock", #"{"frozen":"yes"}"#, "'frozen' must be true or false"),
            ("users", #"{"id":"x","displayName":"A"}"#, "'id' must be an object ID (a GUID)"),
            ("users", #"{}"#, "'displayName' is required and must be a string"),
            (
                "reset", #"{"really":true}"#, "the body contains the unknown member 'really'; no members are allowed"
            ),
            ("faults", #"{"times":0,"status":503}"#, "'times' must be an integer from 1 to 1000000"),
            ("faults", #"{"kind":"explode"}"#, "'kind' must be 'drop', 'reset', or 'silence'"),
            ("faults", #"{}"#, "the body must contain exactly one of 'status', 'kind', and 'steps'"),
            (
                "faults", #"{"status":503,"kind":"drop"}"#,
                "the body must contain exactly one of 'status', 'kind', and 'steps'"
            ),
            ("faults", #"{"delaySeconds":1}"#, "'delaySeconds' requires 'status' or 'kind'"),
            ("faults", #"{"kind":"drop","retryAfter":1}"#, "'retryAfter' requires 'status'"),
            (
                "faults", #"{"status":503,"path":"/v1.0/me/presense"}"#,
                "'path' is '/v1.0/me/presense', which the emulator does not support; specify a supported path, for example "
                    + "/me/presence, or set 'acceptsUnknownPath' to true"
            ),
            (
                "faults", #"{"status":503,"path":"/me/presence?x=1"}"#,
                "'path' is '/me/presence?x=1', which the emulator does not support; specify a supported path, for example "
                    + "/me/presence, or set 'acceptsUnknownPath' to true"
            ),
            (
                "faults", #"{"status":503,"path":"/emulator/clock"}"#,
                "'path' is '/emulator/clock', which the emulator does not support; specify a supported path, for example "
                    + "/me/presence, or set 'acceptsUnknownPath' to true"
            ),
            (
                "faults", #"{"status":503,"path":"/me/presence","method":"POST"}"#,
                "'method' must be 'GET', because 'path' allows no other method"
            ),
            (
                "faults", #"{"steps":[{"end":"close"},{}]}"#,
                "'steps[1]' must contain exactly one of 'send', 'sendBase64', 'waitSeconds', and 'end'"
            ),
            ("faults", #"{"steps":[{"sendBase64":"*"}]}"#, "'steps[0].sendBase64' must be valid Base64"),
            ("faults", #"{"steps":[{"end":"x"}]}"#, "'steps[0].end' must be 'close' or 'reset'"),
            (
                "faults", #"{"steps":[],"status":503}"#,
                "'steps' cannot be combined with 'status', 'retryAfter', 'kind', or 'delaySeconds'; use 'send' steps for the "
                    + "response and 'waitSeconds' steps for delays"
            ),
            ("throttling", #"{"seconds":0}"#, "'seconds' must be a number from 0.001 to 86400"),
        ]
    )
    func invalidBodies(_ path: String, _ body: String, _ message: String) async throws {
        let response = try await send("POST", "/emulator/" + path, body)
        #expect(response.status == 400)
        let value = try JSONDecoder().decode(GraphJSONValue.self, from: response.body)
        #expect(value["error"]?["message"] == .string(message))
    }

    @Test(
        "The error for an invalid query option contains the option's name and the allowed values",
        arguments: [
            ("users?top=x", "the query option 'top' must be an integer from 0 to 1000"),
            ("users?top=1001", "the query option 'top' must be an integer from 0 to 1000"),
            ("users?skip=-1", "the query option 'skip' must be an integer greater than or equal to 0"),
            ("users?skip", "the query option 'skip' must be an integer greater than or equal to 0"),
            ("users?filter=a", "the query option 'filter' is unknown; use 'search', 'top', or 'skip'"),
            ("users?search=%FF", "the query option 'search' must be a string"),
            ("clock?a=1", "the query option 'a' is unknown; no options are allowed"),
            (
                "users/\("u".guid)/timeline.svg?from=now",
                "the query option 'from' must be a date and time, for example 2026-01-31T12:00:00Z"
            ),
            (
                "users/\("u".guid)/timeline.svg?to=2020-01-31T12:00:00Z",
                "'to' must be after 'from' and at most 7 days later"
            ),
        ]
    )
    func invalidOptions(_ path: String, _ message: String) async throws {
        let response = try await send("GET", "/emulator/" + path)
        #expect(response.status == 400)
        let value = try JSONDecoder().decode(GraphJSONValue.self, from: response.body)
        #expect(value["error"]?["message"] == .string(message))
    }

    private struct NotAnObject: Error {}
}

extension ControlRoute: CustomTestStringConvertible {
    /// The method and path, separated by a space.
    public var testDescription: String { "\(method) \(fullPath)" }
}

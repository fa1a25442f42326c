// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport

@testable import GraphPresenceEmulator

extension Message {
    /// The errors from the control API and the clock.
    static let control: [Message] = [
        rejected("a path that does not exist", .get, "/emulator/nowhere"),
        rejected("a method that the path does not allow", .delete, "/emulator/clock"),
        rejected("a body without a content type", .post, "/emulator/clock", "{}", headers: [:]),
        rejected("a body without a required property", .post, "/emulator/clock", "{}"),
        rejected("a body that is not an object", .post, "/emulator/clock", "[]"),
        rejected("an unknown member", .post, "/emulator/clock", #"{"to":"PT1S"}"#),
        rejected("a member in a call that has no members", .post, "/emulator/reset", #"{"really":true}"#),
        rejected("a missing member", .post, "/emulator/users", "{}"),
        rejected("a value of the wrong type", .post, "/emulator/clock", #"{"frozen":"yes"}"#),
        rejected("a negative duration", .post, "/emulator/clock", #"{"advance":"-PT1S"}"#),
        rejected("a clock that is set back", .post, "/emulator/clock", #"{"set":"2024-12-31T00:00:00Z"}"#),
        rejected(
            "a clock that is both advanced and set",
            .post,
            "/emulator/clock",
            #"{"set":"2030-01-01T00:00:00Z","advance":"PT1S"}"#
        ),
        rejected(
            "a clock that is advanced beyond the year 9999",
            .post,
            "/emulator/clock",
            #"{"advance":"P9000000D"}"#
        ),
        rejected("an ID that is not a GUID", .post, "/emulator/users", #"{"id":"adele","displayName":"Adele"}"#),
        rejected("a string that is not a date and time", .post, "/emulator/clock", #"{"set":"tomorrow"}"#),
        rejected("an unknown query option", .get, "/emulator/users?filter=x"),
        rejected("a query option for a call that has no options", .get, "/emulator/clock?x=1"),
        rejected(
            "a timeline that is too long",
            .get,
            "/emulator/users/\("u".guid)/timeline.svg?to=2030-01-01T00:00:00Z"
        ),
        rejected("a negative query option", .get, "/emulator/users?skip=-1"),
        rejected("a query option that is not a number", .get, "/emulator/users?top=x"),
        rejected("the change stream without a connection", .get, "/emulator/changes"),
        rejected("a user property that is not supported", .get, "/v1.0/me?$select=mail"),
        rejected("a user who is not in the directory", .get, "/v1.0/users/adele%40contoso.example"),
        rejected("a user ID that is not a GUID", .post, "/emulator/users/u/clearScheduledLocation", "{}"),
        rejected("an unknown user code", .post, "/emulator/deviceCodes/ABC/deny"),
        rejected("a negative request limit", .post, "/emulator/throttling", #"{"requests":-1}"#),
        rejected("a limit with a period of 0 seconds", .post, "/emulator/throttling", #"{"requests":1,"seconds":0}"#),
        rejected("a fault that does nothing", .post, "/emulator/faults", "{}"),
        rejected("a fault that only waits", .post, "/emulator/faults", #"{"delaySeconds":1}"#),
        rejected(
            "a fault with a Retry-After header but no status",
            .post,
            "/emulator/faults",
            #"{"kind":"drop","retryAfter":1}"#
        ),
        rejected(
            "a fault for a path that does not exist",
            .post,
            "/emulator/faults",
            #"{"status":503,"path":"/me/x"}"#
        ),
        rejected(
            "a fault for a method that the path does not allow",
            .post,
            "/emulator/faults",
            #"{"status":503,"path":"/me/presence","method":"POST"}"#
        ),
        rejected("a fault with two descriptions", .post, "/emulator/faults", #"{"steps":[],"status":503}"#),
        rejected("an empty fault step", .post, "/emulator/faults", #"{"steps":[{}]}"#),
        rejected("a response from a fault", .get, "/v1.0/me/presence") {
            let emulator = signedIn()
            let request = try JSONDecoder().decode(FaultRequest.self, from: Data(#"{"status":503}"#.utf8))
            emulator.add(try request.fault())
            return emulator
        },
        Message("the summary of a fault") {
            let steps: [EmulatorFault.Step] = [.send(Data("HTTP/1.1 200 OK\r\n".utf8)), .wait(.seconds(1)), .reset]
            var queue = FaultQueue()
            let faults = [EmulatorFault(steps: steps), EmulatorFault(steps: [.close]), .response(503)]
            return faults.map { FaultView(queue.add($0, at: Date(timeIntervalSince1970: 0))).summary }
                .joined(separator: " | ")
        },
        rejected("a fault that does not exist", .delete, "/emulator/faults/7"),
        rejected("a fault ID that is not a number", .delete, "/emulator/faults/first"),
        rejected(
            "a state that Teams does not have",
            .post,
            "/emulator/users/\("u".guid)/signIn",
            #"{"teamsClient":"desktop","availability":"busy","activity":"InACall"}"#
        ),
        rejected("an unknown way to end a connection", .post, "/emulator/faults", #"{"steps":[{"end":"never"}]}"#),
        rejected("bytes that are not Base64", .post, "/emulator/faults", #"{"steps":[{"sendBase64":"*"}]}"#),
        rejected("a negative waiting time", .post, "/emulator/faults", #"{"steps":[{"waitSeconds":-1}]}"#),
        rejected("a fault for an unknown method", .post, "/emulator/faults", #"{"method":"get","steps":[]}"#),
        rejected("a fault that never applies", .post, "/emulator/faults", #"{"times":0,"steps":[]}"#),
        refused("a port that is in use") { throw Socket.Failure.listening(onPort: 8_080, EADDRINUSE) },
        refused("a port number that is too large") { _ = try EmulatorServer(signedIn(), port: 70_000) },
        timeout("work that does not wait for the clock", busy: ["GET /me/presence"]),
        timeout("code that keeps sleeping on the clock", busy: []),
        refused("a closure that waits for something other than the clock") {
            throw ManualClock.TimeoutError(busy: [], problem: .notWaiting(within: .seconds(5)))
        },
        refused("a closure that does not return") {
            throw ManualClock.TimeoutError(busy: [], problem: .notReturning(within: .seconds(3_600)))
        },
    ]

    private static func timeout(_ situation: String, busy: [String]) -> Message {
        refused(situation) { throw ManualClock.TimeoutError(busy: busy, problem: .working(within: .seconds(5))) }
    }

    private static let path = "/v1.0/subscriptions"
    private static let user = "communications/presences/\("u".guid)"

    /// Returns the body of a subscription with additional members.
    private static func body(_ more: String = "") -> String {
        #"{"changeType":"updated","notificationUrl":"https://example.com/","resource":"\#(user)","#
            + #""expirationDateTime":"2025-01-01T01:00:00Z"\#(more)}"#
    }

    /// The errors from requests for subscriptions.
    static let subscriptions: [Message] = [
        rejected("a change type that presence does not have", .post, path, #"{"changeType":"created"}"#),
        rejected("a subscription with resource data", .post, path, body(#","includeResourceData":true"#)),
        rejected("a second subscription", .post, path, body()) {
            let emulator = signedIn()
            let subscription = try JSONDecoder().decode(Subscription.self, from: Data(body().utf8))
            let caller = IdentityProvider.Caller(user: "u".guid, permissions: nil, application: "any", tenant: "any")
            try emulator.emulator.withState { state, now in
                _ = try state.subscriptions.create(subscription, for: caller, at: now, state.service.state)
            }
            return emulator
        },
        rejected("a subscription that does not exist", .get, path + "/s"),
        rejected(
            "a lifecycle event for an ID that is not a GUID",
            .post,
            "/emulator/subscriptions/s/lifecycle",
            #"{"lifecycleEvent":"missed"}"#
        ),
        refused("a lifecycle event for a subscription without a URL for such events") {
            let emulator = signedIn()
            let subscription = try JSONDecoder().decode(Subscription.self, from: Data(body().utf8))
            let caller = IdentityProvider.Caller(user: "u".guid, permissions: nil, application: "any", tenant: "any")
            let id = try emulator.emulator.withState { state, now in
                try state.subscriptions.create(subscription, for: caller, at: now, state.service.state).id
            }
            try emulator.sendLifecycleEvent(.missed, toSubscription: id ?? "")
        },
        rejected("an application without a user", .get, path) { EmulatorTransport(clock: ManualClock()) },
    ]

    /// The descriptions of the control API's calls and their members, without repeated texts.
    private static var routes: [Message] {
        var seen: Set<String> = []
        return ControlRoutes.all.flatMap { route in
            var fields = route.query + route.body
            if case .json(let members) = route.returns { fields += members }
            let name = "\(route.method) \(route.fullPath)"
            let members = fields.flatMap(\.withMembers).filter { seen.insert($0.text).inserted }
            return [Message(name) { route.summary }]
                + members.map { field in Message("\(name), \(field.name)") { field.text } }
        }
    }

    /// The errors for states that are rejected.
    static let states: [Message] = [
        state("a state that is not JSON", "{"), state("a state that is not an object", "[]"),
        state("a clock without a time", #"{"clock":{},"users":[]}"#),
        state("a value of the wrong type in an array", #"{"users":[{"id":"\#("u".guid)","sessions":[{"kind":7}]}]}"#),
        state("a user who appears twice", #"{"users":[{"id":"\#("u".guid)"},{"id":"\#("u".guid)"}]}"#),
        session("an application's session without an expiry", "", "2025-01-01T00:00:00Z"),
        session(
            "a session that was set in the future",
            #","expiresAt":"2031-01-01T00:00:00Z""#,
            "2030-01-01T00:00:00Z"
        ),
        session(
            "a session with an unsupported combination",
            #","expiresAt":"2025-01-01T01:00:00Z""#,
            "2025-01-01T00:00:00Z"
        ),
        state(
            "a session that appears twice",
            #"{"users":[{"id":"\#("u".guid)","sessions":[\#(teams),\#(teams)]}]}"#
        ),
    ]

    private static let teams =
        #"{"kind":"teamsClient","id":"s","availability":"Busy","activity":"Busy","setAt":"2025-01-01T00:00:00Z"}"#

    private static func session(_ situation: String, _ end: String, _ start: String) -> Message {
        let session =
            #"{"kind":"application","id":"s","availability":"Busy","activity":"Away","setAt":"\#(start)"\#(end)}"#
        return state(situation, #"{"users":[{"id":"\#("u".guid)","sessions":[\#(session)]}]}"#)
    }

    private static func state(_ situation: String, _ text: String) -> Message {
        refused(situation) { try signedIn().restore(Data(text.utf8)) }
    }

    /// The descriptions of the control API's calls and their members, and of the index.
    static let descriptions: [Message] =
        routes + [
            Message("the description in the index") {
                let index = try await response(.get, "/emulator", nil, headers: [:], signedIn())
                let value = try JSONDecoder().decode(GraphJSONValue.self, from: index.body)
                guard case .string(let text)? = value["description"] else { return "no description" }
                return text
            },
            Message("the OpenAPI document") { OpenAPIDocument.texts.joined(separator: " | ") },
        ]
}

extension ControlField {
    /// The member and all members that it contains.
    fileprivate var withMembers: [ControlField] { [self] + Self.members(of: kind) }

    private static func members(of kind: Kind) -> [ControlField] {
        switch kind {
        case .object(let fields): fields.flatMap(\.withMembers)
        case .array(let kind): members(of: kind)
        default: []
        }
    }
}

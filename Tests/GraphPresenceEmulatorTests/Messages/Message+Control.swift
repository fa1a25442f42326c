import Foundation
import GraphPresence
import TestSupport

@testable import GraphPresenceEmulator

extension Message {
    /// The errors of the control API and of the clock.
    static let control: [Message] = [
        rejected("a path that does not exist", .get, "/emulator/nowhere"),
        rejected("a method that the path does not allow", .delete, "/emulator/clock"),
        rejected("a body without its type", .post, "/emulator/clock", "{}", headers: [:]),
        rejected("a body without a required property", .post, "/emulator/clock", "{}"),
        rejected("a clock that goes back", .post, "/emulator/clock", #"{"advance":"-PT1S"}"#),
        rejected("a user who is not a GUID", .post, "/emulator/users/u/clearScheduledLocation", "{}"),
        rejected("an unknown user code", .post, "/emulator/deviceCodes/ABC/deny"),
        rejected("a negative limit of requests", .post, "/emulator/throttling", #"{"requests":-1}"#),
        rejected("a limit without a period", .post, "/emulator/throttling", #"{"requests":1,"seconds":0}"#),
        rejected("an unknown step of a fault", .post, "/emulator/faults", #"{"steps":[{"end":"never"}]}"#),
        rejected("bytes that are not Base64", .post, "/emulator/faults", #"{"steps":[{"sendBase64":"*"}]}"#),
        rejected("a negative wait", .post, "/emulator/faults", #"{"steps":[{"waitSeconds":-1}]}"#),
        rejected("an unknown method of a fault", .post, "/emulator/faults", #"{"method":"get","steps":[]}"#),
        rejected("a fault that never applies", .post, "/emulator/faults", #"{"times":0,"steps":[]}"#),
        refused("a port that does not exist") { _ = try EmulatorServer(signedIn(), port: 70_000) },
        timeout("work that does not wait for the clock", busy: ["GET /me/presence"]),
        timeout("code that keeps sleeping on the clock", busy: []),
    ]

    private static func timeout(_ situation: String, busy: [String]) -> Message {
        refused(situation) { throw ManualClock.TimeoutError(busy: busy, timeout: .seconds(5)) }
    }

    private static let path = "/v1.0/subscriptions"
    private static let user = "communications/presences/\("u".guid)"

    /// The body of a subscription, with further members.
    private static func body(_ more: String = "") -> String {
        #"{"changeType":"updated","notificationUrl":"https://example.com/","resource":"\#(user)","#
            + #""expirationDateTime":"2025-01-01T01:00:00Z"\#(more)}"#
    }

    /// The errors of subscriptions.
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
        rejected("an application without a user", .get, path) { EmulatorTransport(clock: ManualClock()) },
    ]
}

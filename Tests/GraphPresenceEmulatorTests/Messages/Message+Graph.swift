// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport

@testable import GraphPresenceEmulator

extension Message {
    private static let me = "/v1.0/me/presence"

    /// The errors from the presence operations.
    static let graph: [Message] = [
        rejected("a path that does not exist", .get, "/v1.0/me/calendar"),
        rejected("a path without the API version", .get, "/me/presence"),
        rejected("a method that the path does not allow", .delete, me),
        rejected("the query option $select", .get, me + "?$select=id"),
        rejected("a user principal name", .get, "/v1.0/users/a@contoso.com/presence"),
        rejected("/me without a user", .get, me) { EmulatorTransport(clock: ManualClock()) },
        rejected("a body that is not JSON", .post, me + "/clearPresence", "{", headers: ["Authorization": "Bearer t"]),
        rejected("a body without a required property", .post, "/v1.0/communications/getPresencesByUserId", "{}"),
        rejected("a session without an ID", .post, me + "/clearPresence", "{}"),
        rejected("a session that does not exist", .post, me + "/clearPresence", #"{"sessionId":"s"}"#),
        rejected(
            "a combination that is not supported",
            .post,
            me + "/setPresence",
            #"{"sessionId":"s","availability":"Busy","activity":"Away"}"#
        ),
        rejected(
            "a duration that is too long",
            .post,
            me + "/setPresence",
            #"{"sessionId":"s","availability":"Away","activity":"Away","expirationDuration":"PT5H"}"#
        ),
        rejected("too many requests", .get, me) {
            let emulator = signedIn()
            emulator.setThrottling(EmulatorThrottling(requests: 0, period: .seconds(30)))
            return emulator
        },
        rejected("no access token", .get, me, headers: [:]),
        rejected("an unknown access token", .get, me, headers: ["Authorization": "Bearer x"]) {
            emulator(.user("u".guid, permissions: []))
        },
        refused("an expired access token") {
            let caller = IdentityProvider.Caller(user: nil, permissions: nil, application: "a", tenant: "t")
            var provider = IdentityProvider(anyTokenIsOf: nil)
            let now = ManualClock().now
            let token = provider.issue(to: caller, at: now)
            let request = ServerRequest(
                method: "GET",
                path: RequestPath(me),
                query: nil,
                headers: ["Authorization": "Bearer \(token)"],
                body: Data(),
                origin: "http://localhost"
            )
            _ = try provider.caller(of: request, at: now + TimeInterval(IdentityProvider.tokenLifetime))
        },
        rejected("no permission", .get, me) { emulator(.user("u".guid, permissions: [])) },
        rejected(
            "a user who sets the presence of another user",
            .post,
            "/v1.0/users/\("a".guid)/presence/setPresence",
            "{}"
        ) {
            emulator(.user("u".guid, permissions: ["Presence.ReadWrite"]))
        },
    ]
}

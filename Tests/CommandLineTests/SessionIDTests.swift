// SPDX-License-Identifier: MIT

import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for commands that use the application ID of the sign-in as the session ID.
@Suite(.blocking, .timeLimit(.minutes(5))) struct SessionIDTests {
    @Test(
        "Without a sign-in, a command that needs a session ID reports the missing sign-in",
        arguments: [
            ["set-presence", "--availability", "Away"], ["clear-presence"], ["hold", "--availability", "DoNotDisturb"],
        ]
    )
    func noSignIn(_ command: [String]) throws {
        let tool = try Tool()
        defer { tool.end() }
        let user = ["--me", "--base-url", tool.server.baseURL]
        let expected = try tool.run(["get"] + user)
        #expect(expected.status == 2)
        #expect(expected.errors.hasPrefix("error: no one is signed in; run 'graph-presence login', "))
        let result = try tool.run(command + user)
        #expect(result.status == 2)
        #expect(result.errors == expected.errors)
        let profile = try tool.run(command + user + ["--profile", "work"])
        #expect(profile.status == 2)
        #expect(profile.errors.hasPrefix("error: no one is signed in with the profile 'work'; "))
        // A token does not contain the session ID.
        let token = try tool.run(command + user, token: "any")
        #expect(token.status == 64)
        #expect(token.errors.hasPrefix("error: '--session-id' is required; "))
    }
}

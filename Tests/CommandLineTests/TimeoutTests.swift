// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

/// Tests with a service or a login endpoint that never responds.
@Suite(.blocking, .timeLimit(.minutes(5))) struct TimeoutTests {
    private func run(_ arguments: [String], token: String? = "any") throws -> (Product.Result, ScriptedServer) {
        let tool = try Tool()
        defer { tool.end() }
        let server = try ScriptedServer(answering: nil)
        defer { server.stop() }
        let arguments = arguments.map { $0.replacingOccurrences(of: "ORIGIN", with: server.origin) }
        return (try tool.run(arguments, token: token), server)
    }

    static let commands: [(String, [String])] = [
        ("GET /me/presence", ["get", "--me"]),
        ("POST /communications/getPresencesByUserId", ["list", "--user", "u".guid]),
        ("POST /me/presence/setPresence", ["set-presence", "--me", "--availability", "Away", "--session-id", "s"]),
        ("POST /me/presence/clearPresence", ["clear-presence", "--me", "--session-id", "s"]),
    ]

    @Test(
        "The error for a timeout contains the duration and the number of attempts",
        arguments: TestRun.isThorough ? commands : [commands[0]]
    )
    func commandTimesOut(operation: String, arguments: [String]) throws {
        let (result, server) = try run(arguments + ["--base-url", "ORIGIN/v1.0", "--timeout", "PT0.4S"])
        #expect(result.status == 5)
        let text = result.errors.replacing(#/ in [0-9.]+ seconds?/#, with: "")
        #expect(text == "error: \(operation): the request timed out after 0.4 seconds (3 attempts)\n")
        #expect(server.requests.count == 3)
    }

    @Test("A login times out if the endpoint never responds")
    func loginTimesOut() throws {
        let arguments = ["login", "--client-id", "c", "--authority", "ORIGIN", "--timeout", "PT0.3S"]
        let (result, _) = try run(arguments, token: nil)
        #expect(result.status == 5)
        let text = result.errors.replacing(#/ in [0-9.]+ seconds?/#, with: "")
        #expect(
            text
                == "error: POST /{tenant}/oauth2/v2.0/devicecode: the request timed out after 0.3 seconds "
                + "(3 attempts)\n"
        )
    }

    @Test("A timeout of 0 seconds is rejected")
    func refuseZero() throws {
        let (result, _) = try run(["get", "--me", "--timeout", "PT0S"])
        #expect(result.status == 64)
        #expect(result.errors.hasPrefix("error: '--timeout' must be longer than 0 seconds; specify a duration, "))
    }
}

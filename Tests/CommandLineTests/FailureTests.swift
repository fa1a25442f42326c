// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests that each failure has the expected exit code, prints one line to standard error, and prints nothing to
/// standard output.
@Suite(.blocking, .timeLimit(.minutes(5))) struct FailureTests {
    private static let readPermissions =
        GraphServiceClient.operations.first { $0.description == "GET /users/{user-id}/presence" }?.permissions?
        .description
        ?? ""

    private let tool: Tool

    init() throws {
        tool = try Tool()
    }

    /// Checks that a command failed with the given error.
    private func expect(
        _ error: String,
        _ result: Product.Result,
        status: Int32 = 1,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        // Request IDs differ between runs.
        let ids = #/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/#
        #expect(result.errors.replacing(ids, with: "ID") == "error: \(error)\n", sourceLocation: sourceLocation)
        #expect(result.output == "", sourceLocation: sourceLocation)
        #expect(result.status == status, sourceLocation: sourceLocation)
    }

    @Test("An error response is printed with its status, code, and message")
    func errorResponses() throws {
        defer { tool.end() }
        expect(
            "POST /users/{user-id}/presence/clearPresence: 404 NotFound: no presence session has this session ID; "
                + "the session may have expired or been cleared "
                + "(request-id ID)",
            try tool.call("clear-presence", "--user", "u".guid, "--session-id", "s"),
            status: 4
        )
        tool.emulator.register(token: "weak", as: .user("w".guid, permissions: ["Presence.Read"]))
        expect(
            "GET /users/{user-id}/presence: 403 Forbidden: Insufficient privileges to complete the operation; "
                + "required permissions: \(Self.readPermissions) "
                + "(request-id ID)",
            try tool.call("get", "--user", "u".guid, token: "weak"),
            status: 3
        )
        let unknown = try tool.call("get", "--user", "u".guid, token: "canary-token")
        #expect(unknown.status == 2)
        #expect(unknown.errors.hasPrefix("error: GET /users/{user-id}/presence: 401 InvalidAuthenticationToken: "))
        #expect(!unknown.errors.contains("canary"))
    }

    @Test("A failure for one of several users does not affect the other users")
    func partialFailure() throws {
        defer { tool.end() }
        let presence = SetPresencePostRequestBody(.away, sessionId: "s")
        for user in ["a".guid, "c".guid] { try tool.emulator.perform(.setPresence(presence), for: user) }
        let result = try tool.call(
            "clear-presence",
            "--user",
            "a".guid,
            "--user",
            "b".guid,
            "--user",
            "c".guid,
            "--session-id",
            "s"
        )
        #expect(result.status == 4)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("error: '\("b".guid)': POST /users/{user-id}/presence/clearPresence: 404 NotFound"))
        #expect(lines[1] == "error: the command failed for 1 of 3 users")
        #expect(
            try tool.call("list", "--user", "a".guid, "--user", "c".guid).output
                == "\("a".guid)  Offline/Offline\n\("c".guid)  Offline/Offline\n"
        )
    }

    @Test("The error for a long Retry-After delay states how long to wait")
    func longRetryAfter() throws {
        defer { tool.end() }
        tool.emulator.add(.response(429, headers: ["Retry-After": "7200"]))
        let result = try tool.call("get", "--user", "u".guid)
        #expect(result.status == 5)
        #expect(
            result.errors.hasPrefix(
                "error: GET /users/{user-id}/presence: 429 EmulatedFault: a scripted fault replaced the response; retry after "
                    + "2 hours (request-id "
            )
        )
    }

    @Test("An invalid request is rejected before it is sent")
    func invalidRequests() throws {
        defer { tool.end() }
        expect(
            "POST /users/{user-id}/presence/setPresence: expirationDuration is 4 minutes; it must be from 5 minutes to 4 hours",
            try tool.call(
                "set-presence",
                "--user",
                "u".guid,
                "--session-id",
                "s",
                "--availability",
                "Away",
                "--expiration",
                "PT4M"
            )
        )
        let location = try tool.call(
            "set-manual-location",
            "--work-location",
            "office",
            "--place-id",
            "p",
            "--cloud",
            "us-gov-l4"
        )
        #expect(location.status == 1)
        #expect(location.errors.hasPrefix("error: POST /me/presence/setManualLocation: "))
        #expect(location.errors.contains("global"))
        expect(
            "GET /users/{user-id}/presence: the base URL starts with 'http://'; access tokens are sent only over https "
                + "or to this machine",
            try tool.run(["get", "--user", "u".guid, "--base-url", "http://example.com/v1.0"], token: "any")
        )
    }

    @Test("The error for a refused connection contains the number of attempts")
    func refusedConnection() throws {
        defer { tool.end() }
        // No server listens on port 1, because the system never assigns this port to a test.
        let result = try tool.run(["get", "--user", "u".guid, "--base-url", "http://127.0.0.1:1/v1.0"], token: "any")
        #expect(result.status == 5)
        #expect(
            result.errors.hasPrefix("error: GET /users/{user-id}/presence: no response was received (3 attempts")
        )
    }

    @Test("Control characters in an error response are not printed")
    func controlCharacters() throws {
        defer { tool.end() }
        let body = #"{"error": {"code": "Forbidden", "message": "\u001b]0;x\u0007a\nerror: b\u2028c"}}"#
        let headers: GraphHeaders = ["Content-Type": "application/json"]
        tool.emulator.add(.response(403, headers: headers, body: Data(body.utf8)))
        let result = try tool.call("get", "--user", "u".guid)
        #expect(result.errors.hasPrefix("error: GET /users/{user-id}/presence: 403 Forbidden:  ]0;x a error: b c; "))
        #expect(result.errors.filter(\.isNewline) == "\n")
    }

    @Test("The error for an unreadable response contains the start of its body")
    func unreadableResponse() throws {
        defer { tool.end() }
        tool.emulator.add(.response(200, headers: ["Content-Type": "application/json"], body: Data("{x}".utf8)))
        expect(
            "GET /users/{user-id}/presence: 200: the response body cannot be decoded: the data is not valid JSON; the body "
                + #"starts with "{x}" (request-id ID)"#,
            try tool.call("get", "--user", "u".guid)
        )
    }

    @Test("The error for a missing credential explains how to sign in")
    func missingCredential() throws {
        defer { tool.end() }
        expect(
            "no one is signed in; run 'graph-presence login', or set GRAPH_ACCESS_TOKEN or the AZURE_… variables (see "
                + "'graph-presence --help')",
            try tool.call("get", "--me", token: nil),
            status: 2
        )
        let file = tool.home.appendingPathComponent("token")
        expect(
            "the token file '\(file.path)' cannot be read: the file does not exist; check the path",
            try tool.call("get", "--me", "--token-file", file.path)
        )
        try Data(" \n".utf8).write(to: file)
        expect(
            "the token file '\(file.path)': the access token is missing; store only the access token there",
            try tool.call("get", "--me", "--token-file", file.path)
        )
    }

    @Test("The serve command fails if its port is already in use")
    func portInUse() throws {
        defer { tool.end() }
        let port = try #require(URL(string: tool.server.baseURL)?.port)
        expect(
            "cannot listen on port \(port): Address already in use; specify another port, or 0 for a free port",
            try tool.run(["serve", "--port", "\(port)"])
        )
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@testable import graph_presence

/// Tests for the exit codes and for the errors that `--json` prints.
@Suite(.blocking, .timeLimit(.minutes(5))) struct ExitCodeTests {
    private static let operation = GraphOperation(method: .get, pathTemplate: "/me/presence")

    private static func error(
        _ kind: GraphError.Kind,
        _ status: Int?,
        _ code: String? = nil,
        cause: (any Error)? = nil
    ) -> GraphError {
        var error = GraphError(kind: kind, operation: operation, message: "m", underlying: cause)
        error.status = status
        error.code = code
        return error
    }

    @Test(
        "The exit code depends on the stage, HTTP status, and error code of the failure",
        arguments: [
            (error(.transport, nil), .unavailable), (error(.invalidRequest, nil), .failure),
            (error(.decoding, 200), .failure), (error(.service, 400, "BadRequest"), .failure),
            (error(.service, 401, "InvalidAuthenticationToken"), .signInRequired),
            (error(.service, 401), .signInRequired), (error(.service, 401, "Unauthorized"), .notPermitted),
            (error(.service, 403, "Forbidden"), .notPermitted), (error(.service, 404, "NotFound"), .notFound),
            (error(.service, 408), .unavailable), (error(.service, 429), .unavailable),
            (error(.service, 500), .unavailable), (error(.service, 503), .unavailable),
            (error(.authentication, 401, "AADSTS7000215"), .signInRequired),
            (error(.authentication, 400, "AADSTS70000"), .signInRequired),
            (error(.authentication, 429), .unavailable), (error(.authentication, nil), .signInRequired),
        ] as [(GraphError, ExitCode)]
    )
    func codeOfFailure(_ error: GraphError, _ code: ExitCode) {
        #expect(ExitCode(error) == code, "\(error)")
    }

    @Test("The exit code for a failed credential depends on the cause of the failure")
    func codeOfCredential() {
        func error(_ cause: any Error) -> GraphError {
            GraphError(kind: .authentication, operation: Self.operation, message: "m", underlying: cause)
        }
        #expect(ExitCode(error(URLError(.cannotConnectToHost))) == .unavailable)
        #expect(ExitCode(error(SignInCredential.SignInEnded())) == .signInRequired)
        #expect(ExitCode(error(CocoaError(.fileReadNoPermission))) == .failure)
    }

    // A retry can succeed after an outage, but not after a rejection of the credential.
    @Test(
        "A session is no longer renewed if its credential failed or was rejected, whether or not it has expired",
        arguments: [
            (error(.service, 401, "InvalidAuthenticationToken"), true), (error(.service, 401), true),
            (error(.authentication, 400, "AADSTS70000"), true), (error(.authentication, 401), true),
            (error(.authentication, nil, cause: SignInCredential.SignInEnded()), true),
            (error(.authentication, 401, cause: SignInCredential.SignInEnded()), true),
            (error(.authentication, nil, cause: CocoaError(.fileReadNoPermission)), true),
            (error(.authentication, nil, cause: URLError(.notConnectedToInternet)), false),
            // A captive portal returns its sign-in page with a success status.
            (error(.authentication, 200), false), (error(.authentication, 503), false), (error(.transport, nil), false),
            (error(.service, 401, "Unauthorized"), false), (error(.service, 403), false),
            (error(.service, 503), false),
        ] as [(GraphError, Bool)]
    )
    func finalFailure(_ error: GraphError, _ isFinal: Bool) {
        #expect(error.isFinalForCredential == isFinal)
        for end in [Date.distantFuture, .distantPast] {
            #expect((HoldCommand.finalFailure(in: .delayed(error, expiresAt: end)) != nil) == isFinal)
        }
        #expect(HoldCommand.finalFailure(in: .expired) == nil)
        #expect(HoldCommand.finalFailure(in: .ended(error)) == nil)
    }

    @Test("With --json, an error is printed to standard error as one JSON object")
    func errorInJSON() throws {
        let tool = try Tool()
        defer { tool.end() }
        tool.emulator.register(token: "weak", as: .user("w".guid, permissions: ["Presence.Read"]))
        let result = try tool.call("get", "--user", "u".guid, "--json", token: "weak")
        #expect(result.status == 3)
        #expect(result.output == "")
        #expect(result.errors.filter(\.isNewline) == "\n")
        let value = try JSONDecoder().decode(GraphJSONValue.self, from: Data(result.errors.utf8))
        let error = try #require(value["error"])
        #expect(error["exitCode"] == 3)
        #expect(error["status"] == 403)
        #expect(error["code"] == "Forbidden")
        #expect(error["requestId"] != nil)
        tool.emulator.add(.response(429, headers: ["Retry-After": "7200"]))
        let throttled = try tool.call("get", "--user", "u".guid, "--json", token: "weak")
        let second = try JSONDecoder().decode(GraphJSONValue.self, from: Data(throttled.errors.utf8))
        #expect(second["error"]?["retryAfter"] == 7200)
        let usage = try tool.call("get", "--json")
        #expect(usage.status == 64)
        #expect(
            usage.errors == #"{"error":{"exitCode":64,"message":"'--user' or '--me' is required"}}"# + "\n"
        )
        let missing = try tool.call("get", "--me", "--json", token: nil)
        #expect(missing.status == 2)
        #expect(missing.errors.hasPrefix(#"{"error":{"exitCode":2,"message":"no one is signed in; "#))
    }

    @Test("The exit code is the common exit code of all failures, or 1 if their exit codes differ")
    func codeOfSeveral() throws {
        let tool = try Tool()
        defer { tool.end() }
        let users = ["--user", "a".guid, "--user", "b".guid]
        let call = ["clear-presence", "--session-id", "s", "--base-url", tool.server.baseURL]
        #expect(try tool.run(call + users, token: "any").status == 4)
        try tool.emulator.perform(.setPresence(SetPresencePostRequestBody(.away, sessionId: "s")), for: "a".guid)
        #expect(try tool.run(call + users, token: "any").status == 4)
        let ignored = try tool.run(call + users + ["--ignore-missing"], token: "any")
        #expect(ignored.status == 0)
        #expect(ignored.errors == "")
    }
}

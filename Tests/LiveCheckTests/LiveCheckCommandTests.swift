// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

/// Tests for the `live-check` command with an emulator that `graph-presence serve` provides.
@Suite(.blocking, .timeLimit(.minutes(10))) struct LiveCheckCommandTests {
    private static let user = "u".guid
    private static let token = "secret-token-of-the-test-user"

    /// Empty values for the variables that could describe a real tenant.
    private static let noCredentials = [
        "GRAPH_ACCESS_TOKEN": "", "AZURE_TENANT_ID": "", "AZURE_CLIENT_ID": "", "AZURE_CLIENT_SECRET": "",
        "LIVE_USER_ID": "", "LIVE_SESSION_ID": "", "LIVE_BASE_URL": "", "LIVE_SETTLE_SECONDS": "",
    ]

    private static func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Product.Result {
        try Product("live-check").run(arguments, environment: noCredentials.merging(environment) { $1 })
    }

    /// Runs the command against a served emulator after sending control calls to the emulator.
    private static func run(
        _ arguments: [String],
        user: String = user,
        control: [(path: String, body: String)] = []
    ) async throws -> Product.Result {
        let output = Pipe.closedInOtherProcesses()
        let process = try Product("graph-presence").start(["serve", "--port", "0"], output: output)
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let base = try #require(URL(string: line.trimmingCharacters(in: .newlines)))
        for call in control {
            var url = base.deletingLastPathComponent()
            url.appendPathComponent(call.path)
            let request = TransportRequest(
                method: .post,
                url: url,
                headers: ["Content-Type": "application/json"],
                body: Data(call.body.utf8),
                timeout: .seconds(60)
            )
            try #require(try await URLSessionTransport.shared.send(request).status < 300)
        }
        return try run(
            arguments,
            [
                "GRAPH_ACCESS_TOKEN": token, "LIVE_USER_ID": user, "LIVE_SESSION_ID": "app".guid,
                "LIVE_BASE_URL": base.absoluteString, "LIVE_SETTLE_SECONDS": "0",
            ]
        )
    }

    @Test("Rules that agree result in exit code 0, even if their steps wait")
    func agree() async throws {
        let result = try await Self.run(["--rule", "clear-twice", "--rule", "fade", "--rule", "hold"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("Rules that agree: 3, differ: 0, could not be compared: 0, were omitted: "))
        #expect(result.errors == "comparing clear-twice\ncomparing fade\ncomparing hold\n")
    }

    @Test("If a fault changes a rule's outcome, the exit status is 1 and the output contains no token or user ID")
    func differ() async throws {
        let response = #"HTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"#
        let fault = #"{"path": "/v1.0/users/\#(Self.user)/presence/setPresence", "steps": [{"send": "\#(response)"}]}"#
        let result = try await Self.run(
            ["--rule", "no-session", "--rule", "clear"],
            control: [("emulator/faults", fault)]
        )
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        #expect(result.output.contains("Rules that agree: 1, differ: 1, could not be compared: 0"))
        #expect(
            result.output.contains(
                """
                | step | emulator | service |
                | --- | --- | --- |
                | set Busy/InACall for PT15M | 200 | **409** |
                | read the state | Busy/InACall | **Offline/Offline** |
                | clear the session | 200 | **404 NotFound** |
                | read the state | Offline/Offline | Offline/Offline |

                """
            )
        )
        for secret in [Self.token, Self.user] { #expect(!(result.output + result.errors).contains(secret)) }
    }

    @Test("If the service rejects every call, no rules are compared and the exit code is 2")
    func refused() async throws {
        let registration = #"{"token": "another", "permissions": []}"#
        let result = try await Self.run(["--rule", "clear"], control: [("emulator/tokens", registration)])
        #expect(result.status == 2)
        #expect(result.output.contains("* clear: POST /users/{user-id}/presence/clearPresence: 401 "))
        #expect(!(result.output + result.errors).contains(Self.token))
    }

    @Test("If the service is unreachable, no rule is compared and the exit status is 2")
    func unreachable() throws {
        let environment = [
            "GRAPH_ACCESS_TOKEN": Self.token, "LIVE_SESSION_ID": "app".guid, "LIVE_BASE_URL": "http://127.0.0.1:1/v1.0",
        ]
        let result = try Self.run(["--rule", "clear"], environment)
        #expect(result.status == 2)
        #expect(result.output.contains("* clear: POST /me/presence/clearPresence: no response was received "))
    }

    @Test("Without credentials, the command prints its requirements and exits with status 77")
    func noCredentials() throws {
        let result = try Self.run([])
        #expect(result.status == 77)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("skipped: the variable AZURE_TENANT_ID is not set\n"))
        for name in Self.noCredentials.keys { #expect(result.errors.contains(name), "\(name)") }
    }

    @Test("Each invalid setting is reported")
    func invalidSettings() throws {
        let token = ["GRAPH_ACCESS_TOKEN": Self.token]
        func problem(_ environment: [String: String]) throws -> String? {
            let result = try Self.run([], token.merging(environment) { $1 })
            #expect(result.status == 77)
            return result.errors.split(separator: "\n").first.map(String.init)
        }
        #expect(try problem([:]) == "skipped: the variable LIVE_SESSION_ID is not set")
        let session = ["LIVE_SESSION_ID": "s"]
        #expect(
            try problem(session.merging(["LIVE_BASE_URL": "x"]) { $1 })
                == "skipped: LIVE_BASE_URL 'x' is not a valid URL"
        )
        #expect(
            try problem(session.merging(["LIVE_SETTLE_SECONDS": "-1"]) { $1 })
                == "skipped: LIVE_SETTLE_SECONDS '-1' is not a number from 0 to 3600"
        )
    }

    @Test(
        "Unknown options and rules result in exit status 64",
        arguments: [["--rules"], ["--rule"], ["--rule", "x"], ["x"]]
    )
    func usage(_ arguments: [String]) throws {
        let result = try Self.run(arguments)
        #expect(result.status == 64)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("error: "))
    }

    @Test("The list of rules contains their outcomes in the emulator")
    func list() throws {
        let result = try Self.run(["--list", "--rule", "clear"])
        #expect(result.status == 0)
        #expect(
            result.output == """
                ## clear

                A user is offline after the only session is cleared. (documented: \
                https://learn.microsoft.com/graph/api/presence-clearpresence)

                | step | emulator |
                | --- | --- |
                | set Busy/InACall for PT15M | 200 |
                | read the state | Busy/InACall |
                | clear the session | 200 |
                | read the state | Offline/Offline |

                """
        )
    }
}

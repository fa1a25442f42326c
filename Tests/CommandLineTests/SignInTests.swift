// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for signing in and out, and for commands that use the sign-in.
@Suite(.waiting, .timeLimit(.minutes(5))) struct SignInTests {
    @Test("A user signs in and out", arguments: [GraphCloud.Name.global, .usGovL4, .usGovL5])
    func signInAndOut(_ cloud: GraphCloud.Name) async throws {
        let tool = try SignIns.tool(cloud: cloud)
        defer { tool.end() }
        let name = [.global: "global", .usGovL4: "us-gov-l4", .usGovL5: "us-gov-l5"][cloud] ?? ""
        let signedIn = try await SignIns.login(tool, "--tenant", "contoso", "--client-id", "app", "--cloud", name)
        #expect(signedIn.status == 0)
        #expect(signedIn.output == "")
        let short = Tool.me.prefix(8)
        #expect(signedIn.errors.hasSuffix("Signed in as User \(short) (\(short.lowercased())@contoso.example).\n"))
        let file = tool.home.appendingPathComponent("graph-presence/sign-in.json")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        for _ in 0..<2 {
            let read = try tool.call("get", "--me", token: nil)
            #expect(read.output == "id        \(Tool.me)\npresence  Offline/Offline\n")
        }
        // The default session ID is the client ID of the sign-in.
        #expect(try tool.call("set-presence", "--me", "--availability", "Away", token: nil).status == 0)
        #expect(try tool.call("get", "--me", token: nil).output.hasSuffix("Away/Away\n"))
        #expect(try tool.call("clear-presence", "--me", "--session-id", "app", token: nil).status == 0)
        #expect(try tool.run(["logout"]).errors == "Signed out.\n")
        #expect(try tool.run(["logout"]).errors == "No one was signed in.\n")
        #expect(try tool.call("get", "--me", token: nil).status == 2)
    }

    @Test("An option that contradicts the stored sign-in is rejected")
    func contradictingOptions() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool, tenant: "contoso")
        for (option, value, stored) in [
            ("--tenant", "fabrikam", "contoso"), ("--client-id", "other", "app"), ("--cloud", "us-gov-l4", "global"),
            ("--authority", "http://127.0.0.1:1", tool.server.origin),
        ] {
            let result = try tool.call("get", "--me", option, value, token: nil)
            #expect(result.status == 64)
            #expect(
                result.errors
                    == "error: '\(option)' does not match the stored sign-in, which uses '\(stored)'; omit the option, or "
                    + "sign in with 'graph-presence login \(option) …'\n"
                    + "run 'graph-presence get --help' to list the options\n"
            )
        }
        #expect(try tool.call("get", "--me", "--tenant", "Contoso", "--client-id", "app", token: nil).status == 0)
    }

    @Test("A sign-in option cannot be combined with an access token")
    func optionsWithToken() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool, tenant: "contoso")
        tool.emulator.register(token: "t", as: .user("u".guid, permissions: SignIns.permissions))
        for option in ["--tenant", "--authority"] {
            let usage = "run 'graph-presence get --help' to list the options\n"
            let result = try tool.call("get", "--me", option, "https://example.com", token: "t")
            #expect(result.status == 64)
            #expect(
                result.errors
                    == "error: '\(option)' cannot be combined with the access token in GRAPH_ACCESS_TOKEN; remove one of "
                    + "them\n" + usage
            )
            let file = try tool.call("get", "--me", option, "https://example.com", "--token-file", "f", token: nil)
            #expect(file.status == 64)
            #expect(
                file.errors
                    == "error: '\(option)' cannot be combined with the access token in '--token-file'; remove one of "
                    + "them\n" + usage
            )
        }
        // These options do not select a sign-in, because an access token does not need one and the client ID is the
        // default session ID.
        for (option, value) in [("--client-id", "other"), ("--cloud", "us-gov-l4")] {
            #expect(try tool.call("get", "--me", option, value, token: "t").status == 0)
        }
    }

    @Test("A login without options reuses the options of the stored sign-in")
    func repeatedLogin() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool, tenant: "contoso")
        #expect(try await SignIns.login(tool).status == 0)
        #expect(try tool.call("get", "--me", "--tenant", "contoso", "--client-id", "app", token: nil).status == 0)
        // A login with a different application does not use the stored tenant.
        #expect(try await SignIns.login(tool, "--client-id", "other").status == 0)
        #expect(try tool.call("get", "--me", "--tenant", "organizations", token: nil).status == 0)
        let first = try Tool()
        defer { first.end() }
        #expect(try first.run(["login"]).errors.hasPrefix("error: '--client-id' is required; "))
    }

    @Test("The login fails if the user denies the sign-in")
    func deniedLogin() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        let result = try await SignIns.login(tool, "--client-id", "app", isDenied: true)
        #expect(result.status == 2)
        #expect(result.errors.contains("error: "))
        #expect(!result.errors.contains("Signed in."))
        #expect(try tool.call("get", "--me", token: nil).status == 2)
    }

    private static let expired =
        "the sign-in has expired or was revoked (AADSTS70000: The provided value for the input parameter 'refresh_token' is not valid); "
        + "run 'graph-presence login'"

    @Test("The error for an expired sign-in contains the command to run")
    func expiredSignIn() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool)
        // The reset revokes all refresh tokens.
        tool.emulator.reset()
        tool.emulator.register(EmulatorApplication(clientId: "app", delegatedPermissions: SignIns.permissions))
        let result = try tool.call("get", "--me", token: nil)
        #expect(result.status == 2)
        #expect(result.errors.contains(Self.expired))
    }

    @Test("A damaged sign-in causes an error until the user signs out or signs in again")
    func damagedSignIn() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool)
        let file = tool.home.path + "/graph-presence/sign-in.json"
        try Data("{".utf8).write(to: URL(fileURLWithPath: file))
        let result = try tool.call("get", "--me", token: nil)
        #expect(result.status == 2)
        let error = "error: the sign-in file '\(file)' is damaged; run 'graph-presence login' to sign in again\n"
        #expect(result.errors == error)
        // Without `--session-id`, the command reads the session ID from the sign-in.
        let set = try tool.call("set-presence", "--me", "--availability", "Away", token: nil)
        #expect(set.status == 2)
        #expect(set.errors == error)
        #expect(try tool.run(["logout"]).errors == "Signed out.\n")
    }

    @Test("A watch ends if its sign-in is revoked, including during an outage", arguments: [false, true])
    func revokedSignIn(_ isDuringOutage: Bool) async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool)
        let (output, errors) = (Pipe.closedInOtherProcesses(), Pipe.closedInOtherProcesses())
        let process = try SignIns.watch(tool, output, errors)
        if isDuringOutage {
            tool.emulator.add(.response(503, times: 1_000))
            let gap = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            #expect(gap.contains("  gap  POST /communications/getPresencesByUserId: 503 "))
        }
        // The reset also ends the outage.
        tool.emulator.reset()
        // As soon as a token is registered, the emulator rejects every other token. The application is registered first
        // because the watch renews a rejected token immediately.
        tool.emulator.register(EmulatorApplication(clientId: "app", delegatedPermissions: SignIns.permissions))
        tool.emulator.register(token: "t", as: .user("u".guid, permissions: SignIns.permissions))
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 2)
        // On a busy machine, the renewal of the rejected token can time out, so that the last error has no status.
        #expect(text.hasPrefix("error: POST /communications/getPresencesByUserId: "))
        #expect(text.contains(Self.expired))
    }

    @Test("A watch ends if its credential can never acquire a token")
    func unusableCredential() throws {
        let tool = try Tool()
        defer { tool.end() }
        let variables = [
            "AZURE_TENANT_ID": "contoso", "AZURE_CLIENT_ID": "app", "AZURE_FEDERATED_TOKEN_FILE": "/nonexistent",
        ]
        let call = ["--base-url", tool.server.baseURL, "--authority", tool.server.origin]
        let result = try tool.run(["watch", "--user", "u".guid] + call, variables)
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("error: POST /communications/getPresencesByUserId: "))
    }

    @Test("An application that the environment specifies signs in without a user")
    func applicationSignIn() throws {
        let tool = try Tool()
        defer { tool.end() }
        tool.emulator.register(
            EmulatorApplication(
                clientId: "app",
                clientSecret: "canary-secret",
                applicationPermissions: ["Presence.Read.All", "Presence.ReadWrite.All"]
            )
        )
        let variables = [
            "AZURE_TENANT_ID": "contoso", "AZURE_CLIENT_ID": "app", "AZURE_CLIENT_SECRET": "canary-secret",
        ]
        let call = ["--base-url", tool.server.baseURL, "--authority", tool.server.origin]
        let set = try tool.run(["set-presence", "--user", "u".guid, "--availability", "Away"] + call, variables)
        #expect(set.errors == "")
        #expect(set.status == 0)
        #expect(
            try tool.run(["get", "--user", "u".guid] + call, variables).output
                == "id        \("u".guid)\npresence  Away/Away\n"
        )
        for (option, variable, specified) in [
            ("--tenant", "AZURE_TENANT_ID", "contoso"), ("--client-id", "AZURE_CLIENT_ID", "app"),
        ] {
            let result = try tool.run(["get", "--user", "u".guid, option, "other"] + call, variables)
            #expect(result.status == 64)
            #expect(result.errors.hasPrefix("error: '\(option)' does not match \(variable), which is '\(specified)'; "))
        }
        let wrong = try tool.run(
            ["get", "--user", "u".guid] + call,
            variables.merging(["AZURE_CLIENT_SECRET": "x"]) { $1 }
        )
        #expect(wrong.status == 2)
        #expect(!wrong.errors.contains("canary"))
        #expect(try tool.run(["get", "--me"] + call, variables).status == 1)
    }

    @Test("A user who signs out during a watch stays signed out")
    func signOutDuringWatch() async throws {
        let clock = ManualClock()
        let tool = try Tool(clock: clock)
        defer { tool.end() }
        tool.emulator.register(EmulatorApplication(clientId: "app", delegatedPermissions: SignIns.permissions))
        try await SignIns.signIn(tool)
        let output = Pipe.closedInOtherProcesses()
        let process = try SignIns.watch(tool, output)
        #expect(try tool.run(["logout"]).errors == "Signed out.\n")
        // The access token expires, and the watch uses its refresh token to acquire a new access token.
        clock.advance(by: .seconds(3_600))
        try tool.emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: SignIns.watched)
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        #expect(line.hasSuffix("  \(SignIns.watched)  Busy/Busy\n"))
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(try tool.run(["logout"]).errors == "No one was signed in.\n")
    }
}

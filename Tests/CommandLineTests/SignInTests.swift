import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.blocking, .timeLimit(.minutes(5))) struct SignInTests {
    @Test(arguments: [GraphCloud.Name.global, .usGovL4, .usGovL5])
    func aUserSignsInAndOut(_ cloud: GraphCloud.Name) async throws {
        let tool = try SignIns.tool(cloud: cloud)
        defer { tool.end() }
        let name = [.global: "global", .usGovL4: "us-gov-l4", .usGovL5: "us-gov-l5"][cloud] ?? ""
        let signedIn = try await SignIns.login(tool, "--tenant", "contoso", "--client-id", "app", "--cloud", name)
        #expect(signedIn.status == 0)
        #expect(signedIn.output == "")
        #expect(signedIn.errors.hasSuffix("Signed in.\n"))
        let file = tool.home.appendingPathComponent("graph-presence/sign-in.json")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        for _ in 0..<2 {
            let read = try tool.call("get", "--me", token: nil)
            #expect(read.output == "id        \(Tool.me)\npresence  Offline/Offline\n")
        }
        // The session is that of the application that signed in.
        #expect(try tool.call("set-presence", "--me", "--availability", "Away", token: nil).status == 0)
        #expect(try tool.call("get", "--me", token: nil).output.hasSuffix("Away/Away\n"))
        #expect(try tool.call("clear-presence", "--me", "--session-id", "app", token: nil).status == 0)
        #expect(try tool.run(["logout"]).errors == "Signed out.\n")
        #expect(try tool.run(["logout"]).errors == "Nobody was signed in.\n")
        #expect(try tool.call("get", "--me", token: nil).status == 1)
    }

    @Test func whatContradictsTheSignInIsRefused() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool, tenant: "contoso")
        for (option, value, kept) in [
            ("--tenant", "fabrikam", "contoso"), ("--client-id", "other", "app"), ("--cloud", "us-gov-l4", "global"),
            ("--authority", "http://127.0.0.1:1", tool.server.origin),
        ] {
            let result = try tool.call("get", "--me", option, value, token: nil)
            #expect(result.status == 64)
            #expect(
                result.errors
                    == "error: '\(option)' is not that of the sign-in, '\(kept)'; run 'graph-presence login' first\n"
                    + "run 'graph-presence get --help' for its options\n"
            )
        }
        #expect(try tool.call("get", "--me", "--tenant", "Contoso", "--client-id", "app", token: nil).status == 0)
    }

    @Test func whatSignsInHasNoUseWithAToken() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool, tenant: "contoso")
        tool.emulator.register(token: "t", as: .user("u".guid, permissions: SignIns.permissions))
        for option in ["--tenant", "--authority"] {
            let usage = "run 'graph-presence get --help' for its options\n"
            let result = try tool.call("get", "--me", option, "https://example.com", token: "t")
            #expect(result.status == 64)
            #expect(result.errors == "error: '\(option)' has no use with the token of GRAPH_ACCESS_TOKEN\n" + usage)
            let file = try tool.call("get", "--me", option, "https://example.com", "--token-file", "f", token: nil)
            #expect(file.status == 64)
            #expect(file.errors == "error: '\(option)' has no use with the token of '--token-file'\n" + usage)
        }
        // The token is not of the sign-in, and the client id is that of a session.
        for (option, value) in [("--client-id", "other"), ("--cloud", "us-gov-l4")] {
            #expect(try tool.call("get", "--me", option, value, token: "t").status == 0)
        }
    }

    @Test func aSignInIsRepeatedAsItWas() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool, tenant: "contoso")
        #expect(try await SignIns.login(tool).status == 0)
        #expect(try tool.call("get", "--me", "--tenant", "contoso", "--client-id", "app", token: nil).status == 0)
        // Another application begins anew.
        #expect(try await SignIns.login(tool, "--client-id", "other").status == 0)
        #expect(try tool.call("get", "--me", "--tenant", "organizations", token: nil).status == 0)
        let first = try Tool()
        defer { first.end() }
        #expect(try first.run(["login"]).errors.hasPrefix("error: '--client-id' is missing\n"))
    }

    @Test func aUserWhoRefusesIsNotSignedIn() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        let result = try await SignIns.login(tool, "--client-id", "app", isDenied: true)
        #expect(result.status == 1)
        #expect(result.errors.contains("error: "))
        #expect(!result.errors.contains("Signed in."))
        #expect(try tool.call("get", "--me", token: nil).status == 1)
    }

    private static let ended =
        "the sign-in has ended (AADSTS70000: The provided value for the input parameter 'refresh_token' is not valid); "
        + "run 'graph-presence login'"

    @Test func aSignInThatHasEndedSaysSo() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool)
        // The emulator forgets its tokens, those that keep sign-ins too.
        tool.emulator.reset()
        tool.emulator.register(EmulatorApplication(clientId: "app", delegatedPermissions: SignIns.permissions))
        let result = try tool.call("get", "--me", token: nil)
        #expect(result.status == 1)
        #expect(result.errors.contains(Self.ended))
    }

    @Test func aSignInThatEndsMeanwhileEndsAWatch() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool)
        let (output, errors) = (Pipe.closedInOtherProcesses(), Pipe.closedInOtherProcesses())
        let process = try SignIns.watch(tool, output, errors)
        tool.emulator.reset()
        // A token that is none of these is refused.
        tool.emulator.register(token: "t", as: .user("u".guid, permissions: SignIns.permissions))
        tool.emulator.register(EmulatorApplication(clientId: "app", delegatedPermissions: SignIns.permissions))
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        #expect(text.hasPrefix("error: POST /communications/getPresencesByUserId: 401 "))
        #expect(text.contains(Self.ended))
    }

    @Test func aCredentialThatCannotWorkEndsAWatch() throws {
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

    @Test func anApplicationOfTheEnvironmentSignsInByItself() throws {
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
        for (option, variable, used) in [
            ("--tenant", "AZURE_TENANT_ID", "contoso"), ("--client-id", "AZURE_CLIENT_ID", "app"),
        ] {
            let result = try tool.run(["get", "--user", "u".guid, option, "other"] + call, variables)
            #expect(result.status == 64)
            #expect(result.errors.hasPrefix("error: '\(option)' is not \(variable), '\(used)', which signs in\n"))
        }
        let wrong = try tool.run(
            ["get", "--user", "u".guid] + call,
            variables.merging(["AZURE_CLIENT_SECRET": "x"]) { $1 }
        )
        #expect(wrong.status == 1)
        #expect(!wrong.errors.contains("canary"))
        #expect(try tool.run(["get", "--me"] + call, variables).status == 1)
    }

    @Test func whoSignsOutMeanwhileStaysSignedOut() async throws {
        let clock = ManualClock()
        let tool = try Tool(clock: clock)
        defer { tool.end() }
        tool.emulator.register(EmulatorApplication(clientId: "app", delegatedPermissions: SignIns.permissions))
        try await SignIns.signIn(tool)
        let output = Pipe.closedInOtherProcesses()
        let process = try SignIns.watch(tool, output)
        #expect(try tool.run(["logout"]).errors == "Signed out.\n")
        // The tokens end, and the watch gets others with what keeps its sign-in alive.
        clock.advance(by: .seconds(3_600))
        try tool.emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .busy)), for: SignIns.watched)
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        #expect(line == "\(SignIns.watched)  Busy/Busy\n")
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(try tool.run(["logout"]).errors == "Nobody was signed in.\n")
    }
}

import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@Suite(.blocking, .timeLimit(.minutes(5))) struct HelpTests {
    @Test func helpIsPrintedForTheWholeAndForEachCommand() throws {
        let tool = try Tool()
        defer { tool.end() }
        let overview = try tool.run(["--help"])
        #expect(overview.status == 0)
        #expect(overview.output.hasPrefix("Reads and sets Microsoft Teams presence"))
        #expect(overview.errors == "")
        let names = [
            "get", "list", "watch", "set-presence", "clear-presence", "hold", "set-preferred", "clear-preferred",
            "set-status-message", "set-automatic-location", "set-manual-location", "clear-automatic-location",
            "clear-location", "login", "logout", "serve", "demo", "completion",
        ]
        for name in names {
            #expect(overview.output.contains("\n  \(name) "))
            let help = try tool.run([name, "--help"])
            #expect(help.status == 0)
            #expect(help.errors == "")
            #expect(help.output.contains("\nEXAMPLE:\n  graph-presence \(name)"), "\(name)")
            #expect(try tool.run(["help", name]).output == help.output)
        }
    }

    @Test func theHelpOfACommandTellsItsOptions() throws {
        let tool = try Tool()
        defer { tool.end() }
        let text = """
            Serve a presence service in memory, on this machine alone, until interrupted.

            USAGE:
              graph-presence serve [OPTION…]

            OPTIONS:
              --port N      The port to serve on; 0, the default, for any that is free.
              --cloud NAME  The cloud to be. One of global, us-gov-l4, us-gov-l5.
              --help        Show this text.

            EXAMPLE:
              graph-presence serve --port 8080

            """
        #expect(try tool.run(["serve", "--help"]).output == text)
    }

    @Test func theVersionIsTheOneThatTheServiceIsTold() async throws {
        let tool = try Tool()
        defer { tool.end() }
        let result = try tool.run(["--version"])
        #expect(result.status == 0)
        #expect(result.errors == "")
        let told = Locked<String?>(nil)
        let transport = ClosureTransport { request in
            told.withLock { $0 = request.headers["SdkVersion"] }
            return try await tool.emulator.send(request)
        }
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), transport: transport)
        _ = try await client.me.presence.get()
        #expect(told.withLock { $0 }.map { $0 + "\n" } == "swift-graph-presence/" + result.output)
    }
}

import CommandLineTesting
import Foundation
import GraphPresence
import GraphPresenceEmulator
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `graph-presence`, as a person runs it, against the emulator over loopback.
@Suite struct CommandLineTests {
    private let me = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
    private let home = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    private func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Product.Result {
        var all = [
            "HOME": home.path, "XDG_CONFIG_HOME": home.path, "GRAPH_ACCESS_TOKEN": "", "AZURE_CLIENT_ID": "",
            "AZURE_CLIENT_SECRET": "",
        ]
        all.merge(environment) { $1 }
        return try Product("graph-presence").run(arguments, environment: all)
    }

    /// The variables of a process that has a token.
    private func variables(_ more: [String: String] = [:]) -> [String: String] {
        let own = ["GRAPH_ACCESS_TOKEN": "any", "HOME": home.path, "XDG_CONFIG_HOME": home.path]
        return ProcessInfo.processInfo.environment.merging(own) { $1 }.merging(more) { $1 }
    }

    /// Runs a command against a server, with a token.
    private func call(_ server: EmulatorServer, _ arguments: String...) throws -> Product.Result {
        try run(arguments + ["--base-url", server.baseURL], ["GRAPH_ACCESS_TOKEN": "any"])
    }

    private func server(_ clock: ManualClock = ManualClock()) throws -> (EmulatorServer, EmulatorTransport) {
        let emulator = EmulatorTransport(clock: clock, signedInUser: me)
        return (try EmulatorServer(emulator), emulator)
    }

    // MARK: - Demo, serve, help

    @Test func theDemoShowsTheDocumentedExamplesAndATimeLine() throws {
        let result = try run(["demo"])
        #expect(result.status == 0)
        #expect(result.errors == "")
        let root = "https://graph.microsoft.com/v1.0/users/\(me)/presence"
        let requests = result.output.split(separator: "\n").filter { $0.contains("https://") }
        #expect(
            requests == [
                "POST \(root)/setPresence", "POST \(root)/setUserPreferredPresence", "POST \(root)/setStatusMessage",
                "POST \(root)/setStatusMessage", "GET \(root)",
            ]
        )
        let states = result.output.split(separator: "\n").filter { $0.hasPrefix("=>") }
        #expect(
            states == [
                "=> the presence is now Available/Available", "=> the presence is now DoNotDisturb/DoNotDisturb",
                "=> the presence is now DoNotDisturb/DoNotDisturb, “Hey I'm currently in a meeting.”",
                "=> the presence is now DoNotDisturb/DoNotDisturb, “Hey I am available now”",
            ]
        )
        let timeLine = """
              00:00  +0 min    Available/Available                set
              00:04  +4 min    Available/Available
              00:05  +5 min    Available/AvailableInactive        first time-out: it fades
              00:09  +9 min    Available/AvailableInactive
              00:10  +10 min   Away/Away                          second time-out: it fades again
              00:59  +59 min   Away/Away
              01:00  +60 min   Offline/Offline                    the session expires

            """
        #expect(result.output.hasSuffix(timeLine))
        #expect(!result.output.contains("Bearer"))
        let verbose = try run(["demo", "--verbose"])
        #expect(verbose.output.hasSuffix(timeLine))
        #expect(verbose.errors.contains("POST /users/{user-id}/presence/setPresence ["))
        #expect(verbose.errors.contains("] attempt 1\n"))
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func serveAnswersUntilItIsStopped(_ signal: Int32) async throws {
        let process = Process()
        process.executableURL = Product("graph-presence").url
        process.arguments = ["serve", "--port", "0"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let base = try #require(URL(string: line.trimmingCharacters(in: .newlines)))
        #expect(line.hasPrefix("http://127.0.0.1:"))
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), baseURL: base)
        try await client.users["u"].presence.setPresence(.busyInACall, sessionId: "s")
        #expect(try await client.users["u"].presence.get().activity == .inACall)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
    }

    @Test func helpIsPrintedForTheWholeAndForEachCommand() throws {
        let overview = try run(["--help"])
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
            let help = try run([name, "--help"])
            #expect(help.status == 0)
            #expect(help.output.contains("\nEXAMPLE:\n  graph-presence \(name)"), "\(name)")
        }
    }

    @Test(arguments: [
        ([], "a command is missing"), (["dmo"], "there is no command 'dmo'; did you mean 'demo'?"),
        (["serve", "--port"], "'--port' lacks its value"),
        (["serve", "--port", "x"], "'x' is no port; it is a number from 0 to 65535"),
        (["serve", "--host", "0.0.0.0"], "there is no option '--host'; did you mean '--port'?"),
        (["demo", "fast"], "'demo' takes no 'fast'"), (["get"], "'--user' or '--me' is missing"),
        (["get", "--me", "--user", "u"], "'--user' and '--me' do not go together"),
        (["get", "--user", "a", "--user", "b"], "'get' takes one '--user'"),
        (["get", "--me", "--jsn"], "there is no option '--jsn'; did you mean '--json'?"),
        (["get", "--me=x"], "'--me' takes no value"),
        (
            ["get", "--me", "--cloud", "us-gov-l6"],
            "there is no value of '--cloud' 'us-gov-l6'; did you mean 'us-gov-l4'?"
        ),
        (
            ["get", "--me", "--base-url", "x"],
            "'x' is no URL; '--base-url' takes one such as http://127.0.0.1:8080/v1.0"
        ),
        (["set-presence", "--me", "--session-id", "s"], "'--availability' is missing"),
        (
            ["set-presence", "--me", "--session-id", "s", "--availability", "Bussy"],
            "there is no value of '--availability' 'Bussy'; did you mean 'Busy'?"
        ),
        (
            ["set-presence", "--me", "--session-id", "s", "--availability", "busy"],
            "'--activity' is missing; with Busy goes InACall or InAConferenceCall"
        ),
        (
            ["set-presence", "--me", "--session-id", "s", "--availability", "Busy", "--activity", "Away"],
            "Busy does not go with Away, but with InACall or InAConferenceCall"
        ),
        (["set-presence", "--me", "--availability", "Away"], "'--session-id' is missing"),
        (
            ["set-status-message", "--me", "--message", "m", "--expires-at", "soon"],
            "'soon' is no local time such as 2026-01-31T17:00:00"
        ),
        (
            ["set-status-message", "--me", "--message", "m", "--expires-at", "x", "--time-zone", "Europe/Berln"],
            "there is no time zone 'Europe/Berln'; did you mean 'Europe/Berlin'?"
        ),
        (["watch"], "'--user' is missing"), (["login"], "'--client-id' is missing"),
        (["completion", "--shell", "tcsh"], "there is no value of '--shell' 'tcsh'; there are bash, zsh, fish"),
    ])
    func whatIsNotUnderstoodIs64(_ arguments: [String], _ message: String) throws {
        let result = try run(arguments)
        #expect(result.status == 64)
        #expect(result.output == "")
        #expect(result.errors == "error: \(message)\nrun 'graph-presence --help' for the commands and options\n")
    }

    // MARK: - Calls

    @Test func presencesAreSetAndPrinted() throws {
        let (server, _) = try server()
        defer { server.stop() }
        let state = ["--availability", "busy", "--activity", "inACall", "--expiration", "PT1H", "--session-id", "s"]
        let set = try run(
            ["set-presence", "--user", "u", "--user", "v"] + state + ["--base-url", server.baseURL],
            ["GRAPH_ACCESS_TOKEN": "any"]
        )
        #expect(set.status == 0)
        #expect(set.output + set.errors == "")
        #expect(try call(server, "get", "--user", "u").output == "id        u\npresence  Busy/InACall\n")
        let message = ["--message", "At lunch", "--expires-at", "2099-01-31T13:00:00", "--time-zone", "Europe/Berlin"]
        _ = try run(
            ["set-status-message", "--me"] + message + ["--base-url", server.baseURL],
            ["GRAPH_ACCESS_TOKEN": "any"]
        )
        #expect(
            try call(server, "get", "--me").output
                == "id        \(me)\npresence  Offline/Offline\nmessage   At lunch\n"
                + "until     2099-01-31T13:00:00 Europe/Berlin\n"
        )
        #expect(
            try call(server, "list", "--user", "v", "--user", "w").output == "v  Busy/InACall\nw  Offline/Offline\n"
        )
        #expect(try call(server, "clear-presence", "--user", "u", "--session-id", "s").status == 0)
        let missing = try call(server, "clear-presence", "--user", "u", "--session-id", "s")
        #expect(missing.status == 1)
        #expect(missing.output == "")
        #expect(missing.errors.hasPrefix("error: POST /users/{user-id}/presence/clearPresence: 404 NotFound: "))
    }

    @Test func whatGraphReturnedIsPrintedAsJSONAlone() throws {
        let (server, _) = try server()
        defer { server.stop() }
        let result = try call(server, "get", "--me", "--json", "--verbose")
        let value = try JSONDecoder().decode(JSONValue.self, from: Data(result.output.utf8))
        #expect(value["id"] == .string(me))
        #expect(value["availability"] == "Offline")
        #expect(result.errors.contains("GET /me/presence ["))
        #expect(!result.errors.contains("any"))
        let list = try call(server, "list", "--user", "a", "--json")
        let many = try JSONDecoder().decode(JSONValue.self, from: Data(list.output.utf8))
        guard case .array(let presences)? = many["value"] else {
            Issue.record("no value")
            return
        }
        #expect(presences.map { $0["id"] } == ["a"])
    }

    @Test func preferencesAndLocationsAreSetAndCleared() throws {
        let (server, emulator) = try server()
        defer { server.stop() }
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.available, .available)), for: me)
        _ = try call(server, "set-preferred", "--me", "--availability", "DoNotDisturb", "--expiration", "PT8H")
        _ = try call(server, "set-automatic-location", "--work-location", "remote")
        _ = try call(server, "set-manual-location", "--work-location", "office", "--place-id", "p")
        #expect(
            try call(server, "get", "--me").output
                == "id        \(me)\npresence  DoNotDisturb/DoNotDisturb\nlocation  office (manual)\n"
        )
        _ = try call(server, "clear-preferred", "--me")
        _ = try call(server, "clear-automatic-location")
        #expect(try call(server, "get", "--me").output.contains("presence  Available/Available\nlocation  office"))
        _ = try call(server, "clear-location")
        #expect(try call(server, "get", "--me").output == "id        \(me)\npresence  Available/Available\n")
    }

    @Test func aTokenComesFromAFileOrNotAtAll() throws {
        let (server, emulator) = try server()
        defer { server.stop() }
        emulator.register(token: "from-file", as: .user(me, permissions: ["Presence.Read"]))
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home) }
        let file = home.appendingPathComponent("token")
        try Data("from-file\n".utf8).write(to: file)
        let read = try run(["get", "--me", "--token-file", file.path, "--base-url", server.baseURL])
        #expect(read.status == 0)
        let none = try run(["get", "--me", "--base-url", server.baseURL])
        #expect(none.status == 1)
        #expect(none.errors.hasPrefix("error: nobody is signed in: run 'graph-presence login'"))
        let refused = try run(["get", "--me", "--base-url", server.baseURL], ["GRAPH_ACCESS_TOKEN": "canary-token"])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("401 InvalidAuthenticationToken"))
        #expect(!refused.errors.contains("canary"))
    }

    @Test func aUserSignsInAndOut() async throws {
        let (server, emulator) = try server()
        defer {
            server.stop()
            try? FileManager.default.removeItem(at: home)
        }
        emulator.register(
            EmulatorApplication(
                clientId: "app",
                delegatedPermissions: ["Presence.Read", "Presence.Read.All", "Presence.ReadWrite"]
            )
        )
        let approving = Task.detached {
            while !Task.isCancelled {
                if let code = emulator.pendingDeviceCodes.first { try emulator.approveDeviceCode(code, as: "the-user") }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        let login = try run(["login", "--tenant", "contoso", "--client-id", "app", "--authority", server.origin])
        approving.cancel()
        #expect(login.status == 0)
        #expect(login.output == "")
        #expect(login.errors.hasSuffix("Signed in.\n"))
        let file = home.appendingPathComponent("graph-presence/sign-in.json")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        for _ in 0..<2 {
            let read = try run(["get", "--me", "--base-url", server.baseURL])
            #expect(read.output == "id        the-user\npresence  Offline/Offline\n")
        }
        #expect(try run(["logout"]).errors == "Signed out.\n")
        #expect(try run(["logout"]).errors == "Nobody was signed in.\n")
        #expect(try run(["get", "--me", "--base-url", server.baseURL]).status == 1)
    }

    @Test func aStateIsHeldUntilTheCommandIsInterrupted() async throws {
        let (server, emulator) = try server()
        defer { server.stop() }
        let process = Process()
        process.executableURL = Product("graph-presence").url
        process.arguments = [
            "hold", "--me", "--availability", "DoNotDisturb", "--session-id", "s", "--base-url", server.baseURL,
        ]
        process.environment = variables()
        process.standardError = FileHandle.nullDevice
        try process.run()
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), transport: emulator)
        while try await client.me.presence.get().availability != .doNotDisturb {
            try await Task.sleep(for: .milliseconds(20))
        }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try await client.me.presence.get().availability == .offline)
    }

    @Test(arguments: [false, true]) func changesAreWatchedALineEach(_ isJSON: Bool) async throws {
        let (server, emulator) = try server()
        defer { server.stop() }
        let process = Process()
        process.executableURL = Product("graph-presence").url
        process.arguments =
            ["watch", "--user", "u", "--every", "PT0.1S", "--base-url", server.baseURL] + (isJSON ? ["--json"] : [])
        process.environment = variables()
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let first = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .inAMeeting)), for: "u")
        let second = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        if isJSON {
            let value = try JSONDecoder().decode(Presence.self, from: Data(second.utf8))
            #expect(value.activity == .inAMeeting)
        } else {
            #expect(first == "u  Offline/Offline\n")
            #expect(second == "u  Busy/InAMeeting\n")
        }
    }

    @Test(arguments: ["", "1"]) func aTerminalShowsALiveTable(_ noColour: String) async throws {
        let (server, emulator) = try server()
        defer { server.stop() }
        let terminal = try #require(PseudoTerminal())
        let process = Process()
        process.executableURL = Product("graph-presence").url
        process.arguments = ["watch", "--user", "u", "--user", "v", "--every", "PT0.1S", "--base-url", server.baseURL]
        process.environment = variables(["NO_COLOR": noColour])
        process.standardOutput = terminal.program
        try process.run()
        func screen() -> String {
            var text = ""
            // A terminal gives what it has, which may be a part of a line.
            while text.filter({ $0.isNewline }).count < 2 {
                text += String(decoding: terminal.person.availableData, as: UTF8.self)
            }
            return text.replacingOccurrences(of: "\r\n", with: "\n")
        }
        let first = screen()
        try emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .inAMeeting)), for: "v")
        let second = screen()
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        let top = "\u{1B}[H\u{1B}[2J"
        func coloured(_ text: String, _ code: Int) -> String {
            noColour.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
        }
        let offline = coloured("Offline/Offline", 90)
        #expect(first == "\(top)u  \(offline)\nv  \(offline)\n")
        let busy = coloured("Busy/InAMeeting", 31)
        #expect(second == "\(top)u  \(offline)\nv  \(busy)\n")
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func aCompletionScriptKnowsCommandsOptionsAndValues(_ shell: String)
        throws
    {
        let result = try run(["completion", "--shell", shell])
        #expect(result.status == 0)
        for word in ["set-presence", shell == "fish" ? "availability" : "--availability", "InAConferenceCall"] {
            #expect(result.output.contains(word), "\(word)")
        }
    }
}

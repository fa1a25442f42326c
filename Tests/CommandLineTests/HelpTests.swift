// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@testable import graph_presence

/// Tests for the `--help` and `--version` options.
@Suite(.blocking, .timeLimit(.minutes(5))) struct HelpTests {
    @Test("The help lists all commands, and each command has its own help")
    func allCommands() throws {
        let tool = try Tool()
        defer { tool.end() }
        let overview = try tool.run(["--help"])
        #expect(overview.status == 0)
        #expect(overview.output.hasPrefix("Reads and sets Microsoft Teams presence"))
        #expect(overview.errors == "")
        let names = [
            "get", "list", "set-presence", "set-preferred", "set-status-message", "set-manual-location",
            "set-automatic-location", "clear-presence", "clear-preferred", "clear-status-message",
            "clear-automatic-location", "clear-location",
            "hold", "watch", "login", "logout", "whoami", "serve", "demo", "completion", "man",
        ]
        #expect(Commands.all.map { $0.name } == names)
        for name in names {
            #expect(overview.output.contains("\n  \(name) "))
            let help = try tool.run([name, "--help"])
            #expect(help.status == 0)
            #expect(help.errors == "")
            #expect(help.output.contains("\nEXAMPLE:\n  graph-presence \(name)"), "\(name)")
            #expect(try tool.run(["help", name]).output == help.output)
        }
    }

    @Test("The help lists the commands in groups")
    func commandGroups() {
        let text = Help(width: 80).overview(of: Commands.groups)
        let titles = text.split(separator: "\n").filter { $0.hasSuffix(":") && !$0.hasPrefix(" ") }
        #expect(
            titles == [
                "USAGE:", "READ:", "SET:", "CLEAR:", "HOLD AND WATCH:", "SIGN IN:", "EMULATOR:", "OTHER:",
                "ACCESS TOKENS:", "ENVIRONMENT VARIABLES:", "OUTPUT:", "EXIT CODES:",
            ]
        )
    }

    @Test("A command's help lists its options in groups")
    func optionGroups() throws {
        let tool = try Tool()
        defer { tool.end() }
        let text = """
            Serve the emulator and its page over HTTP to this machine only, until
            interrupted.

            USAGE:
              graph-presence serve [OPTION…]

            WHAT:
              --clock INSTANT  The time when the emulator starts, for example
                               2026-01-31T12:00:00Z. The default is the current time.
              --frozen         Freeze the clock. A frozen clock changes only through the web
                               page or the control API.
              --state FILE     Start with the users, presences, and time from this file if
                               it exists, and save changes to the file. Tokens, sign-ins,
                               applications, subscriptions, faults, and the log are not
                               saved.

            CONNECTION AND SIGN-IN:
              --port NUMBER    The port to serve on. The default is 0, which selects a free
                               port.
              --cloud NAME     The national cloud to emulate. The default is global. The
                               allowed values are global, us-gov-l4, us-gov-l5.

            OUTPUT:
              -h, --help       Print this help.

            EXAMPLE:
              graph-presence serve --port 8080 --state emulator.json

            Run 'graph-presence --help' for the environment variables and the exit codes.

            """
        #expect(try tool.run(["serve", "--help"]).output == text)
        for command in Commands.all {
            let titles = Help(width: 80).text(of: command).split(separator: "\n")
                .filter { $0.hasSuffix(":") && !$0.hasPrefix(" ") }.map(String.init)
            let groups = ["WHO:", "WHAT:", "CONNECTION AND SIGN-IN:", "OUTPUT:"].filter(titles.contains)
            let notes = command.notes.map { ["\($0.title):"] } ?? []
            #expect(titles == ["USAGE:"] + groups + notes + ["EXAMPLE:"])
        }
    }

    @Test(
        "The help lists the environment variables",
        arguments: [
            "GRAPH_ACCESS_TOKEN", "GRAPH_PRESENCE_BASE_URL", "AZURE_TENANT_ID", "AZURE_CLIENT_ID",
            "AZURE_CLIENT_SECRET",
            "AZURE_FEDERATED_TOKEN_FILE", "AZURE_AUTHORITY_HOST", "IDENTITY_ENDPOINT", "IDENTITY_HEADER", "HTTPS_PROXY",
            "https_proxy", "http_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy", "XDG_CONFIG_HOME", "HOME",
            "TZ", "COLUMNS", "NO_COLOR", "TERM",
        ]
    )
    func environmentVariables(_ name: String) {
        let text = Help(width: 80).overview(of: Commands.groups)
        let lines = text.split(separator: "\n").drop { $0 != "ENVIRONMENT VARIABLES:" }
        let titles = lines.map { $0.dropFirst(2).prefix { $0 == "," || $0 == " " || $0 == "_" || $0.isLetter } }
        #expect(titles.contains { " \($0) ".contains(" \(name) ") || " \($0) ".contains(" \(name), ") })
    }

    @Test("No line of the help is longer than the specified width", arguments: [40, 41, 60, 80, 100, 200])
    func wrappedLines(_ width: Int) {
        let help = Help(width: width)
        let texts = [help.overview(of: Commands.groups)] + Commands.all.map { help.text(of: $0) }
        for line in texts.flatMap({ $0.split(separator: "\n") }) where line.count > width {
            // Words are never broken, so only a single long word may exceed the width.
            #expect(line.trimmingCharacters(in: [" ", "\\"]).split(separator: " ").count == 1, "\(line)")
        }
    }

    @Test(
        "The width of the help is the value of COLUMNS, at least 40, or 80 by default",
        arguments: [("", 80), ("0", 80), ("20", 40), ("60", 60)]
    )
    func widthOfEnvironment(_ columns: String, _ width: Int) throws {
        let tool = try Tool()
        defer { tool.end() }
        let result = try tool.run(["get", "--help"], ["COLUMNS": columns])
        #expect(result.output == Help(width: width).text(of: GetCommand.self) + "\n")
    }

    @Test("The help is as wide as the terminal")
    func widthOfTerminal() throws {
        let tool = try Tool()
        defer { tool.end() }
        let terminal = try #require(PseudoTerminal())
        terminal.setSize(columns: 50)
        let product = Product("graph-presence")
        let process = try product.start(["logout", "--help"], environment: ["COLUMNS": ""], output: terminal.program)
        let expected = Help(width: 50).text(of: LogoutCommand.self) + "\n"
        var text = ""
        while text.count < expected.count {
            text += String(decoding: terminal.user.availableData, as: UTF8.self)
                .replacingOccurrences(of: "\r\n", with: "\n")
        }
        process.waitUntilExit()
        #expect(text == expected)
    }

    @Test("The printed version matches the version in request headers")
    func printVersion() async throws {
        let tool = try Tool()
        defer { tool.end() }
        let result = try tool.run(["--version"])
        #expect(result.status == 0)
        #expect(result.errors == "")
        let header = Locked<String?>(nil)
        let transport = ClosureTransport { request in
            header.withLock { $0 = request.headers["SdkVersion"] }
            return try await tool.emulator.send(request)
        }
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), transport: transport)
        _ = try await client.me.presence.get()
        #expect(header.withLock { $0 }.map { $0 + "\n" } == "swift-graph-presence/" + result.output)
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import graph_presence

/// Tests for the examples in the help of the commands.
@Suite(.blocking, .timeLimit(.minutes(5))) struct ExampleTests {
    /// The commands with examples that run until they are interrupted, wait for a person, or occupy a port.
    private static let longRunning = ["hold", "watch", "login", "serve"]

    @Test("The examples succeed against the emulator if a user is signed in")
    func runExamples() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool)
        let examples = Commands.all.filter { !Self.longRunning.contains($0.name) }.map { $0.example }
        #expect(examples.count == Commands.all.count - Self.longRunning.count)
        // The sign-in is removed last because the other examples use it.
        for example in examples.filter({ !$0.contains("logout") }) + examples.filter({ $0.contains("logout") }) {
            try run(example, tool)
        }
        #expect(FileManager.default.fileExists(atPath: tool.home.appendingPathComponent("_graph-presence").path))
    }

    /// Runs an example in a shell and checks that it succeeds.
    private func run(_ example: String, _ tool: Tool) throws {
        let command = try #require(
            Commands.all.first {
                example.hasPrefix("graph-presence \($0.name) ") || example == "graph-presence \($0.name)"
            }
        )
        let hasBaseURL = command.options.contains { $0.name == "--base-url" }
        let script = "#!/bin/sh\nexec \"$graph_presence\" \"$@\" \(hasBaseURL ? "$call" : "")\n"
        // The shell writes the script. If this process did, a process that another test starts at the same time could
        // still have it open for writing, and the system does not run such a file.
        let line = """
            PATH="$HOME/graph-presence-bin:$PATH"
            mkdir -p "$HOME/graph-presence-bin"
            cat >"$HOME/graph-presence-bin/graph-presence" <<'END'
            \(script)END
            chmod 700 "$HOME/graph-presence-bin/graph-presence"
            \(example)
            """
        let result = try tool.shell(line, token: nil, in: tool.home)
        #expect(result.errors == (command.name == "logout" ? "Signed out.\n" : ""), "\(example)")
        #expect(result.status == 0, "\(example)")
    }

    @Test("The examples for hold and watch run until they are interrupted", arguments: ["hold", "watch"])
    func interruptExample(_ name: String) async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool)
        let command = try #require(Commands.all.first { $0.name == name })
        let (output, errors) = (Pipe.closedInOtherProcesses(), Pipe.closedInOtherProcesses())
        let process = try tool.start(
            words(command.example),
            output: output,
            errors: errors,
            ["GRAPH_ACCESS_TOKEN": ""]
        )
        let printed = (name == "hold" ? errors : output).fileHandleForReading.availableData
        #expect(!printed.isEmpty)
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
    }

    @Test("The examples for login and serve are valid command lines")
    func parseExamples() throws {
        _ = try LoginCommand(Options(Array(words(LoginCommand.example).dropFirst()), of: LoginCommand.self))
        _ = try ServeCommand(Options(Array(words(ServeCommand.example).dropFirst()), of: ServeCommand.self))
    }

    /// Returns an example's arguments without their quotation marks.
    private func words(_ example: String) -> [String] { example.split(separator: " ").dropFirst().map(String.init) }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for standard input, standard output, and standard error.
@Suite(.blocking, .timeLimit(.minutes(5))) struct StreamTests {
    private static let error =
        "error: the result cannot be written to standard output; check that it is open and that the disk is not full\n"

    private let tool: Tool

    init() throws {
        tool = try Tool()
    }

    private let printed = "id        \("u".guid)\npresence  Offline/Offline\n"

    @Test("An access token is read from standard input")
    func tokenFromInput() throws {
        defer { tool.end() }
        tool.emulator.register(token: "piped", as: .user(Tool.me, permissions: ["Presence.Read.All"]))
        let result = try tool.shell("echo piped | \"$graph_presence\" get --user $u --token-file - $call")
        #expect(result.output == printed)
        let empty = try tool.shell("\"$graph_presence\" get --user $u --token-file - $call <&-")
        #expect(empty.status == 1)
        #expect(
            empty.errors
                == "error: standard input: the access token is missing; store only the access token there\n"
        )
    }

    @Test("An access token is read from a pipe")
    func tokenFromPipe() throws {
        defer { tool.end() }
        tool.emulator.register(token: "piped", as: .user(Tool.me, permissions: ["Presence.Read.All"]))
        let line = "mkfifo p; echo piped >p & \"$graph_presence\" get --user $u --token-file p $call"
        #expect(try tool.shell("cd \"$HOME\"; \(line)").output == printed)
    }

    #if os(Linux)
        @Test("A full disk causes an error only for results, not for messages")
        func fullDisk() throws {
            defer { tool.end() }
            let result = try tool.shell("\"$graph_presence\" get --user $u $call >/dev/full")
            #expect(result.status == 1)
            #expect(result.errors == Self.error)
            #expect(try tool.shell("\"$graph_presence\" get --user $u $call 2>/dev/full").output == printed)
        }
    #endif

    @Test("A command fails if standard output is closed")
    func closedOutput() throws {
        defer { tool.end() }
        let result = try tool.shell("\"$graph_presence\" get --user $u $call >&-")
        #expect(result.status == 1)
        #expect(result.errors == Self.error)
    }

    @Test("A closed standard error does not affect the result of a command")
    func closedStandardError() throws {
        defer { tool.end() }
        #expect(try tool.shell("\"$graph_presence\" get --user $u --verbose $call 2>&-").output == printed)
        #expect(try tool.shell("\"$graph_presence\" get --user $u --verbose $call <&- 2>&-").output == printed)
        let failed = try tool.shell("\"$graph_presence\" clear-presence --user $u --session-id s $call 2>&-")
        #expect(failed.status == 4)
    }

    @Test("A watch ends when the reader of its output closes the pipe")
    func closedPipe() async throws {
        defer { tool.end() }
        let output = Pipe.closedInOtherProcesses()
        let process = try tool.start(["watch", "--user", "u".guid, "--every", "PT0.05S"], output: output)
        #expect(
            String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
                .hasSuffix("Z  \("u".guid)  Offline/Offline\n")
        )
        try output.fileHandleForReading.close()
        var isBusy = false
        while process.isRunning {
            isBusy.toggle()
            let state = isBusy ? PresenceState(.busy, .busy) : PresenceState(.away, .away)
            try tool.emulator.perform(.signIn(teamsClient: "t", state: state), for: "u".guid)
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(process.terminationStatus == SIGPIPE)
    }
}

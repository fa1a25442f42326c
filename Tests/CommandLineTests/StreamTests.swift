import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// The three streams, wherever they lead.
@Suite(.blocking, .timeLimit(.minutes(5))) struct StreamTests {
    private let tool: Tool

    init() throws {
        tool = try Tool()
    }

    private let printed = "id        \("u".guid)\npresence  Offline/Offline\n"

    @Test func aTokenComesFromTheStandardInput() throws {
        defer { tool.end() }
        tool.emulator.register(token: "piped", as: .user(Tool.me, permissions: ["Presence.Read.All"]))
        let result = try tool.shell("echo piped | \"$graph_presence\" get --user $u --token-file - $call")
        #expect(result.output == printed)
        let none = try tool.shell("\"$graph_presence\" get --user $u --token-file - $call <&-")
        #expect(none.status == 1)
        #expect(
            none.errors
                == "error: the standard input: there is no access token; store the token there, and nothing else\n"
        )
    }

    @Test func aTokenComesFromAPipe() throws {
        defer { tool.end() }
        tool.emulator.register(token: "piped", as: .user(Tool.me, permissions: ["Presence.Read.All"]))
        let line = "mkfifo p; echo piped >p & \"$graph_presence\" get --user $u --token-file p $call"
        #expect(try tool.shell("cd \"$HOME\"; \(line)").output == printed)
    }

    #if os(Linux)
        @Test func aFullDiskIsAnError() throws {
            defer { tool.end() }
            let result = try tool.shell("\"$graph_presence\" get --user $u $call >/dev/full")
            #expect(result.status == 1)
            #expect(result.errors == "error: the result cannot be printed\n")
            #expect(try tool.shell("\"$graph_presence\" get --user $u $call 2>/dev/full").output == printed)
        }
    #endif

    @Test func aClosedOutputIsAnError() throws {
        defer { tool.end() }
        let result = try tool.shell("\"$graph_presence\" get --user $u $call >&-")
        #expect(result.status == 1)
        #expect(result.errors == "error: the result cannot be printed\n")
    }

    @Test func aClosedStandardErrorIsNone() throws {
        defer { tool.end() }
        #expect(try tool.shell("\"$graph_presence\" get --user $u --verbose $call 2>&-").output == printed)
        #expect(try tool.shell("\"$graph_presence\" get --user $u --verbose $call <&- 2>&-").output == printed)
        let failed = try tool.shell("\"$graph_presence\" clear-presence --user $u --session-id s $call 2>&-")
        #expect(failed.status == 1)
    }

    @Test func whoReadsNoFurtherEndsAWatch() async throws {
        defer { tool.end() }
        let output = Pipe.closedInOtherProcesses()
        let process = try tool.start(["watch", "--user", "u".guid, "--every", "PT0.05S"], output: output)
        #expect(
            String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
                == "\("u".guid)  Offline/Offline\n"
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

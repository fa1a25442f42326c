import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Several processes with one sign-in, whose refresh token is another after each renewal.
@Suite(.blocking, .timeLimit(.minutes(5))) struct SharedSignInTests {
    @Test func thirtyProcessesShareASignIn() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool)
        let log = tool.home.appendingPathComponent("errors")
        try Data().write(to: log)
        let errors = try FileHandle(forWritingTo: log)
        let processes = try (0..<30).map { _ in
            try tool.start(["get", "--me"], errors: errors, ["GRAPH_ACCESS_TOKEN": ""])
        }
        for process in processes { process.waitUntilExit() }
        #expect(processes.map(\.terminationStatus) == Array(repeating: 0, count: 30))
        #expect(try String(contentsOf: log, encoding: .utf8) == "")
        #expect(try tool.call("get", "--me", token: nil).status == 0)
    }

    @Test func aWatchUsesTheTokenThatAnotherProcessStored() async throws {
        let clock = ManualClock()
        let tool = try SignIns.tool(clock: clock)
        defer { tool.end() }
        try await SignIns.signIn(tool)
        let output = Pipe.closedInOtherProcesses()
        let process = try SignIns.watch(tool, output)
        for state in [PresenceState(.busy, .busy), PresenceState(.away, .away)] {
            #expect(try tool.call("get", "--me", token: nil).status == 0)
            // The access token ends, and the refresh token that the watch began with has been used.
            clock.advance(by: .seconds(3_600))
            try tool.emulator.perform(.signIn(teamsClient: "t", state: state), for: SignIns.watched)
            let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            #expect(line == "\(SignIns.watched)  \(state.availability.rawValue)/\(state.activity.rawValue)\n")
        }
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func aFullDiskIsAnErrorAndLosesNothing() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool)
        let file = tool.home.appendingPathComponent("graph-presence/sign-in.json")
        let before = try Data(contentsOf: file)
        // No file may grow: the system refuses what is written, as on a full disk.
        let result = try tool.shell("trap '' XFSZ; ulimit -f 0; \"$graph_presence\" get --me $call", token: nil)
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(
            result.errors
                == "error: GET /me/presence: the credential provided no access token; the sign-in is not renewed, as a new one cannot be "
                + "stored in '\(file.path)': File too large; what is stored there still works\n"
        )
        #expect(try Data(contentsOf: file) == before)
        let names = try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
        #expect(names.sorted() == ["sign-in.json", "sign-in.json.lock"])
        // The refresh token has not been used.
        let later = try tool.call("get", "--me", token: nil)
        #expect(later.errors == "")
        #expect(later.output == "id        \(Tool.me)\npresence  Offline/Offline\n")
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests with processes that share a sign-in whose refresh token changes with each renewal.
@Suite(.blocking, .timeLimit(.minutes(5))) struct SharedSignInTests {
    @Test("Many processes can share a sign-in")
    func manyProcesses() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool)
        let log = tool.home.appendingPathComponent("errors")
        try Data().write(to: log)
        let errors = try FileHandle(forWritingTo: log)
        let count = TestRun.isThorough ? 30 : 12
        let processes = try (0..<count).map { _ in
            try tool.start(["get", "--me"], errors: errors, ["GRAPH_ACCESS_TOKEN": ""])
        }
        for process in processes { process.waitUntilExit() }
        #expect(processes.map(\.terminationStatus) == Array(repeating: 0, count: count))
        #expect(try String(contentsOf: log, encoding: .utf8) == "")
        #expect(try tool.call("get", "--me", token: nil).status == 0)
    }

    @Test("A watch uses the refresh token that another process has stored")
    func watchWithOtherCommand() async throws {
        let clock = ManualClock()
        let tool = try SignIns.tool(clock: clock)
        defer { tool.end() }
        try await SignIns.signIn(tool)
        let output = Pipe.closedInOtherProcesses()
        let process = try SignIns.watch(tool, output)
        for state in [PresenceState(.busy, .busy), PresenceState(.away, .away)] {
            #expect(try tool.call("get", "--me", token: nil).status == 0)
            // The access token expires, and the watch's first refresh token has already been used.
            clock.advance(by: .seconds(3_600))
            try tool.emulator.perform(.signIn(teamsClient: "t", state: state), for: SignIns.watched)
            let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            #expect(line.hasSuffix("  \(SignIns.watched)  \(state.availability.rawValue)/\(state.activity.rawValue)\n"))
        }
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    // This test prevents the process from writing files, but a sanitizer has to write some.
    @Test("A full disk causes an error but leaves the sign-in valid", .enabled(if: !TestRun.isSanitized))
    func fullDisk() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        try await SignIns.signIn(tool)
        let file = tool.home.appendingPathComponent("graph-presence/sign-in.json")
        let before = try Data(contentsOf: file)
        // The system refuses every write to a file, as on a full disk.
        let result = try tool.shell("trap '' XFSZ; ulimit -f 0; \"$graph_presence\" get --me $call", token: nil)
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(
            result.errors
                == "error: GET /me/presence: the credential provided no access token: the sign-in was not renewed because it cannot be "
                + "stored in '\(file.path)': File too large; check the path, the disk, and the permissions, and then "
                + "retry (the stored sign-in is still valid)\n"
        )
        #expect(try Data(contentsOf: file) == before)
        let names = try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
        #expect(names.sorted() == ["sign-in.json", "sign-in.json.lock"])
        // The command has not used the refresh token.
        let later = try tool.call("get", "--me", token: nil)
        #expect(later.errors == "")
        #expect(later.output == "id        \(Tool.me)\npresence  Offline/Offline\n")
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@testable import graph_presence

/// The `watch` command.
@Suite(.blocking, .timeLimit(.minutes(5))) struct WatchTests {
    private let tool: Tool

    init() throws {
        tool = try Tool()
    }

    /// A regular expression that matches the time of an event.
    static var time: Regex<Substring> { /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z/ }

    private func setBusy(_ user: String) throws {
        try tool.emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .inAMeeting)), for: user)
    }

    /// Interrupts a watch and checks that it exits successfully.
    private func stop(_ process: Process) {
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
    }

    @Test("Each change is printed on a separate line", arguments: [false, true])
    func printChanges(_ isJSON: Bool) async throws {
        defer { tool.end() }
        let output = Pipe.closedInOtherProcesses()
        let json = isJSON ? "--json" : "--verbose"
        let process = try tool.start(["watch", "--user", "u".guid, "--every", "PT0.1S", json], output: output)
        let first = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        try setBusy("u".guid)
        let second = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        stop(process)
        if isJSON {
            func line(_ availability: String, _ activity: String) -> String {
                #"{"event":"presence","presence":{"activity":"\#(activity)","availability":"\#(availability)","#
                    + #""id":"\#("u".guid)","outOfOfficeSettings":{"isOutOfOffice":false},"sequenceNumber":"","#
                    + #""workLocation":{"source":"none","workLocationType":"unspecified"}},"time":"TIME"}"# + "\n"
            }
            // The sequence number differs between presences.
            let lines = [first, second].map {
                $0.replacing(#/"A[0-9]+"/#, with: #""""#).replacing(Self.time, with: "TIME")
            }
            #expect(lines == [line("Offline", "Offline"), line("Busy", "InAMeeting")])
        } else {
            let lines = [first, second].map { $0.replacing(Self.time, with: "TIME") }
            #expect(lines == ["Offline/Offline", "Busy/InAMeeting"].map { "TIME  \("u".guid)  \($0)\n" })
        }
    }

    @Test("The signed-in user can be watched with permission to read only their own presence")
    func watchMe() throws {
        defer { tool.end() }
        tool.emulator.register(token: "any", as: .user("u".guid, permissions: ["Presence.Read"]))
        let output = Pipe.closedInOtherProcesses()
        let process = try tool.start(["watch", "--me", "--every", "PT0.1S"], output: output)
        let first = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        try setBusy("u".guid)
        let second = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        stop(process)
        let lines = [first, second].map { $0.replacing(Self.time, with: "TIME") }
        #expect(lines == ["Offline/Offline", "Busy/InAMeeting"].map { "TIME  \("u".guid)  \($0)\n" })
    }

    @Test("The start and the end of a gap are printed as events with their times", arguments: OutputFormat.allCases)
    func reportGap(_ format: OutputFormat) async throws {
        defer { tool.end() }
        let output = Pipe.closedInOtherProcesses()
        let process = try tool.start(
            ["watch", "--user", "u".guid, "--every", "0.1s", "-o", format.rawValue],
            output: output
        )
        _ = output.fileHandleForReading.availableData
        tool.emulator.add(.response(503))
        var text = ""
        while text.filter(\.isNewline).count < 2 {
            text += String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        }
        stop(process)
        let lines = text.replacing(Self.time, with: "TIME").split(separator: "\n")
        let error = "POST /communications/getPresencesByUserId: 503 "
        let starts =
            switch format {
            case .table: ["TIME  gap  \(error)", "TIME  resumed"]
            case .tsv: ["TIME\tgap\t\(error)", "TIME\tresumed"]
            case .json:
                [
                    #"{"error":{"code":"EmulatedFault","exitCode":5,"message":"\#(error)"#,
                    #"{"event":"resumed","time":"TIME"}"#,
                ]
            }
        #expect(lines.count == 2)
        #expect(zip(lines, starts).allSatisfy { $0.hasPrefix($1) }, "\(lines)")
        #expect(format != .json || lines.first?.hasSuffix(#","event":"gap","time":"TIME"}"#) == true, "\(lines)")
    }

    @Test("Lines without control codes are printed to a terminal that does not support the codes")
    func dumbTerminal() throws {
        defer { tool.end() }
        let terminal = try #require(PseudoTerminal())
        let process = try tool.start(["watch", "--user", "u".guid], output: terminal.program, ["TERM": "dumb"])
        var text = ""
        while !text.contains("\n") { text += String(decoding: terminal.user.availableData, as: UTF8.self) }
        stop(process)
        #expect(text.replacing(Self.time, with: "TIME") == "TIME  \("u".guid)  Offline/Offline\r\n")
    }

    @Test("The command prints one warning for a presence that cannot be read")
    func warnAboutUnreadablePresence() throws {
        defer { tool.end() }
        let (a, b) = ("a".guid, "b".guid)
        let body = #"{"value":[{"id":"\#(b)","activity":[]},{"id":"\#(a)","activity":"Away"}]}"#
        let headers: GraphHeaders = ["Content-Type": "application/json"]
        tool.emulator.add(.response(200, headers: headers, body: Data(body.utf8), times: 1_000))
        let (output, errors) = (Pipe.closedInOtherProcesses(), Pipe.closedInOtherProcesses())
        let process = try tool.start(
            ["watch", "--user", a, "--user", b.uppercased(), "--every", "PT0.1S"],
            output: output,
            errors: errors
        )
        let first = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        #expect(first.replacing(Self.time, with: "TIME") == "TIME  \(a)  -/Away\n")
        stop(process)
        let warnings = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(warnings.hasPrefix("warning: the presence of '\(b)' cannot be read: 'activity' must be a string"))
        #expect(warnings.filter(\.isNewline) == "\n")
    }

    @Test("A permanent failure ends the watch")
    func permanentFailure() throws {
        defer { tool.end() }
        tool.emulator.register(token: "weak", as: .user("u".guid, permissions: ["Presence.Read"]))
        let result = try tool.call("watch", "--user", "v".guid, token: "weak")
        #expect(result.status == 3)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("error: POST /communications/getPresencesByUserId: 403 Forbidden"))
    }
}

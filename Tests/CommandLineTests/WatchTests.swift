import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// The `watch` command.
@Suite(.blocking, .timeLimit(.minutes(5))) struct WatchTests {
    private let tool: Tool

    init() throws {
        tool = try Tool()
    }

    private func setBusy(_ user: String) throws {
        try tool.emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .inAMeeting)), for: user)
    }

    /// Stops a watch and expects that it succeeds.
    private func stop(_ process: Process) {
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
    }

    @Test("Each change is printed on a line", arguments: [false, true])
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
                #"{"activity":"\#(activity)","availability":"\#(availability)","id":"\#("u".guid)","#
                    + #""outOfOfficeSettings":{"isOutOfOffice":false},"sequenceNumber":"","#
                    + #""workLocation":{"source":"none","workLocationType":"unspecified"}}"# + "\n"
            }
            // The number differs for each presence.
            let lines = [first, second].map { $0.replacing(#/"A[0-9]+"/#, with: #""""#) }
            #expect(lines == [line("Offline", "Offline"), line("Busy", "InAMeeting")])
        } else {
            #expect(first == "\("u".guid)  Offline/Offline\n")
            #expect(second == "\("u".guid)  Busy/InAMeeting\n")
        }
    }

    @Test("The signed-in user is watched with the permission to read only one's own presence")
    func watchMe() throws {
        defer { tool.end() }
        tool.emulator.register(token: "any", as: .user("u".guid, permissions: ["Presence.Read"]))
        let output = Pipe.closedInOtherProcesses()
        let process = try tool.start(["watch", "--me", "--every", "PT0.1S"], output: output)
        let first = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        try setBusy("u".guid)
        let second = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        stop(process)
        #expect([first, second] == ["Offline/Offline", "Busy/InAMeeting"].map { "\("u".guid)  \($0)\n" })
    }

    @Test("A terminal shows a table that is updated in place", arguments: ["", "1"])
    func showTable(_ noColor: String) async throws {
        defer { tool.end() }
        let terminal = try #require(PseudoTerminal())
        let process = try tool.start(
            ["watch", "--user", "u".guid, "--user", "v".guid, "--every", "PT0.1S"],
            output: terminal.program,
            ["NO_COLOR": noColor]
        )
        func screen() -> String {
            var text = ""
            // A read from a terminal may return a part of a line.
            while text.filter({ $0.isNewline }).count < 2 {
                text += String(decoding: terminal.user.availableData, as: UTF8.self)
            }
            return text.replacingOccurrences(of: "\r\n", with: "\n")
        }
        let first = screen()
        try setBusy("v".guid)
        let second = screen()
        stop(process)
        let top = "\u{1B}[H\u{1B}[2J"
        func colored(_ text: String, _ code: Int) -> String {
            noColor.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
        }
        let offline = colored("Offline/Offline", 90)
        #expect(first == "\(top)\("u".guid)  \(offline)\n\("v".guid)  \(offline)\n")
        let busy = colored("Busy/InAMeeting", 31)
        #expect(second == "\(top)\("u".guid)  \(offline)\n\("v".guid)  \(busy)\n")
    }

    @Test("A gap is reported on standard error")
    func reportGap() async throws {
        defer { tool.end() }
        let (output, errors) = (Pipe.closedInOtherProcesses(), Pipe.closedInOtherProcesses())
        let process = try tool.start(
            ["watch", "--user", "u".guid, "--every", "PT0.1S"],
            output: output,
            errors: errors
        )
        _ = output.fileHandleForReading.availableData
        tool.emulator.add(.response(503))
        let text = Locked("")
        while !text.withLock({ $0.hasSuffix("continues.\n") }) {
            let more = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
            text.withLock { $0 += more }
        }
        stop(process)
        let printed = text.withLock { $0 }
        #expect(printed.hasPrefix("warning: POST /communications/getPresencesByUserId: 503 "))
        #expect(printed.hasSuffix("\nThe service is responding again, and the watch continues.\n"))
        #expect(output.fileHandleForReading.readDataToEndOfFile().isEmpty)
    }

    @Test("The command warns once about a presence that cannot be read")
    func warnAboutUnreadablePresence() throws {
        defer { tool.end() }
        let body = #"{"value":[{"id":"B","activity":[]},{"id":"a","activity":"Away"}]}"#
        let headers: GraphHeaders = ["Content-Type": "application/json"]
        tool.emulator.add(.response(200, headers: headers, body: Data(body.utf8), times: 1_000))
        let (output, errors) = (Pipe.closedInOtherProcesses(), Pipe.closedInOtherProcesses())
        let process = try tool.start(
            ["watch", "--user", "a", "--user", "b", "--every", "PT0.1S"],
            output: output,
            errors: errors
        )
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "a  -/Away\n")
        stop(process)
        let warnings = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(warnings.hasPrefix("warning: the presence of 'B' cannot be read: 'activity': "))
        #expect(warnings.filter(\.isNewline) == "\n")
    }

    @Test("A permanent failure ends the watch")
    func permanentFailure() throws {
        defer { tool.end() }
        tool.emulator.register(token: "weak", as: .user("u".guid, permissions: ["Presence.Read"]))
        let result = try tool.call("watch", "--user", "v".guid, token: "weak")
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("error: POST /communications/getPresencesByUserId: 403 Forbidden"))
    }
}

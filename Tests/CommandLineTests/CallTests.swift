// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for the output of the commands that call Graph once.
@Suite(.blocking, .timeLimit(.minutes(5))) struct CallTests {
    private let tool: Tool

    init() throws {
        tool = try Tool()
    }

    /// Checks that a command succeeds and prints nothing.
    private func expectSilence(_ arguments: String...) throws {
        // Without `--quiet`, the commands that set or clear a value print a note.
        let quiet = ["set-", "clear-"].contains(where: arguments[0].hasPrefix) ? ["--quiet"] : []
        let result = try tool.run(arguments + quiet + ["--base-url", tool.server.baseURL], token: "any")
        #expect(result.status == 0, "\(arguments)")
        #expect(result.output + result.errors == "", "\(arguments)")
    }

    @Test("The commands set, print, and clear presences")
    func setAndPrintPresences() throws {
        defer { tool.end() }
        try expectSilence(
            "set-presence",
            "--user",
            "u".guid,
            "--user",
            "v".guid,
            "--availability",
            "busy",
            "--activity",
            "inACall",
            "--expiration",
            "PT1H",
            "--session-id",
            "s"
        )
        #expect(try tool.call("get", "--user", "u".guid).output == "id        \("u".guid)\npresence  Busy/InACall\n")
        let list = try tool.call("list", "--user", "v".guid, "--user", "w".guid)
        #expect(list.output == "\("v".guid)  Busy/InACall\n\("w".guid)  Offline/Offline\n")
        #expect(list.errors == "")
        try expectSilence("clear-presence", "--user", "u".guid, "--session-id", "s")
        #expect(try tool.call("get", "--user", "u".guid).output == "id        \("u".guid)\npresence  Offline/Offline\n")
    }

    @Test("The set-status-message command sets and removes messages")
    func setStatusMessages() throws {
        defer { tool.end() }
        try expectSilence(
            "set-status-message",
            "--me",
            "--message",
            "At lunch",
            "--expires-at",
            "2099-01-31T13:00:00",
            "--time-zone",
            "Europe/Berlin"
        )
        let start = "id        \(Tool.me)\npresence  Offline/Offline\n"
        #expect(
            try tool.call("get", "--me").output
                == start + "message   At lunch\nuntil     2099-01-31T13:00:00 Europe/Berlin\n"
        )
        try expectSilence("set-status-message", "--me", "--message", "Back")
        #expect(try tool.call("get", "--me").output == start + "message   Back\n")
        #expect(try tool.call("list", "--user", Tool.me).output == "\(Tool.me)  Offline/Offline  Back\n")
        try expectSilence("set-status-message", "--me", "--message", "")
        #expect(try tool.call("get", "--me").output == start)
    }

    @Test("The list command prints a warning for a presence that cannot be read")
    func warnAboutUnreadablePresence() throws {
        defer { tool.end() }
        let (a, b, c, d) = ("a".guid, "b".guid, "c".guid, "d".guid)
        let body =
            #"{"value":[{"id":"\#(a)"},{"id":"\#(b.uppercased())","activity":[]},null,"#
            + #"{"id":"\#(c)","activity":"Away\ud83d"}]}"#
        let headers: GraphHeaders = ["Content-Type": "application/json"]
        tool.emulator.add(.response(200, headers: headers, body: Data(body.utf8), times: 2))
        let list = try tool.call("list", "--user", a, "--user", b, "--user", c, "--user", d)
        #expect(list.status == 0)
        #expect(list.output == "\(a)  -/-\n\(c)  -/Away\u{FFFD}\n")
        let warnings = list.errors.split(separator: "\n")
        #expect(warnings.count == 3)
        let unreadable = "warning: the presence of '\(b.uppercased())' cannot be read: 'activity' must be a string"
        #expect(warnings.first?.hasPrefix(unreadable) == true)
        #expect(warnings.dropFirst().first?.hasPrefix("warning: a presence without an ID cannot be read: ") == true)
        #expect(warnings.last == "warning: the service returned no presence for '\(d)'; check the user ID")
        let json = try tool.call("list", "--user", a, "--user", b, "--user", c, "--json")
        #expect(
            json.output == """
                {
                  "value" : [
                    {
                      "id" : "\(a)"
                    },
                    {
                      "activity" : "Away\u{FFFD}",
                      "id" : "\(c)"
                    }
                  ]
                }

                """
        )
    }

    @Test(
        "An obsolete time zone name that mailboxes still use is accepted",
        arguments: ["Kamchatka Standard Time", "Mid-Atlantic Standard Time", "tzone://Microsoft/Utc", "utc"]
    )
    func acceptFormerTimeZones(_ zone: String) throws {
        defer { tool.end() }
        let end = ["--expires-at", "2099-01-31T13:00:00", "--time-zone", zone]
        let arguments = ["set-status-message", "--me", "--message", "m"] + end + ["--base-url", tool.server.baseURL]
        let result = try tool.run(arguments, token: "any")
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(try tool.call("get", "--me").output.hasSuffix("\nuntil     2099-01-31T13:00:00 \(zone)\n"))
    }

    @Test("The commands set and clear preferred presences and work locations")
    func setPreferencesAndLocations() throws {
        defer { tool.end() }
        let state = PresenceState(.available, .available)
        try tool.emulator.perform(.signIn(teamsClient: "t", state: state), for: Tool.me)
        try expectSilence("set-preferred", "--me", "--availability", "DoNotDisturb", "--expiration", "PT8H")
        try expectSilence("set-automatic-location", "--work-location", "remote")
        #expect(try tool.call("get", "--me").output.hasSuffix("location  remote (automatic)\n"))
        try expectSilence("set-manual-location", "--work-location", "office", "--place-id", "p")
        #expect(
            try tool.call("get", "--me").output
                == "id        \(Tool.me)\npresence  DoNotDisturb/DoNotDisturb\nlocation  office (manual)\n"
        )
        try expectSilence("clear-preferred", "--me")
        try expectSilence("clear-automatic-location")
        #expect(try tool.call("get", "--me").output.contains("presence  Available/Available\nlocation  office"))
        try expectSilence("clear-location")
        #expect(try tool.call("get", "--me").output == "id        \(Tool.me)\npresence  Available/Available\n")
    }

    @Test("The --json option prints only JSON to standard output")
    func printOnlyJSON() throws {
        defer { tool.end() }
        let result = try tool.call("get", "--me", "--json", "--verbose")
        let value = try JSONDecoder().decode(GraphJSONValue.self, from: Data(result.output.utf8))
        #expect(value["id"] == .string(Tool.me))
        #expect(value["availability"] == "Offline")
        #expect(result.errors.contains("GET /me/presence ["))
        #expect(!result.errors.contains("any"))
        let list = try tool.call("list", "--user", "a".guid, "--json")
        #expect(list.errors == "")
        let returned = try JSONDecoder().decode(GraphJSONValue.self, from: Data(list.output.utf8))
        guard case .array(let presences)? = returned["value"] else {
            Issue.record("the JSON contains no array 'value'")
            return
        }
        #expect(presences.map { $0["id"] } == [.string("a".guid)])
    }

    @Test("The printed JSON contains members that the Swift types do not declare")
    func keepUnknownMembers() throws {
        defer { tool.end() }
        let one = #"{"z":[1.5,null],"id":"\#("u".guid.uppercased())","statusMessage":null,"activity":"Busy"}"#
        func response(_ body: String) {
            let headers: GraphHeaders = ["Content-Type": "application/json"]
            tool.emulator.add(.response(200, headers: headers, body: Data(body.utf8)))
        }
        response(one)
        let text = """
            {
              "activity" : "Busy",
              "id" : "\("u".guid.uppercased())",
              "statusMessage" : null,
              "z" : [
                1.5,
                null
              ]
            }

            """
        #expect(try tool.call("get", "--user", "u".guid, "--json").output == text)
        response(#"{"value":[\#(one)]}"#)
        let indented = text.split(separator: "\n").joined(separator: "\n    ")
        let list = try tool.call("list", "--user", "u".guid, "--json")
        #expect(list.output == "{\n  \"value\" : [\n    \(indented)\n  ]\n}\n")
    }

    @Test("Control characters in a status message are not printed")
    func escapeControlCharacters() throws {
        defer { tool.end() }
        try expectSilence("set-status-message", "--me", "--message", "a\u{1B}[2Jb\nc")
        #expect(try tool.call("get", "--me").output.hasSuffix("message   a [2Jb c\n"))
    }
}

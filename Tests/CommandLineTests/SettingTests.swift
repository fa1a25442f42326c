// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@testable import graph_presence

/// Tests for the notes about settings and for the manual page.
@Suite(.blocking, .timeLimit(.minutes(5))) struct SettingTests {
    @Test("The note contains the value, the value's expiration, and the number of users")
    func notes() {
        let end = Date(timeIntervalSince1970: 1_795_608_000)
        #expect(Setting("Away/Away", until: end, timeZone: .gmt).text() == "Set Away/Away until 2026-11-25 12:00:00.")
        #expect(Setting("the status message").text(count: 3) == "Set the status message for 3 users.")
    }

    @Test(
        "Without the --quiet option, a command prints the value that it has set or cleared, and the value's expiration"
    )
    func printSettings() throws {
        let tool = try Tool()
        defer { tool.end() }
        let time = #/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}/#
        func run(_ line: String) throws -> String {
            let words = line.split(separator: " ").map(String.init)
            let result = try tool.run(words + ["--base-url", tool.server.baseURL], token: "any")
            #expect(result.status == 0, "\(line)")
            #expect(result.errors == "", "\(line)")
            return result.output.replacing(time, with: "TIME")
        }
        #expect(try run("set-presence --me --availability Away --session-id s") == "Set Away/Away until TIME.\n")
        let users = "-u \("a".guid) -u \("b".guid)"
        #expect(
            try run("set-preferred \(users) --availability Offline") == "Set Offline/OffWork until TIME for 2 users.\n"
        )
        #expect(try run("set-status-message --me --message canary") == "Set the status message.\n")
        #expect(
            try run("set-status-message --me --message m --expires-at 2099-01-31T17:00 --time-zone UTC")
                == "Set the status message until TIME.\n"
        )
        #expect(try run("set-manual-location --work-location office") == "Set the work location office.\n")
        #expect(try run("set-manual-location --work-location office -q") == "")
        #expect(try run("clear-presence --me --session-id s") == "Cleared the session.\n")
        #expect(try run("clear-preferred \(users)") == "Cleared the preferred presence for 2 users.\n")
        #expect(try run("clear-status-message --me") == "Cleared the status message.\n")
        #expect(try run("clear-automatic-location") == "Cleared the automatic work location.\n")
        #expect(try run("clear-location") == "Cleared the work location.\n")
        #expect(try run("clear-location -q") == "")
        #expect(try run("clear-preferred \(users) -q") == "")
        #expect(try run("clear-preferred \(users) --json") == "")
        #expect(try run("set-preferred \(users) --availability Offline -q") == "")
    }

    @Test("The expiration is the specified expiration or the service's default")
    func ends() throws {
        let tool = try Tool()
        defer { tool.end() }
        func seconds(_ arguments: String...) throws -> Double {
            let start = Date.now
            let options = ["--me", "--json", "--base-url", tool.server.baseURL]
            let output = try tool.run(arguments + options, token: "any").output
            let value = try JSONDecoder().decode(GraphJSONValue.self, from: Data(output.utf8))
            #expect(value["users"] == .array([]))
            guard case .string(let text)? = value["expiresAt"] else { return 0 }
            return try Date(text, strategy: .iso8601).timeIntervalSince(start)
        }
        let session = ["set-presence", "--session-id", "s", "--availability", "Away"]
        // The command takes some time, and the printed expiration has no fraction of a second.
        #expect((299...590).contains(try seconds(session[0], session[1], session[2], session[3], session[4])))
        #expect((3_599...3_890).contains(try seconds("set-preferred", "--availability", "Away", "--expiration", "1h")))
        #expect((86_399...86_690).contains(try seconds("set-preferred", "--availability", "Busy")))
        #expect((604_799...605_090).contains(try seconds("set-preferred", "--availability", "Away")))
    }

    @Test("For several users, the note contains the number of users whose presence was set")
    func someUsers() throws {
        let tool = try Tool()
        defer { tool.end() }
        let body =
            #"{"responses":[{"id":"1","status":200},{"id":"2","status":403,"body":{"error":{"code":"Forbidden"}}}]}"#
        let json: GraphHeaders = ["Content-Type": "application/json"]
        tool.emulator.add(.response(200, headers: json, body: Data(body.utf8), path: "/v1.0/$batch"))
        let set = ["set-preferred", "--availability", "Away", "-u", "a".guid, "-u", "b".guid, "--json"]
        let result = try tool.run(set + ["--base-url", tool.server.baseURL], token: "any")
        #expect(result.status == 3)
        let value = try JSONDecoder().decode(GraphJSONValue.self, from: Data(result.output.utf8))
        guard case .array(let users)? = value["users"] else {
            Issue.record("the JSON contains no array 'users'")
            return
        }
        #expect(users.count == 1)
        #expect(value["value"] == "Away/Away")
    }

    @Test("The manual page describes every command, option, variable, and exit code")
    func manualPage() {
        let page = ManPage().text(of: Commands.groups)
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[1...2].elementsEqual([".SH NAME", lines[2]]))
        #expect(lines[2] == #"graph\-presence \- reads and sets Microsoft Teams presence through Microsoft Graph"#)
        let found = Set(lines.map(String.init))
        for command in Commands.all {
            #expect(found.contains(".SS " + ManPage.escaped(command.name)))
            #expect(found.contains(ManPage.escaped(command.example)))
            for option in command.options {
                #expect(found.contains(ManPage.escaped(Help.row(option).text)), "\(option.name)")
            }
        }
        for row in Help.variables + Help.exitCodes {
            #expect(found.contains(ManPage.escaped(row.text)), "\(row.title)")
        }
        let requests = [".TH", ".SH", ".SS", ".TP", ".PP", ".EX", ".EE"]
        #expect(lines.allSatisfy { !$0.hasPrefix(".") || requests.contains(String($0.prefix(3))) })
        #expect(lines.allSatisfy { !$0.isEmpty && !$0.hasPrefix("'") })
    }

    @Test("Characters that have a special meaning in roff are escaped")
    func escapes() {
        #expect(ManPage.escaped(#".a 'b' -c \d"#) == #"\&.a \(aqb\(aq \-c \ed"#)
    }

    private static let mandoc = ["/usr/bin/mandoc", "/usr/local/bin/mandoc", "/opt/homebrew/bin/mandoc"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test("The mandoc program accepts the manual page", .enabled(if: mandoc != nil))
    func lint() throws {
        let tool = try Tool()
        defer { tool.end() }
        let file = tool.home.appendingPathComponent("graph-presence.1")
        try Data(tool.run(["man"]).output.utf8).write(to: file)
        let mandoc = try #require(Self.mandoc)
        let result = try Product(URL(fileURLWithPath: mandoc)).run(["-Tlint", "-W", "error", file.path])
        #expect(result.status == 0)
        #expect(result.output + result.errors == "")
    }
}

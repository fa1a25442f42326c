// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@testable import graph_presence

/// Tests for durations, times, formats, and misspelled words as people type them.
@Suite(.blocking, .timeLimit(.minutes(5))) struct TypedValueTests {
    @Test(
        "A duration can be typed in a short form",
        arguments: [
            ("8h", "PT8H"), ("5m", "PT5M"), ("30s", "PT30S"), ("1d", "P1D"), ("1h30m", "PT1H30M"),
            ("1D2H", "P1DT2H"), ("0.1s", "PT0.1S"), ("PT1H", "PT1H"), ("pt1h", "PT1H"), ("P1D", "P1D"),
        ]
    )
    func shortDurations(_ text: String, _ duration: String) {
        #expect(Options.duration(text)?.text == duration)
    }

    @Test(
        "Other strings are not valid durations",
        arguments: ["", "1", "h", "1h1d", "1.5h", "-1h", "1 h", "P", "PT", "1w"]
    )
    func otherTexts(_ text: String) {
        #expect(Options.duration(text) == nil)
    }

    @Test(
        "A time can be typed in a short form",
        arguments: [
            ("17:00", "2026-11-26T17:00:00"), ("05:30", "2026-11-27T05:30:00"), ("05:30:15", "2026-11-27T05:30:15"),
            ("12:00", "2026-11-27T12:00:00"), ("2026-12-01T19:00", "2026-12-01T19:00:00"),
            ("2026-12-01 19:00", "2026-12-01T19:00:00"), ("2026-12-01T19:00:01.5", "2026-12-01T19:00:01.5"),
        ]
    )
    func shortTimes(_ text: String, _ time: String) throws {
        // Noon in Berlin.
        let now = try Date("2026-11-26T11:00:00Z", strategy: .iso8601)
        let parsed = Options.time(text, in: "Europe/Berlin", now: now)
        #expect(parsed?.dateTime == time)
        #expect(parsed?.timeZone == "Europe/Berlin")
    }

    @Test(
        "Other strings are not valid times",
        arguments: ["", "soon", "17", "24:00", "17:60", "5:00", "2026-02-30T12:00", "2026-12-01", "17:00Z"]
    )
    func otherTimes(_ text: String) {
        #expect(Options.time(text, in: "UTC") == nil)
    }

    @Test(
        "Words with the same beginning are suggested first, and the opposite action is never suggested",
        arguments: [
            ("set-status", ["set-status-message"]), ("clear-p", ["clear-presence", "clear-preferred"]),
            ("set-message", ["set-status-message"]), ("clear-message", ["clear-status-message"]),
            ("set-location", ["set-manual-location", "set-automatic-location"]),
            ("st-preferred", ["set-preferred"]), ("clea-preferred", ["clear-preferred"]),
            ("logn", ["login"]), ("logon", ["login"]), ("log-out", ["logout"]), ("lgout", ["logout"]),
            ("gte", ["get"]), ("clear-manual-location", ["clear-location"]), ("", []), ("-", []), ("xyz", []),
        ] as [(String, [String])]
    )
    func suggestions(_ word: String, _ expected: [String]) {
        let names = Commands.all.map { $0.name }
        #expect(Similarity.suggestions(for: word, among: names) == expected)
    }

    @Test("A message may look like the help option, and may be shown for exactly 366 days")
    func unusualValues() throws {
        let tool = try Tool()
        defer { tool.end() }
        let message = ["set-status-message", "--me", "--base-url", tool.server.baseURL, "--expires-in", "366d"]
        for (options, text) in [(["--message", "-h"], "-h"), (["--message=--help"], "--help")] {
            let result = try tool.run(message + options, token: "any")
            #expect(result.status == 0)
            #expect(result.output.hasPrefix("Set the status message until "))
            #expect(try tool.call("get", "--me", "-o", "tsv").output == "\(Tool.me)\tOffline\tOffline\t\(text)\n")
        }
        #expect(try tool.run(message + ["-h"]).output.hasPrefix(SetStatusMessageCommand.summary.prefix(40)))
    }

    @Test("If the service returns no presences, nothing is printed to standard output", arguments: ["table", "tsv"])
    func noPresences(_ format: String) throws {
        let tool = try Tool()
        defer { tool.end() }
        let headers: GraphHeaders = ["Content-Type": "application/json"]
        tool.emulator.add(.response(200, headers: headers, body: Data(#"{"value":[]}"#.utf8)))
        let result = try tool.call("list", "-u", "u".guid, "-o", format)
        #expect(result.status == 0)
        #expect(result.output == "")
        #expect(result.errors == "warning: the service returned no presence for '\("u".guid)'; check the user ID\n")
    }

    @Test("Results are printed as a table, tab-separated values, or JSON")
    func formats() throws {
        let tool = try Tool()
        defer { tool.end() }
        let call = ["--base-url", tool.server.baseURL]
        func run(_ arguments: String...) throws -> Product.Result { try tool.run(arguments + call, token: "any") }
        #expect(try run("set-status-message", "--me", "--message", "a\tb", "--expires-in", "1h").status == 0)
        #expect(try run("set-preferred", "--me", "--availability", "Away", "--activity", "away").status == 0)
        let line = "\(Tool.me)\tOffline\tOffline\ta b\n"
        #expect(try run("get", "--me", "-o", "tsv").output == line)
        #expect(try run("list", "-u", Tool.me, "--output=tsv").output == line)
        #expect(try run("get", "--me", "-o", "JSON").output == run("get", "--me", "--json").output)
        #expect(try run("get", "--me", "-o", "table").output == run("get", "--me").output)
        #expect(try run("clear-status-message", "--me").status == 0)
        #expect(try run("get", "--me", "-o", "tsv").output == "\(Tool.me)\tOffline\tOffline\t\n")
        let error = try run("get", "-u", "u".guid, "-o", "json", "--timeout", "0s")
        #expect(error.status == 64)
        #expect(error.errors.hasPrefix(#"{"error":{"exitCode":64,"message":"'--timeout' must be"#))
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

@testable import graph_presence

/// Tests for users from a file and for the batches that change their presences.
@Suite(.blocking, .timeLimit(.minutes(5))) struct UsersFileTests {
    private static func parse(_ text: String) throws -> UsersFile {
        try UsersFile(Data(text.utf8), of: "the file")
    }

    @Test("Each line of the file contains an ID and optionally a name")
    func parseFile() throws {
        let (a, b, c) = ("a".guid, "b".guid, "c".guid)
        let file = try Self.parse(
            "\u{FEFF}\(a), Adele Vance\r\n\n# a comment\r\n  \(b.uppercased())  \n\(c),\"Wilber, Lee\"\n\(a),"
        )
        #expect(file.ids == [a, b.uppercased(), c, a])
        #expect(file.names == [a: "Adele Vance", c: "Wilber, Lee"])
    }

    @Test(
        "The error for an invalid file contains the line number",
        arguments: [
            ("\n\("a".guid)\nadele@contoso.com\n", "line 3 of the file: 'adele@contoso.com' is not a valid user ID; "),
            ("id,name\n", "line 1 of the file: 'id' is not a valid user ID; "),
            ("# none\n", "the file contains no user ID; write one ID on each line"),
        ]
    )
    func invalidFile(_ text: String, _ message: String) {
        #expect { try Self.parse(text) } throws: { ($0 as? UsageError)?.message.hasPrefix(message) == true }
    }

    @Test("The list of users from a file contains their names and is one JSON document for any number of users")
    func listFile() throws {
        let tool = try Tool()
        defer { tool.end() }
        let users = (1...1_301).map { "user\($0)".guid }
        let file = tool.home.appendingPathComponent("users")
        try Data((users.map { $0 + "\n" }.joined() + "\("a".guid),Adele").utf8).write(to: file)
        let json = try tool.call("list", "--users-file", file.path, "--json")
        #expect(json.errors == "")
        let value = try JSONDecoder().decode(GraphJSONValue.self, from: Data(json.output.utf8))
        guard case .array(let presences)? = value["value"] else {
            Issue.record("the JSON contains no array 'value'")
            return
        }
        #expect(presences.map { $0["id"] } == (users + ["a".guid]).map { .string($0) })
        let input = "printf '\("a".guid),Adele\\n\("b".guid)\\n' | \"$graph_presence\" list $call --users-file -"
        let list = try tool.shell(input)
        #expect(list.output == "Adele  \("a".guid)  Offline/Offline\n       \("b".guid)  Offline/Offline\n")
        #expect(try tool.shell(input + " -o tsv").output.hasPrefix("\("a".guid)\tOffline\tOffline\t\tAdele\n"))
    }

    @Test("The presences of several users are changed in batches, and failures are counted")
    func changeInBatches() throws {
        let tool = try Tool()
        defer { tool.end() }
        let users = (1...45).map { "user\($0)".guid }
        let file = tool.home.appendingPathComponent("users")
        try Data(users.joined(separator: "\n").utf8).write(to: file)
        let options = ["--users-file", file.path, "--session-id", "s", "--base-url", tool.server.baseURL]
        let set = try tool.run(["set-presence", "--availability", "Away", "--verbose"] + options, token: "any")
        #expect(set.status == 0)
        let batches = set.errors.split(separator: "\n").filter { $0.contains("$batch") && $0.contains("200") }
        #expect(batches.count == 3, "\(set.errors)")
        let list = try tool.call("list", "--users-file", file.path)
        #expect(list.output == users.map { "\($0)  Away/Away\n" }.joined())
        let clear = ["clear-presence"] + options
        #expect(try tool.run(clear, token: "any").status == 0)
        try tool.emulator.perform(.setPresence(SetPresencePostRequestBody(.away, sessionId: "s")), for: users[7])
        let again = try tool.run(clear, token: "any")
        #expect(again.status == 4)
        let errors = again.errors.split(separator: "\n")
        #expect(errors.count == 45)
        #expect(errors.last == "error: the command failed for 44 of 45 users")
        #expect(try tool.run(clear + ["--ignore-missing"], token: "any").errors == "")
    }

    @Test("A long command shows its progress in a terminal")
    func progress() throws {
        let tool = try Tool()
        defer { tool.end() }
        let terminal = try #require(PseudoTerminal())
        let users = (1...45).flatMap { ["-u", "user\($0)".guid] }
        let process = try tool.start(
            ["set-presence", "--availability", "Away", "--session-id", "s"] + users,
            errors: terminal.program,
            ["TERM": "xterm"]
        )
        var text = ""
        // The command erases the progress line at the end.
        while !text.hasSuffix("users\r\u{1B}[K") {
            text += String(decoding: terminal.user.availableData, as: UTF8.self)
        }
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text.contains("\r\u{1B}[K0 of 45 users\r\u{1B}[K"))
    }
}

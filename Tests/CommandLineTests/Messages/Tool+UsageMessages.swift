// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

@testable import graph_presence

extension Tool {
    /// The errors for invalid command lines.
    var usageMessages: [Message] {
        [
            printed("no command"), printed("an unknown command", ["x"]), printed("a misspelled command", ["gte"]),
            printed("an unknown option", ["logout", "--everywhere"]),
            printed("an argument that is not an option", ["demo", "fast"]),
            printed("a missing value", ["serve", "--port"]), printed("an empty value", ["get", "--user", ""]),
            printed("a value for a flag", ["get", "--me=x"]),
            printed("a repeated option", ["get", "--user", "a".guid, "--user", "b".guid]),
            printed("an unknown value", ["completion", "--shell", "tcsh"]),
            printed("a port that is not a number", ["serve", "--port", "x"]),
            printed("an emulator time that is not a date and time", ["serve", "--clock", "now"]),
            printed("no user", ["get"]),
            printed("a user principal name", ["get", "--user", "adele@contoso.com"]),
            printed("a user and --me", ["get", "--me", "--user", "u".guid]), printed("no users", ["list"]),
            printed("a users file that does not exist", ["list", "--users-file", "/nonexistent"]),
            printed("two options that read standard input", ["list", "--users-file", "-", "--token-file", "-"]),
            thrown("a users file that is not text") { _ = try UsersFile(Data([0xFF]), of: "the users file 'f'") },
            thrown("an empty users file") { _ = try UsersFile(Data(), of: "the users file 'f'") },
            thrown("a users file with a name") { _ = try UsersFile(Data("a@b".utf8), of: "standard input") },
            printed("no availability", ["set-presence", "--me", "--session-id", "s"]),
            printed("no activity", ["set-presence", "--me", "--session-id", "s", "--availability", "Busy"]),
            printed(
                "a combination that is not supported",
                ["set-presence", "--me", "--session-id", "s", "--availability", "Busy", "--activity", "Away"]
            ), printed("no session ID", ["set-presence", "--me", "--availability", "Away"], token: "any"),
            printed("no client ID", ["login"]),
            printed("an invalid duration", ["set-preferred", "--me", "--availability", "Away", "--expiration", "1w"]),
            printed("an invalid interval", ["watch", "--user", "u".guid, "--every", "soon"]),
            printed("an interval of 0 seconds", ["watch", "--user", "u".guid, "--every", "PT0S"]),
            printed("a timeout of 0 seconds", ["get", "--me", "--timeout", "PT0S"]),
            printed("a base URL without a scheme", ["get", "--me", "--base-url", "x"]),
            printed(
                "an invalid expiry time",
                ["set-status-message", "--me", "--message", "m", "--expires-at", "soon"]
            ),
            printed(
                "an expiry time in the past",
                ["set-status-message", "--me", "--message", "m", "--expires-at", "2025-01-01T10:00"]
            ),
            thrown("two formats") { _ = try OutputFormat(Options(["--json", "-o", "tsv"], of: GetCommand.self)) },
            printed(
                "an expiry after 0 seconds",
                ["set-status-message", "--me", "--message", "m", "--expires-in", "0s"]
            ),
            printed(
                "two expiry times",
                ["set-status-message", "--me", "--message", "m", "--expires-in", "1h", "--expires-at", "17:00"]
            ),
            printed(
                "a time zone without a time",
                ["set-status-message", "--me", "--message", "m", "--time-zone", "UTC"]
            ),
            printed(
                "an unknown time zone",
                ["set-status-message", "--me", "--message", "m", "--expires-at", "x", "--time-zone", "On the moon"]
            ),
            printed(
                "a custom time zone of a mailbox",
                [
                    "set-status-message", "--me", "--message", "m", "--expires-at", "x", "--time-zone",
                    "tzone://Microsoft/Custom",
                ]
            ),
        ]
    }

    /// The descriptions of the commands and options in the help.
    static var helpMessages: [Message] {
        let commands = Commands.all.flatMap { command in
            [
                Message(command.name) { command.summary },
                Message("an example of \(command.name)") { "`\(command.example)`" },
            ]
        }
        var seen: Set<String> = []
        let options = Commands.all.flatMap { $0.options + [.help] }
            .filter { seen.insert($0.name + $0.help).inserted }
            .map { option in Message(option.name) { option.help } }
        let notes = Commands.all.compactMap { command in
            command.notes.map { notes in
                Message("the notes for \(command.name)") {
                    notes.title + ": " + notes.paragraphs.joined(separator: " ")
                }
            }
        }
        return commands + notes + options
    }
}

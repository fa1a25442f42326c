// SPDX-License-Identifier: MIT

import TestSupport
import Testing

/// Invalid command lines.
@Suite(.blocking, .timeLimit(.minutes(5))) struct UsageTests {
    private static let registration = """
        '--client-id' is required; specify the application (client) ID of an app registration, or set AZURE_CLIENT_ID (the \
        emulator accepts any ID)
        """

    @Test(
        "An invalid command line fails with exit code 64",
        arguments: [
            ([], "a command is required"), (["dmo"], "'dmo' is not a valid command; did you mean 'demo'?"),
            (["serve", "--port"], "'--port' requires a value"),
            (["serve", "--port", "x"], "'x' is not a valid value for '--port'; specify a port number from 0 to 65535"),
            (["serve", "--host", "0.0.0.0"], "'--host' is not a valid option for 'serve'; did you mean '--port'?"),
            (["demo", "fast"], "'fast' is not a valid option for 'demo'; options start with '--'"),
            (["get"], "'--user' or '--me' is required"),
            (["get", "--me", "--user", "u"], "'--user' and '--me' cannot be combined; specify one of them"),
            (["get", "--user", "a", "--user", "b"], "'--user' is specified more than once; specify it once"),
            (["get", "--me", "--jsn"], "'--jsn' is not a valid option for 'get'; did you mean '--json'?"),
            (["get", "--me=x"], "'--me' does not take a value"),
            (
                ["get", "--me", "--cloud", "us-gov-l6"],
                "'us-gov-l6' is not a valid value for '--cloud'; did you mean 'us-gov-l4'?"
            ),
            (
                ["get", "--me", "--base-url", "x"],
                "'x' is not a valid value for '--base-url'; specify a URL, for example http://127.0.0.1:8080/v1.0"
            ),
            (
                ["get", "--me", "--authority", "x"],
                "'x' is not a valid value for '--authority'; specify a URL, for example https://login.microsoftonline.com"
            ),
            (["set-presence", "--me", "--session-id", "s"], "'--availability' is required"),
            (
                ["set-presence", "--me", "--session-id", "s", "--availability", "Bussy"],
                "'Bussy' is not a valid value for '--availability'; did you mean 'Busy'?"
            ),
            (
                ["set-presence", "--me", "--session-id", "s", "--availability", "busy"],
                "'--activity' is required with the availability Busy; specify InACall or InAConferenceCall"
            ),
            (
                ["set-presence", "--me", "--session-id", "s", "--availability", "Busy", "--activity", "Away"],
                "the activity 'Away' cannot be combined with the availability 'Busy'; specify InACall or InAConferenceCall"
            ),
            (
                ["set-status-message", "--me", "--message", "m", "--expires-at", "soon"],
                "'soon' is not a valid value for '--expires-at'; specify a local time, for example 17:00 or 2026-12-01T19:00"
            ),
            (
                ["set-status-message", "--me", "--message", "m", "--expires-at", "x", "--time-zone", "Europe/Berln"],
                "'Europe/Berln' is not a known time zone; did you mean 'Europe/Berlin'?"
            ),
            (["get", "--user", ""], "the value of '--user' must not be empty"),
            (["set-presence", "--me", "--session-id="], "the value of '--session-id' must not be empty"),
            (
                [
                    "set-status-message", "--me", "--message", "m", "--expires-at", "x", "--time-zone",
                    "tzone://Microsoft/Custom",
                ],
                "'tzone://Microsoft/Custom' is a custom time zone that is defined in a mailbox, so its rules are unknown; "
                    + "specify a Windows or IANA name, for example 'W. Europe Standard Time' or 'Europe/Berlin'"
            ),
            (
                ["set-status-message", "--me", "--message", "m", "--time-zone", "UTC"],
                "'--time-zone' requires '--expires-at'; specify both"
            ),
            (
                ["get", "--me", "--cloud", "global", "--cloud", "global"],
                "'--cloud' is specified more than once; specify it once"
            ),
            (
                ["set-preferred", "--me", "--availability", "Available", "--expiration", "1w"],
                "'1w' is not a valid value for '--expiration'; specify a duration, for example 1h, 30m, or PT1H30M"
            ),
            (
                ["watch", "--user", "u".guid, "--every", "PT0S"],
                "'PT0S' is not a valid value for '--every'; specify 0.01s (10 milliseconds) or more"
            ),
            (
                ["watch", "--user", "u".guid, "--every", "soon"],
                "'soon' is not a valid value for '--every'; specify a duration, for example 1h, 30m, or PT1H30M"
            ),
            (
                ["set-preferred", "--me", "--availability", "Offline", "--activity", "Away"],
                "the activity 'Away' cannot be combined with the availability 'Offline'; specify OffWork"
            ),
            (
                ["set-status-message", "--me", "--message", "m", "--expires-in", "0s"],
                "'0s' is not a valid value for '--expires-in'; specify more than 0 seconds and at most 366 days"
            ),
            (
                ["set-status-message", "--me", "--message", "m", "--expires-in", "1h", "--expires-at", "17:00"],
                "'--expires-at' and '--expires-in' cannot be combined; specify one of them"
            ),
            (
                ["whoami", "--profile", "../a"],
                "'../a' is not a valid value for '--profile'; specify 1 to 64 letters, digits, hyphens, or underscores"
            ),
            (["gte", "--me"], "'gte' is not a valid command; did you mean 'get'?"),
            (["get", "--user", "--me"], "'--user' requires a value"),
            (
                ["set-status-message", "--me", "--message", "m", "--expires-at", "x", "--time-zone", "GMT+2"],
                "'GMT+2' is not a known time zone; did you mean 'GMT+0'?"
            ),
            (["list"], "'--user' or '--users-file' is required"),
            (["hold", "--user", "u".guid], "'--availability' is required"),
            (["set-status-message", "--me", "--message", "--help"], "'--message' requires a value"),
            (
                ["set-status-message", "--me", "--message", "m", "--expires-at", "2025-01-01T10:00"],
                "'2025-01-01T10:00' is not a valid value for '--expires-at'; specify a time in the future"
            ),
            (
                ["set-status-message", "--me", "--message", "m", "--expires-in", "8785h"],
                "'8785h' is not a valid value for '--expires-in'; specify more than 0 seconds and at most 366 days"
            ),
            (["set-manual-location"], "'--work-location' is required"),
            (["logout", "now"], "'now' is not a valid option for 'logout'; options start with '--'"),
            (["watch"], "'--user', '--users-file', or '--me' is required"),
            (
                ["watch", "--me", "--users-file", "f"],
                "'--users-file' and '--me' cannot be combined; specify one of them"
            ),
            (
                ["list", "--user", "adele@contoso.com"],
                "'adele@contoso.com' is not a valid value for '--user'; specify the user's object ID (a GUID), not the "
                    + "user principal name"
            ),
            (
                ["login"],
                registration
            ),
            (
                ["completion", "--shell", "tcsh"],
                "'tcsh' is not a valid value for '--shell'; specify bash, zsh, or fish"
            ),
        ] as [([String], String)]
    )
    func invalidCommandLines(_ arguments: [String], _ message: String) throws {
        let tool = try Tool()
        defer { tool.end() }
        let result = try tool.run(arguments)
        #expect(result.status == 64)
        #expect(result.output == "")
        let isCommandValid = !message.contains("command")
        let help =
            isCommandValid ? "\(arguments.first ?? "") --help' to list the options" : "--help' to list the commands"
        #expect(result.errors == "error: \(message)\nrun 'graph-presence \(help)\n")
    }

    @Test("An error message shortens a value to 80 characters")
    func longValue() throws {
        let tool = try Tool()
        defer { tool.end() }
        let value = String(repeating: "a", count: 81)
        let result = try tool.run(["serve", "--port", value])
        #expect(result.errors.hasPrefix("error: '\(value.dropLast())' is not a valid value for '--port'; "))
    }
}

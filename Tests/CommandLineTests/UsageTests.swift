import TestSupport
import Testing

@Suite(.blocking, .timeLimit(.minutes(5))) struct UsageTests {
    @Test(arguments: [
        ([], "a command is missing"), (["dmo"], "there is no command 'dmo'; did you mean 'demo'?"),
        (["serve", "--port"], "'--port' lacks its value"),
        (["serve", "--port", "x"], "'x' is no port; it is a number from 0 to 65535"),
        (["serve", "--host", "0.0.0.0"], "there is no option '--host'; did you mean '--port'?"),
        (["demo", "fast"], "'demo' takes no 'fast'"), (["get"], "'--user' or '--me' is missing"),
        (["get", "--me", "--user", "u"], "'--user' and '--me' do not go together"),
        (["get", "--user", "a", "--user", "b"], "'--user' stands twice"),
        (["get", "--me", "--jsn"], "there is no option '--jsn'; did you mean '--json'?"),
        (["get", "--me=x"], "'--me' takes no value"),
        (
            ["get", "--me", "--cloud", "us-gov-l6"],
            "there is no value of '--cloud' 'us-gov-l6'; did you mean 'us-gov-l4'?"
        ),
        (
            ["get", "--me", "--base-url", "x"],
            "'x' is no URL; '--base-url' takes one such as http://127.0.0.1:8080/v1.0"
        ),
        (["set-presence", "--me", "--session-id", "s"], "'--availability' is missing"),
        (
            ["set-presence", "--me", "--session-id", "s", "--availability", "Bussy"],
            "there is no value of '--availability' 'Bussy'; did you mean 'Busy'?"
        ),
        (
            ["set-presence", "--me", "--session-id", "s", "--availability", "busy"],
            "'--activity' is missing; with Busy goes InACall or InAConferenceCall"
        ),
        (
            ["set-presence", "--me", "--session-id", "s", "--availability", "Busy", "--activity", "Away"],
            "Busy does not go with Away, but with InACall or InAConferenceCall"
        ),
        (["set-presence", "--me", "--availability", "Away"], "'--session-id' is missing"),
        (
            ["set-status-message", "--me", "--message", "m", "--expires-at", "soon"],
            "'soon' is no local time such as 2026-01-31T17:00:00"
        ),
        (
            ["set-status-message", "--me", "--message", "m", "--expires-at", "x", "--time-zone", "Europe/Berln"],
            "there is no time zone 'Europe/Berln'; did you mean 'Europe/Berlin'?"
        ),
        (["get", "--user", ""], "'--user' is empty"),
        (["set-presence", "--me", "--session-id="], "'--session-id' is empty"),
        (
            [
                "set-status-message", "--me", "--message", "m", "--expires-at", "x", "--time-zone",
                "tzone://Microsoft/Custom",
            ],
            "'tzone://Microsoft/Custom' is a time zone of one mailbox, whose rules are not known here; "
                + "specify a Windows or IANA name such as 'W. Europe Standard Time' or 'Europe/Berlin'"
        ),
        (
            ["set-status-message", "--me", "--message", "m", "--time-zone", "UTC"],
            "'--time-zone' is that of '--expires-at', which is missing"
        ),
        (["get", "--me", "--cloud", "global", "--cloud", "global"], "'--cloud' stands twice"),
        (
            ["set-preferred", "--me", "--availability", "Available", "--expiration", "1h"],
            "'1h' is no duration such as PT1H"
        ),
        (["watch", "--user", "u", "--every", "PT0S"], "'PT0S' is too short; the least is PT0.01S"),
        (["gte", "--me"], "there is no command 'gte'; did you mean 'get'?"),
        (["get", "--user", "--json"], "'--user' lacks its value"),
        (
            ["set-status-message", "--me", "--message", "m", "--expires-at", "x", "--time-zone", "GMT+2"],
            "there is no time zone 'GMT+2'; did you mean 'GMT+0'?"
        ),
        (["list"], "'--user' is missing"), (["hold", "--user", "u"], "'--availability' is missing"),
        (["clear-presence", "--me"], "'--session-id' is missing"),
        (["set-manual-location"], "'--work-location' is missing"), (["logout", "now"], "'logout' takes no 'now'"),
        (["watch"], "'--user' is missing"), (["login"], "'--client-id' is missing"),
        (["completion", "--shell", "tcsh"], "there is no value of '--shell' 'tcsh'; there are bash, zsh, fish"),
    ])
    func whatIsNotUnderstoodIs64(_ arguments: [String], _ message: String) throws {
        let tool = try Tool()
        defer { tool.end() }
        let result = try tool.run(arguments)
        #expect(result.status == 64)
        #expect(result.output == "")
        let isCommand = !message.contains("command")
        let help = isCommand ? "\(arguments.first ?? "") --help' for its options" : "--help' for the commands"
        #expect(result.errors == "error: \(message)\nrun 'graph-presence \(help)\n")
    }
}

import CommandLineTesting
import Foundation
import Testing

/// `graph-presence`, as a person runs it.
@Suite struct CommandLineTests {
    private func run(_ arguments: [String]) throws -> Product.Result {
        try Product("graph-presence").run(arguments)
    }

    @Test func theDemoShowsTheDocumentedExamplesAndATimeLine() throws {
        let result = try run(["demo"])
        #expect(result.status == 0)
        #expect(result.errors == "")
        let root = "https://graph.microsoft.com/v1.0/users/fa8bf3dc-eca7-46b7-bad1-db199b62afc3/presence"
        let requests = result.output.split(separator: "\n").filter { $0.contains("https://") }
        #expect(
            requests == [
                "POST \(root)/setPresence", "POST \(root)/setUserPreferredPresence", "POST \(root)/setStatusMessage",
                "POST \(root)/setStatusMessage", "GET \(root)",
            ]
        )
        let states = result.output.split(separator: "\n").filter { $0.hasPrefix("=>") }
        #expect(
            states == [
                "=> the presence is now Available/Available", "=> the presence is now DoNotDisturb/DoNotDisturb",
                "=> the presence is now DoNotDisturb/DoNotDisturb, “Hey I'm currently in a meeting.”",
                "=> the presence is now DoNotDisturb/DoNotDisturb, “Hey I am available now”",
            ]
        )
        let timeLine = """
              00:00  +0 min    Available/Available                set
              00:04  +4 min    Available/Available
              00:05  +5 min    Available/AvailableInactive        first time-out: it fades
              00:09  +9 min    Available/AvailableInactive
              00:10  +10 min   Away/Away                          second time-out: it fades again
              00:59  +59 min   Away/Away
              01:00  +60 min   Offline/Offline                    the session expires

            """
        #expect(result.output.hasSuffix(timeLine))
        #expect(!result.output.contains("Bearer"))
    }

    @Test func helpIsPrinted() throws {
        let result = try run(["--help"])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("Reads and sets Microsoft Teams presence"))
        #expect(result.errors == "")
    }

    @Test(arguments: [
        ([], "error: a command is missing\n"), (["dmo"], "error: there is no command 'dmo'; there is 'demo'\n"),
        (["demo", "--fast"], "error: 'demo' takes no '--fast'\n"),
    ])
    func whatIsNotUnderstoodIs64(_ arguments: [String], _ message: String) throws {
        let result = try run(arguments)
        #expect(result.status == 64)
        #expect(result.output == "")
        #expect(result.errors == message + "run 'graph-presence --help' for the commands and options\n")
    }
}

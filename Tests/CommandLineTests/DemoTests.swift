// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite(.blocking, .timeLimit(.minutes(5))) struct DemoTests {
    @Test("The demo command prints the documented examples and a timeline")
    func showDemo() throws {
        let tool = try Tool()
        defer { tool.end() }
        let result = try tool.run(["demo"])
        #expect(result.status == 0)
        #expect(result.errors == "")
        let root = "https://graph.microsoft.com/v1.0/users/\(Tool.me)/presence"
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
        let timeline = """
              00:00  +0 min    Available/Available                the session is set
              00:04  +4 min    Available/Available
              00:05  +5 min    Available/AvailableInactive        first timeout: inactive
              00:09  +9 min    Available/AvailableInactive
              00:10  +10 min   Away/Away                          second timeout: away
              00:59  +59 min   Away/Away
              01:00  +60 min   Offline/Offline                    the session expires

            """
        #expect(result.output.hasSuffix(timeline))
        #expect(!result.output.contains("Bearer"))
        let verbose = try tool.run(["demo", "--verbose"])
        #expect(verbose.output.hasSuffix(timeline))
        #expect(verbose.errors.contains("POST /users/{user-id}/presence/setPresence ["))
        #expect(verbose.errors.contains("] attempt 1\n"))
    }

    /// Returns the lines of the output except those that contain a random ID.
    private func lines(_ output: String) -> [Substring] {
        output.split(separator: "\n").filter { !$0.lowercased().contains("request-id:") }
    }

    @Test("The demo command writes a picture of its user's timeline to a file or to standard output")
    func drawTimeline() throws {
        let tool = try Tool()
        defer { tool.end() }
        let file = tool.home.appendingPathComponent("presence.svg")
        try Data("old".utf8).write(to: file)
        let written = try tool.run(["demo", "--picture", "presence.svg"], in: tool.home)
        #expect(written.status == 0)
        #expect(written.errors == "The timeline picture was written to presence.svg.\n")
        #expect(lines(written.output) == lines(try tool.run(["demo"]).output))
        let svg = try String(contentsOf: file, encoding: .utf8)
        #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
        #expect(svg.contains("<title>The presence of the demo&#39;s user</title>"))
        #expect(
            svg.contains(
                "Application 22553876-f5ab-4529-bffb-cfe50aa89f87: Available from 00:00 to 00:05, "
                    + "Available/AvailableInactive from 00:05 to 00:10, Away from 00:10 to 01:00, expired at 01:00."
            )
        )
        let printed = try tool.run(["demo", "--picture", "-"])
        #expect(printed.status == 0)
        #expect(printed.output == svg)
        #expect(lines(printed.errors) == lines(written.output))
    }

    @Test("The help for the demo command describes its options") func help() throws {
        let tool = try Tool()
        defer { tool.end() }
        let help = try tool.run(["demo", "--help"], ["COLUMNS": "80"])
        let options = """
            OUTPUT:
              --picture FILE  Also write a picture of the user's presence timeline in SVG
                              format to this file, which is replaced if it exists. With -,
                              print the picture to standard output, and everything else to
                              standard error.
              -v, --verbose   Print each step of each call to standard error.
              -h, --help      Print this help.

            """
        #expect(help.output.contains(options))
    }

    @Test("The demo command fails if it cannot write the picture") func unwritablePicture() throws {
        let tool = try Tool()
        defer { tool.end() }
        let result = try tool.run(["demo", "--picture", "missing/presence.svg"], in: tool.home)
        #expect(result.status == 1)
        #expect(
            result.errors
                == "error: the picture cannot be written to 'missing/presence.svg': the folder does not exist; create the "
                + "folder, or specify another path\n"
        )
        #expect(try tool.run(["demo", "--picture"]).errors.hasPrefix("error: '--picture' requires a value"))
    }
}

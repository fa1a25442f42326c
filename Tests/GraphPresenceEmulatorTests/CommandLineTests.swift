import CommandLineTesting
import Foundation
import GraphPresence
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

    @Test(arguments: [SIGINT, SIGTERM])
    func serveAnswersUntilItIsStopped(_ signal: Int32) async throws {
        let process = Process()
        process.executableURL = Product("graph-presence").url
        process.arguments = ["serve", "--port", "0"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let base = try #require(URL(string: line.trimmingCharacters(in: .newlines)))
        #expect(line.hasPrefix("http://127.0.0.1:"))
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), baseURL: base)
        try await client.users["u"].presence.setPresence(.busyInACall, sessionId: "s")
        #expect(try await client.users["u"].presence.get().activity == .inACall)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
    }

    @Test func helpIsPrinted() throws {
        let result = try run(["--help"])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("Reads and sets Microsoft Teams presence"))
        #expect(result.errors == "")
    }

    @Test(arguments: [
        ([], "error: a command is missing\n"),
        (["dmo"], "error: there is no command 'dmo'; there are 'demo' and 'serve'\n"),
        (["serve", "--port"], "error: '--port' lacks its value\n"),
        (["serve", "--port", "x"], "error: 'x' is no port; it is a number from 0 to 65535\n"),
        (["serve", "--host", "0.0.0.0"], "error: 'serve' takes no '--host'; it serves this machine alone\n"),
        (["demo", "--fast"], "error: 'demo' takes no '--fast'\n"),
    ])
    func whatIsNotUnderstoodIs64(_ arguments: [String], _ message: String) throws {
        let result = try run(arguments)
        #expect(result.status == 64)
        #expect(result.output == "")
        #expect(result.errors == message + "run 'graph-presence --help' for the commands and options\n")
    }
}

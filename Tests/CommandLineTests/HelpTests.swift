import CommandLineTesting
import Testing

@Suite struct HelpTests {
    @Test func helpIsPrintedForTheWholeAndForEachCommand() throws {
        let tool = try Tool()
        defer { tool.end() }
        let overview = try tool.run(["--help"])
        #expect(overview.status == 0)
        #expect(overview.output.hasPrefix("Reads and sets Microsoft Teams presence"))
        #expect(overview.errors == "")
        let names = [
            "get", "list", "watch", "set-presence", "clear-presence", "hold", "set-preferred", "clear-preferred",
            "set-status-message", "set-automatic-location", "set-manual-location", "clear-automatic-location",
            "clear-location", "login", "logout", "serve", "demo", "completion",
        ]
        for name in names {
            #expect(overview.output.contains("\n  \(name) "))
            let help = try tool.run([name, "--help"])
            #expect(help.status == 0)
            #expect(help.output.contains("\nEXAMPLE:\n  graph-presence \(name)"), "\(name)")
        }
    }
}

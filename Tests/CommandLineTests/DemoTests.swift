import TestSupport
import Testing

@Suite(.blocking, .timeLimit(.minutes(5))) struct DemoTests {
    @Test("The demo prints the documented examples and a timeline")
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
}

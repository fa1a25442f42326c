import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Several interruptions of `hold`, and how long one may take.
@Suite(.blocking, .timeLimit(.minutes(5))) struct InterruptionTests {
    private let tool: Tool
    private let errors = Pipe.closedInOtherProcesses()

    init() throws {
        tool = try Tool()
    }

    private func hold(isVerbose: Bool = false) throws -> Process {
        try tool.start(
            ["hold", "--me", "--availability", "Away", "--session-id", "s"] + (isVerbose ? ["--verbose"] : []),
            errors: errors
        )
    }

    /// The text of the standard error, up to a line that ends in some way or to its end.
    private func read(until end: String? = nil) throws -> String {
        var text = ""
        while true {
            let bytes = errors.fileHandleForReading.availableData
            text += String(decoding: bytes, as: UTF8.self)
            if bytes.isEmpty { return text }
            if let end, text.hasSuffix(end + "\n") { return text }
        }
    }

    private func availability() async throws -> PresenceAvailability? {
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), transport: tool.emulator)
        return try await client.me.presence.get().availability
    }

    /// A response that takes longer than any limit.
    private func addHangingResponse(_ action: String) {
        tool.emulator.add(EmulatorFault(path: "/v1.0/me/presence/\(action)", steps: [.wait(.seconds(60)), .close]))
    }

    @Test(arguments: [[SIGINT, SIGINT], [SIGTERM, SIGINT, SIGHUP]])
    func interruptionsWithinASecondAreOne(_ signals: [Int32]) async throws {
        defer { tool.end() }
        let process = try hold()
        #expect(try read(until: "Ctrl-C.") == "Holding Away/Away. Stop it with Ctrl-C.\n")
        // Clearing takes some time, in which the others come.
        let noContent = Data("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n".utf8)
        tool.emulator.add(
            EmulatorFault(
                path: "/v1.0/me/presence/clearPresence",
                steps: [.wait(.seconds(0.7)), .send(noContent)]
            )
        )
        for signal in signals {
            kill(process.processIdentifier, signal)
            try await Task.sleep(for: .milliseconds(150))
        }
        #expect(try read() == "Cleared.\n")
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
    }

    @Test func aLaterInterruptionEndsTheProcessAtOnce() async throws {
        defer { tool.end() }
        let process = try hold()
        #expect(try read(until: "Ctrl-C.") == "Holding Away/Away. Stop it with Ctrl-C.\n")
        addHangingResponse("clearPresence")
        kill(process.processIdentifier, SIGINT)
        try await Task.sleep(for: .seconds(1.5))
        let start = ContinuousClock.now
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(process.terminationStatus == SIGTERM)
        #expect(try read() == "")
    }

    @Test func clearingThatHangsEndsAfterTenSeconds() async throws {
        defer { tool.end() }
        let process = try hold()
        #expect(try read(until: "Ctrl-C.") == "Holding Away/Away. Stop it with Ctrl-C.\n")
        addHangingResponse("clearPresence")
        let start = ContinuousClock.now
        kill(process.processIdentifier, SIGINT)
        let text = try read()
        process.waitUntilExit()
        #expect((Duration.seconds(9)...Duration.seconds(15)).contains(ContinuousClock.now - start))
        #expect(text.hasPrefix("error: POST /me/presence/clearPresence: "))
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 1)
    }

    @Test(.enabled(if: TestRun.isThorough)) func clearingHasItsLimitWhenTheFirstSetHangsToo() async throws {
        defer { tool.end() }
        addHangingResponse("setPresence")
        for _ in 0..<4 { addHangingResponse("clearPresence") }
        let process = try hold(isVerbose: true)
        // The command catches signals before it sets the state.
        let first = try read(until: "attempt 1")
        #expect(!first.contains("Holding"))
        let start = ContinuousClock.now
        kill(process.processIdentifier, SIGINT)
        let text = try read()
        process.waitUntilExit()
        #expect((Duration.seconds(9)...Duration.seconds(15)).contains(ContinuousClock.now - start))
        let error = "error: the session was not cleared within 10 seconds; if it was set, it expires within 5 minutes"
        #expect(text.components(separatedBy: "\n").filter { $0.hasPrefix("error: ") } == [error])
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 1)
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests that interrupt `hold` and measure how long the process takes to exit.
@Suite(.waiting, .timeLimit(.minutes(5))) struct InterruptionTests {
    private static let clearing = "Clearing the session. Press Ctrl-C again to exit without clearing it.\n"

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

    /// Returns standard error up to the first line that ends with the given text, or all of standard error if no line
    /// does.
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

    /// Adds a response that takes longer than any timeout.
    private func addHangingResponse(_ action: String) {
        tool.emulator.add(EmulatorFault(path: "/v1.0/me/presence/\(action)", steps: [.wait(.seconds(60)), .close]))
    }

    @Test(
        "Signals within a second count as one interruption",
        arguments: [[SIGINT, SIGINT], [SIGTERM, SIGINT, SIGHUP]]
    )
    func repeatedSignals(_ signals: [Int32]) throws {
        defer { tool.end() }
        let process = try hold()
        #expect(try read(until: "stop.") == "Holding Away/Away. Press Ctrl-C to stop.\n")
        // The later signals arrive while the command clears the session.
        let noContent = Data("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n".utf8)
        tool.emulator.add(
            EmulatorFault(
                path: "/v1.0/me/presence/clearPresence",
                steps: [.wait(.seconds(0.7)), .send(noContent)]
            )
        )
        kill(process.processIdentifier, signals[0])
        #expect(try read(until: "without clearing it.") == Self.clearing)
        for signal in signals.dropFirst() { kill(process.processIdentifier, signal) }
        #expect(try read() == "Cleared the session.\n")
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
    }

    @Test("A later signal terminates the process immediately")
    func laterSignal() async throws {
        defer { tool.end() }
        let process = try hold()
        #expect(try read(until: "stop.") == "Holding Away/Away. Press Ctrl-C to stop.\n")
        addHangingResponse("clearPresence")
        kill(process.processIdentifier, SIGINT)
        try await Task.sleep(for: .seconds(1.5))
        let start = ContinuousClock.now
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        // Without the signal, the process would exit after about 8.5 seconds.
        #expect(ContinuousClock.now - start < .seconds(8))
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(process.terminationStatus == SIGTERM)
        #expect(try read() == Self.clearing)
    }

    @Test("If clearing the session hangs, the command fails after 10 seconds")
    func hangingClear() async throws {
        defer { tool.end() }
        let process = try hold()
        #expect(try read(until: "stop.") == "Holding Away/Away. Press Ctrl-C to stop.\n")
        addHangingResponse("clearPresence")
        let start = ContinuousClock.now
        kill(process.processIdentifier, SIGINT)
        let text = try read()
        process.waitUntilExit()
        #expect((Duration.seconds(9)...Duration.seconds(40)).contains(ContinuousClock.now - start))
        #expect(text.hasPrefix("\(Self.clearing)error: POST /me/presence/clearPresence: "))
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 5)
    }

    @Test(
        "If clearing the session hangs, the command fails after 10 seconds even if the first request also hangs",
        .enabled(if: TestRun.isThorough)
    )
    func hangingSetAndClear() async throws {
        defer { tool.end() }
        addHangingResponse("setPresence")
        for _ in 0..<4 { addHangingResponse("clearPresence") }
        let process = try hold(isVerbose: true)
        // The command starts to handle signals before it sets the presence.
        let first = try read(until: "attempt 1")
        #expect(!first.contains("Holding"))
        let start = ContinuousClock.now
        kill(process.processIdentifier, SIGINT)
        let text = try read()
        process.waitUntilExit()
        #expect((Duration.seconds(9)...Duration.seconds(40)).contains(ContinuousClock.now - start))
        let error =
            "error: the session was not cleared within 10 seconds; run 'graph-presence clear-presence', or wait up to 5 "
            + "minutes until the session expires"
        #expect(text.components(separatedBy: "\n").filter { $0.hasPrefix("error: ") } == [error])
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 1)
    }
}

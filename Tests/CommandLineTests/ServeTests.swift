import Foundation
import GraphPresence
import TestSupport
import Testing

/// The `serve` command.
@Suite(.blocking, .timeLimit(.minutes(5))) struct ServeTests {
    @Test("The emulator responds until a signal stops it", arguments: [SIGINT, SIGTERM])
    func serveUntilSignal(_ signal: Int32) async throws {
        let output = Pipe.closedInOtherProcesses()
        let process = try Product("graph-presence").start(["serve", "--port", "0"], output: output)
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let base = try #require(URL(string: line.trimmingCharacters(in: .newlines)))
        #expect(line.hasPrefix("http://127.0.0.1:"))
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), baseURL: base)
        try await client.users["u".guid].presence.setPresence(.busyInACall, sessionId: "s")
        #expect(try await client.users["u".guid].presence.get().activity == .inACall)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
    }
}

// SPDX-License-Identifier: MIT

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

    /// Runs `serve` until a closure returns, and returns the final contents of the state file.
    private func serve(_ arguments: [String], _ file: URL, _ body: (URL) async throws -> Void) async throws -> String {
        let output = Pipe.closedInOtherProcesses()
        let process = try Product("graph-presence").start(["serve", "--state", file.path] + arguments, output: output)
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let base = try #require(URL(string: line.trimmingCharacters(in: .newlines)))
        try await body(base)
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try String(contentsOf: file, encoding: .utf8)
    }

    @Test("The state file stores the users, presences, and time, and only its owner can read the file")
    func stateFile() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        let first = try await serve(["--clock", "2026-03-02T09:00:00Z", "--frozen"], file) { base in
            let client = GraphServiceClient(credential: StaticTokenCredential("any"), baseURL: base)
            try await client.users["u".guid].presence.setPresence(.busyInACall, sessionId: "s")
            // The emulator saves the change while it is running.
            while !(try String(contentsOf: file, encoding: .utf8)).contains("InACall") {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(first.contains(#""now" : "2026-03-02T09:00:00.0000000Z""#))
        let second = try await serve([], file) { base async throws in
            let client = GraphServiceClient(credential: StaticTokenCredential("any"), baseURL: base)
            #expect(try await client.users["u".guid].presence.get().activity == .inACall)
        }
        #expect(second == first)
        let entries = try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
        #expect(entries.filter { $0.hasPrefix(file.lastPathComponent) } == [file.lastPathComponent])
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// The `hold` command.
@Suite(.blocking, .timeLimit(.minutes(5))) struct HoldTests {
    private static let clearing = "Clearing the session. Press Ctrl-C again to exit without clearing it.\n"

    @Test(
        "The command shows a presence until a signal stops it, and clears the session",
        arguments: [SIGINT, SIGTERM, SIGHUP]
    ) func holdUntilSignal(_ signal: Int32) async throws {
        let tool = try Tool()
        defer { tool.end() }
        let errors = Pipe.closedInOtherProcesses()
        let process = try tool.start(
            ["hold", "--me", "--availability", "DoNotDisturb", "--session-id", "s"],
            errors: errors
        )
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), transport: tool.emulator)
        // The command prints this line after it has set the presence.
        var text = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
        #expect(try await client.me.presence.get().availability == .doNotDisturb)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
        #expect(try await client.me.presence.get().availability == .offline)
        text += String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(
            text == "Holding DoNotDisturb/Presenting. Press Ctrl-C to stop.\n\(Self.clearing)Cleared the session.\n"
        )
    }

    @Test(
        "A signal during the first request clears the session",
        arguments: TestRun.isThorough ? [SIGINT, SIGTERM, SIGHUP] : [SIGINT]
    )
    func signalDuringFirstRequest(_ signal: Int32) async throws {
        let tool = try Tool()
        defer { tool.end() }
        let noContent = Data("HTTP/1.1 204 No Content\r\n\r\n".utf8)
        tool.emulator.add(
            EmulatorFault(
                path: "/v1.0/me/presence/setPresence",
                // On Linux, the command uses up to half a CPU core while it waits.
                steps: [.wait(.seconds(TestRun.isThorough ? 20 : 1)), .send(noContent)]
            )
        )
        let errors = Pipe.closedInOtherProcesses()
        let process = try tool.start(
            ["hold", "--me", "--availability", "Busy", "--activity", "InACall", "--session-id", "s", "--verbose"],
            errors: errors
        )
        var text = ""
        while !text.contains("attempt 1\n") {
            let bytes = errors.fileHandleForReading.availableData
            try #require(!bytes.isEmpty)
            text += String(decoding: bytes, as: UTF8.self)
        }
        // The service has set the presence, but the client has not yet received the response.
        let body = SetPresencePostRequestBody(
            sessionId: "s",
            availability: .busy,
            activity: .inACall,
            expirationDuration: "PT5M"
        )
        try tool.emulator.perform(.setPresence(body), for: Tool.me)
        kill(process.processIdentifier, signal)
        text += String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
        #expect(text.contains(Self.clearing))
        #expect(text.hasSuffix("Cleared the session.\n"))
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), transport: tool.emulator)
        #expect(try await client.me.presence.get().availability == .offline)
        #expect(!text.contains("Holding"))
    }

    @Test("The command continues after its terminal closes if SIGHUP is ignored")
    func ignoredHangup() async throws {
        let tool = try Tool()
        defer { tool.end() }
        let errors = Pipe.closedInOtherProcesses()
        let process = try tool.start(
            ["hold", "--me", "--availability", "Away", "--session-id", "s"],
            errors: errors,
            through: ["/bin/sh", "-c", #"trap '' HUP; exec "$0" "$@""#]
        )
        let holding = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
        #expect(holding == "Holding Away/Away. Press Ctrl-C to stop.\n")
        kill(process.processIdentifier, SIGHUP)
        try await Task.sleep(for: .milliseconds(200))
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), transport: tool.emulator)
        #expect(try await client.me.presence.get().availability == .away)
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try await client.me.presence.get().availability == .offline)
    }

    @Test("The session is cleared even if standard error is closed")
    func closedStandardError() async throws {
        let tool = try Tool()
        defer { tool.end() }
        let errors = Pipe.closedInOtherProcesses()
        let process = try tool.start(
            ["hold", "--me", "--availability", "Away", "--session-id", "s", "--verbose"],
            errors: errors
        )
        #expect(!errors.fileHandleForReading.availableData.isEmpty)
        try errors.fileHandleForReading.close()
        let client = GraphServiceClient(credential: StaticTokenCredential("any"), transport: tool.emulator)
        while try await client.me.presence.get().availability != .away {
            try #require(process.isRunning)
            try await Task.sleep(for: .milliseconds(10))
        }
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
        #expect(try await client.me.presence.get().availability == .offline)
    }

    @Test("The command fails if the presence cannot be set")
    func failureToSet() throws {
        let tool = try Tool()
        defer { tool.end() }
        tool.emulator.register(token: "weak", as: .user("u".guid, permissions: ["Presence.Read"]))
        let result = try tool.call("hold", "--me", "--availability", "Away", "--session-id", "s", token: "weak")
        #expect(result.status == 3)
        #expect(result.errors.hasPrefix("error: POST /me/presence/setPresence: 403 Forbidden"))
        #expect(!result.errors.contains("Holding"))
    }

    @Test("The command fails if the session cannot be cleared")
    func failureToClear() async throws {
        let tool = try Tool()
        defer { tool.end() }
        let errors = Pipe.closedInOtherProcesses()
        let process = try tool.start(["hold", "--me", "--availability", "Away", "--session-id", "s"], errors: errors)
        let holding = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
        #expect(holding == "Holding Away/Away. Press Ctrl-C to stop.\n")
        tool.emulator.add(.response(403, path: "/v1.0/me/presence/clearPresence"))
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationStatus == 3)
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(text.hasPrefix("\(Self.clearing)error: POST /me/presence/clearPresence: 403 "))
        #expect(!text.contains("Cleared"))
    }
}

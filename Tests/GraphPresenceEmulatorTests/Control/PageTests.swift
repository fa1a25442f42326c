// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import PresenceSupport
import TestSupport
import Testing

@testable import GraphPresenceEmulator

/// Tests for the emulator's web page and for the stream that reports changes.
@Suite(.timeLimit(.minutes(5))) struct PageTests {
    private func page(_ emulator: EmulatorTransport) async throws -> TransportResponse {
        try await emulator.send(
            TransportRequest(method: .get, url: try #require(URL(string: "http://127.0.0.1:1/")), headers: [:])
        )
    }

    @Test("The page allows only its own script and styles")
    func policy() async throws {
        let emulator = EmulatorTransport(clock: ManualClock())
        let (first, second) = (try await page(emulator), try await page(emulator))
        #expect(first.status == 200)
        #expect(first.headers["Content-Type"] == "text/html; charset=utf-8")
        let policy = try #require(first.headers["Content-Security-Policy"])
        #expect(policy != second.headers["Content-Security-Policy"])
        let nonce = try #require(policy.firstMatch(of: #/script-src 'nonce-([^']+)'/#)?.1)
        #expect(nonce.count == 36)
        let text = String(decoding: first.body, as: UTF8.self)
        #expect(text.components(separatedBy: "nonce=\"\(nonce)\"").count == 3)
        #expect(policy.hasPrefix("default-src 'none'; "))
        #expect(!policy.contains("unsafe"))
    }

    @Test("The page does not depend on the state, and its script does not write markup")
    func injection() async throws {
        let emulator = EmulatorTransport(clock: ManualClock())
        emulator.emulator.add(UserDirectory.user("u".guid, named: "</script><img src=x onerror=alert(1)>"))
        let text = String(decoding: try await page(emulator).body, as: UTF8.self)
        #expect(!text.contains("onerror=alert"))
        for name in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("] {
            #expect(!text.contains(name), "\(name)")
        }
        #expect(!text.contains("https://") && !text.contains("style=\""))
    }

    @Test("Each label belongs to a field, and each button has text")
    func labels() {
        let fields = Page.body.matches(of: #/<(input|select)[^>]*>/#)
        for field in fields {
            let before = Page.body[..<field.range.lowerBound]
            let opened = before.components(separatedBy: "<label").count
            let closed = before.components(separatedBy: "</label>").count
            #expect(opened == closed + 1, "\(field.0)")
        }
        for button in Page.body.matches(of: #/<button[^>]*>(.*?)<\/button>/#) { #expect(!button.1.isEmpty) }
    }

    @Test("Changes through the Swift API or Graph are reported, but reads through the control API are not")
    func reported() async throws {
        let emulator = EmulatorTransport(clock: ManualClock())
        func count() -> Int { emulator.emulator.changes.value }
        try emulator.perform(.signIn(teamsClient: "desktop", state: .offline), for: "u".guid)
        #expect(count() == 1)
        emulator.advance(by: .seconds(1))
        #expect(count() == 2)
        emulator.add(EmulatorFault(steps: [.close]))
        emulator.removeFaults()
        #expect(count() == 4)
        _ = try await page(emulator)
        #expect(count() == 4)
    }

    @Test("The stream reports changes until the server stops")
    func changes() async throws {
        let emulator = EmulatorTransport(clock: ManualClock())
        let server = try EmulatorServer(emulator)
        defer { server.stop() }
        let connection = try Socket.connected(toPort: UInt16(server.port))
        defer { connection.end() }
        connection.setTimeout(30)
        _ = connection.sendAll(Array("GET /emulator/changes HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
        var text = ""
        func read(until end: String) {
            while !text.hasSuffix(end), let bytes = connection.receiveSome() {
                text += String(decoding: bytes, as: UTF8.self)
            }
        }
        read(until: "data: {\"changes\":0}\n\n")
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"))
        let request = TransportRequest(
            method: .get,
            url: try #require(URL(string: "http://127.0.0.1:1/v1.0/me/presence")),
            headers: [:]
        )
        _ = try await emulator.send(request)
        read(until: "id: 1\ndata: {\"changes\":1}\n\n")
        #expect(text.hasSuffix("id: 1\ndata: {\"changes\":1}\n\n"))
    }
}

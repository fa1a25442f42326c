// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for the `watch` command in a pseudo-terminal.
@Suite(.blocking, .timeLimit(.minutes(5))) struct WatchTerminalTests {
    private let watch: WatchTerminal
    private var tool: Tool { watch.tool }

    init() throws {
        watch = try WatchTerminal()
    }

    @Test("The table fits the window and adapts to changes and to a new size")
    func resize() throws {
        let users = (1...50).map { "user\($0)".guid }
        let process = try watch.start(users, columns: 80, rows: 24)
        let title = "ID" + String(repeating: " ", count: 36) + "PRESENCE         CHANGED   MESSAGE"
        let offline = users.map { "\($0)  Offline/Offline  TIME" }
        let first = ["50 users   TIME   connected", title] + offline[..<21] + ["… and 29 more"]
        try watch.wait { WatchTerminal.lines($0) == first }
        #expect(watch.screen.withLock { $0.isAlternate && !$0.isCursorVisible && !$0.wrapsLines })
        try watch.setBusy(users[29])
        let second = [first[0], title, "\(users[29])  Busy/InAMeeting  TIME"] + offline[..<20] + ["… and 29 more"]
        try watch.wait { WatchTerminal.lines($0) == second }
        watch.terminal.setSize(columns: 40, rows: 6)
        func short(_ user: String) -> String { user.prefix(12) + "…" }
        let third = [
            first[0], "ID" + String(repeating: " ", count: 13) + "PRESENCE         CHANGED",
            "\(short(users[29]))  Busy/InAMeeting  TIME", "\(short(users[0]))  Offline/Offline  TIME",
            "\(short(users[1]))  Offline/Offline  TIME", "… and 47 more",
        ]
        try watch.wait(
            doing: { kill(process.processIdentifier, SIGWINCH) },
            until: { WatchTerminal.lines($0) == third }
        )
        try watch.stop(process)
    }

    @Test("A suspended watch shows the normal screen, and draws everything again when it is resumed")
    func stopAndContinue() throws {
        let users = ["a".guid, "b".guid, "c".guid]
        let process = try watch.start(users, columns: 200, rows: 50)
        let title = "ID" + String(repeating: " ", count: 36) + "PRESENCE         CHANGED   MESSAGE"
        let expected = ["3 users   TIME   connected", title] + users.map { "\($0)  Offline/Offline  TIME" }
        try watch.wait { WatchTerminal.lines($0) == expected }
        kill(process.processIdentifier, SIGTSTP)
        try watch.wait { !$0.isAlternate && $0.isCursorVisible && $0.wrapsLines && $0.lines.isEmpty }
        // A signal that arrives before the process is suspended does not resume it.
        try watch.wait(
            doing: { kill(process.processIdentifier, SIGCONT) },
            until: { WatchTerminal.lines($0) == expected }
        )
        #expect(watch.screen.withLock { $0.isAlternate && !$0.isCursorVisible && !$0.wrapsLines })
        try watch.stop(process)
    }

    @Test("The rows of 700 users are dimmed while the server is unreachable")
    func serverGone() throws {
        let users = (1...700).map { "user\($0)".guid }
        let process = try watch.start(users, columns: 80, rows: 24)
        let rows = users.map { "\($0)  Offline/Offline  TIME" }
        try watch.wait { WatchTerminal.lines($0).dropFirst(2) == rows[..<21] + ["… and 679 more"] }
        #expect(watch.screen.withLock { $0.dimmed } == [])
        let port = tool.server.port
        tool.server.stop()
        try watch.wait { $0.lines.first?.contains("   interrupted since ") == true }
        let gone = watch.screen.withLock { $0 }
        #expect(Array(WatchTerminal.lines(gone)[2..<23]) == rows[..<20] + ["… and 680 more"])
        #expect(
            WatchTerminal.lines(gone)[23].hasPrefix(
                "POST /communications/getPresencesByUserId: no response was received"
            )
        )
        #expect(gone.dimmed == Set(2..<22))
        let server = try EmulatorServer(tool.emulator, port: port)
        defer { server.stop() }
        try watch.wait { $0.lines.first?.hasSuffix("connected") == true && $0.dimmed.isEmpty }
        #expect(watch.screen.withLock { WatchTerminal.lines($0) }.dropFirst(2) == rows[..<21] + ["… and 679 more"])
        try watch.stop(process)
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// The `watch` command in a pseudo-terminal.
@Suite(.blocking, .timeLimit(.minutes(5))) struct WatchTerminalTests {
    private let tool: Tool
    private let terminal: PseudoTerminal
    private let screen = Locked(ScreenText())

    init() throws {
        tool = try Tool()
        terminal = try #require(PseudoTerminal())
    }

    /// Starts a watch of users, and shows what it prints.
    private func start(_ users: [String], columns: UInt16, rows: UInt16) throws -> Process {
        terminal.setSize(columns: columns, rows: rows)
        let options = ["--every", "0.1s", "--timeout", "0.5s"]
        let process = try tool.start(
            ["watch"] + users.flatMap { ["-u", $0] } + options,
            output: terminal.program,
            ["TERM": "xterm", "NO_COLOR": "1"]
        )
        // The reading ends when the last program closes the terminal.
        try terminal.program.close()
        let (user, screen) = (terminal.user, screen)
        Thread.detachNewThread {
            var bytes = [UInt8](repeating: 0, count: 4_096)
            while true {
                let count = read(user.fileDescriptor, &bytes, bytes.count)
                guard count > 0 else { break }
                screen.withLock { $0.receive(bytes[..<count]) }
            }
        }
        return process
    }

    /// Repeats an action until the screen fulfills a condition.
    private func wait(
        doing action: () -> Void = {},
        until condition: (ScreenText) -> Bool
    ) throws {
        while !screen.withLock({ condition($0) }) {
            action()
            Thread.sleep(forTimeInterval: 0.02)
        }
    }

    /// The text of the screen without times.
    private static func lines(_ screen: ScreenText) -> [String] {
        screen.lines.map { $0.replacing(/[0-9]{2}:[0-9]{2}:[0-9]{2}/, with: "TIME") }
    }

    /// Stops the watch, and expects that the normal screen and the cursor are back.
    private func stop(_ process: Process) throws {
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        try wait { !$0.isAlternate && $0.isCursorVisible }
        #expect(screen.withLock { $0.unknown } == [])
        tool.end()
    }

    private func setBusy(_ user: String) throws {
        try tool.emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .inAMeeting)), for: user)
    }

    @Test("The table fits the window, and follows changes and a new size")
    func resize() throws {
        let users = (1...50).map { "user\($0)".guid }
        let process = try start(users, columns: 80, rows: 24)
        let title = "ID" + String(repeating: " ", count: 36) + "PRESENCE         CHANGED   MESSAGE"
        let offline = users.map { "\($0)  Offline/Offline  TIME" }
        let first = ["50 users   TIME   connected", title] + offline[..<21] + ["… and 29 more"]
        try wait { Self.lines($0) == first }
        #expect(screen.withLock { $0.isAlternate && !$0.isCursorVisible })
        try setBusy(users[29])
        let second = [first[0], title, "\(users[29])  Busy/InAMeeting  TIME"] + offline[..<20] + ["… and 29 more"]
        try wait { Self.lines($0) == second }
        terminal.setSize(columns: 40, rows: 6)
        func short(_ user: String) -> String { user.prefix(12) + "…" }
        let third = [
            first[0], "ID" + String(repeating: " ", count: 13) + "PRESENCE         CHANGED",
            "\(short(users[29]))  Busy/InAMeeting  TIME", "\(short(users[0]))  Offline/Offline  TIME",
            "\(short(users[1]))  Offline/Offline  TIME", "… and 47 more",
        ]
        try wait(doing: { kill(process.processIdentifier, SIGWINCH) }, until: { Self.lines($0) == third })
        try stop(process)
    }

    @Test("A watch that is stopped shows the normal screen, and draws everything again when it continues")
    func stopAndContinue() throws {
        let users = ["a".guid, "b".guid, "c".guid]
        let process = try start(users, columns: 200, rows: 50)
        let title = "ID" + String(repeating: " ", count: 36) + "PRESENCE         CHANGED   MESSAGE"
        let expected = ["3 users   TIME   connected", title] + users.map { "\($0)  Offline/Offline  TIME" }
        try wait { Self.lines($0) == expected }
        kill(process.processIdentifier, SIGTSTP)
        try wait { !$0.isAlternate && $0.isCursorVisible && $0.lines.isEmpty }
        // A signal that arrives before the process has stopped does not continue it.
        try wait(doing: { kill(process.processIdentifier, SIGCONT) }, until: { Self.lines($0) == expected })
        #expect(screen.withLock { $0.isAlternate && !$0.isCursorVisible })
        try stop(process)
    }

    @Test("The rows of 700 users are dimmed while the server is gone")
    func serverGone() throws {
        let users = (1...700).map { "user\($0)".guid }
        let process = try start(users, columns: 80, rows: 24)
        let rows = users.map { "\($0)  Offline/Offline  TIME" }
        try wait { Self.lines($0).dropFirst(2) == rows[..<21] + ["… and 679 more"] }
        #expect(screen.withLock { $0.dimmed } == [])
        let port = tool.server.port
        tool.server.stop()
        try wait { $0.lines.first?.contains("   interrupted since ") == true }
        let gone = screen.withLock { $0 }
        #expect(Array(Self.lines(gone)[2..<23]) == rows[..<20] + ["… and 680 more"])
        #expect(Self.lines(gone)[23].hasPrefix("POST /communications/getPresencesByUserId: no response was received"))
        #expect(gone.dimmed == Set(2..<22))
        let server = try EmulatorServer(tool.emulator, port: port)
        defer { server.stop() }
        try wait { $0.lines.first?.hasSuffix("connected") == true && $0.dimmed.isEmpty }
        #expect(screen.withLock { Self.lines($0) }.dropFirst(2) == rows[..<21] + ["… and 679 more"])
        try stop(process)
    }
}

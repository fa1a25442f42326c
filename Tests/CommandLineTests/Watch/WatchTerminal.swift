// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// The `watch` command in a pseudo-terminal, with the emulator that the command calls and the text on the screen.
struct WatchTerminal {
    let tool: Tool
    let terminal: PseudoTerminal
    let screen = Locked(ScreenText())

    /// An error for a screen that does not show the expected text.
    struct UnexpectedScreen: Error {
        let lines: [String]
    }

    init() throws {
        tool = try Tool()
        terminal = try #require(PseudoTerminal())
    }

    /// Starts a watch for users, and shows its output in the terminal.
    func start(_ users: [String], columns: UInt16, rows: UInt16) throws -> Process {
        terminal.setSize(columns: columns, rows: rows)
        let options = ["--every", "0.1s", "--timeout", "0.5s"]
        let process = try tool.start(
            ["watch"] + users.flatMap { ["-u", $0] } + options,
            output: terminal.program,
            ["TERM": "xterm", "NO_COLOR": "1"]
        )
        // Reading stops when the last program closes the terminal.
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

    /// Repeats an action until the screen meets a condition.
    ///
    /// - Throws: ``UnexpectedScreen`` if the screen does not meet the condition within a minute.
    func wait(
        doing action: () -> Void = {},
        until condition: (ScreenText) -> Bool
    ) throws {
        let end = Date() + 60
        while !screen.withLock({ condition($0) }) {
            guard Date() < end else { throw UnexpectedScreen(lines: screen.withLock { $0.lines }) }
            action()
            Thread.sleep(forTimeInterval: 0.02)
        }
    }

    /// Returns the text on the screen with a placeholder for each time.
    static func lines(_ screen: ScreenText) -> [String] {
        screen.lines.map { $0.replacing(/[0-9]{2}:[0-9]{2}:[0-9]{2}/, with: "TIME") }
    }

    /// Stops the watch, and checks that the terminal shows the normal screen and the cursor, and breaks lines again.
    func stop(_ process: Process) throws {
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        try wait { !$0.isAlternate && $0.isCursorVisible && $0.wrapsLines }
        #expect(screen.withLock { $0.unknown } == [])
        tool.end()
    }

    func setBusy(_ user: String) throws {
        try tool.emulator.perform(.signIn(teamsClient: "t", state: PresenceState(.busy, .inAMeeting)), for: user)
    }
}

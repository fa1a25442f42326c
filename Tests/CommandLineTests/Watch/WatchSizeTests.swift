// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests for the rows that `watch` shows in pseudo-terminals of several sizes, before and after each kind of event.
@Suite(.blocking, .serialized, .timeLimit(.minutes(5))) struct WatchSizeTests {
    /// The expected screen for a list of users, one of whom is busy while the others are offline.
    private struct Screen {
        /// The IDs of the users in the order of their rows.
        var users: [String]
        var busy: String?
        var columns: Int
        var rows: Int
        var isGone = false

        /// The number of users who have a row.
        var shown: Int {
            let space = rows - (isGone ? 3 : 2)
            return users.count > space ? space - 1 : users.count
        }

        var lines: [String] {
            let connection = isGone ? "interrupted since 00:00:00" : "connected"
            let header = "\(users.count) users   00:00:00   \(connection)"
            let id = columns == 40 ? 13 : 36
            let title = "ID" + String(repeating: " ", count: id) + "PRESENCE         CHANGED"
            let rows = users.prefix(shown).map { user in
                (id == 13 ? user.prefix(12) + "…" : user)
                    + (user == busy ? "  Busy/InAMeeting  TIME" : "  Offline/Offline  TIME")
            }
            let error = "POST /communications/getPresencesByUserId: no response was received"
            let all =
                [shortened(header).replacing("00:00:00", with: "TIME"), title + (columns == 40 ? "" : "   MESSAGE")]
                + rows
                + (shown < users.count ? ["… and \(users.count - shown) more"] : [])
            // The rest of the error text depends on the system.
            return all + (isGone ? [String(shortened(error).prefix(39))] : [])
        }

        private func shortened(_ text: String) -> String {
            text.count > columns ? text.prefix(columns - 1) + "…" : text
        }
    }

    /// Returns whether the terminal shows the expected screen.
    private func isShown(_ screen: Screen, _ text: ScreenText) -> Bool {
        var lines = WatchTerminal.lines(text)
        if screen.isGone, let last = lines.popLast() { lines.append(String(last.prefix(39))) }
        return lines == screen.lines && text.isAlternate && !text.isCursorVisible
            && text.dimmed == (screen.isGone ? Set(2..<2 + screen.shown) : [])
    }

    /// The numbers of users, and of columns: all pairs with `TEST_THOROUGH=1`, or each number once.
    private static let sizes = [3, 50, 700].flatMap { count in
        [40, 80, 200].map { (count: count, columns: $0) }
    }.enumerated().filter { TestRun.isThorough || $0.offset % 4 == 0 }.map(\.element)

    @Test("The screen is correct before and after each event", arguments: sizes)
    func events(_ count: Int, _ columns: Int) throws {
        let watch = try WatchTerminal()
        let users = (1...count).map { "user\($0)".guid }
        let process = try watch.start(users, columns: UInt16(columns), rows: 24)
        defer { if process.isRunning { process.terminate() } }
        var screen = Screen(users: users, columns: columns, rows: 24)
        try watch.wait { isShown(screen, $0) }

        let busy = users[count - 1]
        try watch.setBusy(busy)
        (screen.busy, screen.users) = (busy, [busy] + users.dropLast())
        try watch.wait { isShown(screen, $0) }

        (screen.columns, screen.rows) = ([40: 80, 80: 200, 200: 40][columns] ?? 80, 12)
        watch.terminal.setSize(columns: UInt16(screen.columns), rows: UInt16(screen.rows))
        // The terminal does not belong to the process's session, so the system does not send this signal.
        try watch.wait(doing: { kill(process.processIdentifier, SIGWINCH) }, until: { isShown(screen, $0) })

        kill(process.processIdentifier, SIGTSTP)
        try watch.wait { !$0.isAlternate && $0.isCursorVisible && $0.lines.isEmpty }
        try watch.wait(doing: { kill(process.processIdentifier, SIGCONT) }, until: { isShown(screen, $0) })

        let port = watch.tool.server.port
        watch.tool.server.stop()
        screen.isGone = true
        try watch.wait { isShown(screen, $0) }

        let server = try EmulatorServer(watch.tool.emulator, port: port)
        defer { server.stop() }
        screen.isGone = false
        try watch.wait { isShown(screen, $0) }
        try watch.stop(process)
    }
}

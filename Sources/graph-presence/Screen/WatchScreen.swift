// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

/// A screen of lines that show the state of a watch.
struct WatchScreen {
    /// The size of a terminal in characters.
    struct Size: Equatable {
        var columns: Int
        var rows: Int

        /// The size of the terminal to which standard output is connected.
        static var ofTerminal: Size {
            let size = Terminal.size
            return Size(columns: size.columns, rows: size.rows)
        }
    }

    let size: Size
    let hasColors: Bool
    var timeZone = TimeZone.current

    /// Returns the lines that show a state, at most as many as fit on the terminal.
    ///
    /// - Parameters:
    ///   - state: The state of the watch.
    ///   - now: The time that the header shows.
    /// - Returns: The header, the titles, the rows that fit, and the problem. The first row is the most recently
    ///   changed entry.
    func lines(_ state: WatchState, at now: Date) -> [String] {
        let problem = state.problem.map { [shortened($0.onOneLine)] } ?? []
        let count = state.presences.entries.count
        let space = max(0, size.rows - 2 - problem.count)
        let shown = state.newest(count > space ? max(0, space - 1) : count)
        let table = WatchTable(entries: shown, names: state.names, columns: size.columns) { time($0, now) }
        var lines = [header(state, now), table.titles]
        lines += zip(shown, table.rows).map { entry, row in
            state.gap == nil ? colored(row, entry.presence) : "\u{1B}[2m\(row.text)\u{1B}[0m"
        }
        if shown.count < count { lines.append(shortened("… and \(count - shown.count) more")) }
        return Array((lines + problem).prefix(size.rows))
    }

    private func header(_ state: WatchState, _ now: Date) -> String {
        let users = "\(state.count) \(state.count == 1 ? "user" : "users")"
        let isConnected = state.presences.updatedAt != nil
        let gap = state.gapStart.map { "interrupted since \(time($0, now))" }
        let connection = gap ?? (isConnected ? "connected" : "connecting")
        return shortened([users, time(now, now), connection].joined(separator: "   "))
    }

    /// Returns the time of day, or the date if it differs from the current date.
    private func time(_ date: Date, _ now: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.month, .day, .hour, .minute, .second], from: date)
        func digits(_ numbers: Int?..., separator: String) -> String {
            numbers.map { ($0 ?? 0) < 10 ? "0\($0 ?? 0)" : "\($0 ?? 0)" }.joined(separator: separator)
        }
        return calendar.isDate(date, inSameDayAs: now)
            ? digits(parts.hour, parts.minute, parts.second, separator: ":")
            : digits(parts.month, parts.day, separator: "-")
    }

    private func colored(_ row: WatchTable.Row, _ presence: Presence) -> String {
        guard hasColors else { return row.text }
        return row.before + PresenceText.colored(row.state, presence.displayStatus) + row.after
    }

    private func shortened(_ text: String) -> String { DisplayWidth.shorten(text, size.columns) }
}

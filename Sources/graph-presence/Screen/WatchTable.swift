// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

/// A table of watched presences with columns that fit a width.
struct WatchTable {
    /// A row, divided into parts so that the presence can be colored.
    struct Row {
        var before: String
        var state: String
        var after: String

        var text: String { before + state + after }
    }

    /// A value for each column.
    private struct Columns<Text> {
        var name: Text
        var id: Text
        var state: Text
        var time: Text
        var message: Text
    }

    /// The minimum width of the message column. A narrower column is omitted.
    private static let messageMinimum = 8
    private static let nameMaximum = 24
    private static let timeWidth = 8
    /// The number of characters of an ID that a narrow terminal shows.
    private static let idMinimum = 9
    private static let separator = "  "

    /// The line that contains the column titles.
    let titles: String
    let rows: [Row]

    /// Creates the rows.
    ///
    /// - Parameters:
    ///   - entries: The entries, one for each row.
    ///   - names: The names of users, by lowercase ID.
    ///   - columns: The width of the terminal in characters.
    ///   - time: A closure that formats a time.
    init(
        entries: [WatchedPresences.Entry],
        names: [String: String],
        columns: Int,
        time: (Date) -> String
    ) {
        let cells = entries.map { entry in
            Columns(
                name: (names[entry.id.lowercased()] ?? "").onOneLine,
                id: entry.id.onOneLine,
                state: PresenceText.state(entry.presence),
                time: time(entry.changedAt),
                message: (PresenceText.message(entry.presence) ?? "").onOneLine
            )
        }
        let widths = Self.widths(cells, hasNames: !names.isEmpty, columns)
        func row(_ cell: Columns<String>) -> Row {
            let before = Self.joined([(cell.name, widths.name), (cell.id, widths.id)])
            let after = Self.joined([(cell.time, widths.time), (cell.message, widths.message)])
            return Row(
                before: before.isEmpty ? "" : before + Self.separator,
                state: DisplayWidth.fit(cell.state, widths.state),
                after: String((after.isEmpty ? "" : Self.separator + after).trimmingSuffix { $0 == " " })
            )
        }
        let titles = Columns(name: "NAME", id: "ID", state: "PRESENCE", time: "CHANGED", message: "MESSAGE")
        self.titles = String(row(titles).text.trimmingSuffix { $0 == " " })
        rows = cells.map(row)
    }

    /// Returns the widths of the columns; 0 for a column that is omitted.
    private static func widths(_ cells: [Columns<String>], hasNames: Bool, _ columns: Int) -> Columns<Int> {
        func widest(_ texts: [String], _ title: String) -> Int {
            max(title.count, texts.map { DisplayWidth.columns(of: $0) }.max() ?? 0)
        }
        let gap = separator.count
        var widths = Columns(
            name: hasNames ? min(nameMaximum, widest(cells.map(\.name), "NAME")) : 0,
            id: widest(cells.map(\.id), "ID"),
            state: widest(cells.map(\.state), "PRESENCE"),
            time: timeWidth,
            message: 0
        )
        func used() -> Int {
            [widths.name, widths.id, widths.state, widths.time].filter { $0 > 0 }.map { $0 + gap }.reduce(-gap, +)
        }
        // Columns are narrowed or omitted until the row fits, the least important column first.
        if used() > columns { widths.id = min(widths.id, max(idMinimum, widths.id - (used() - columns))) }
        if used() > columns, hasNames { widths.id = 0 }
        if used() > columns, hasNames { widths.name = max(idMinimum, widths.name - (used() - columns)) }
        if used() > columns { widths.state = max(idMinimum, widths.state - (used() - columns)) }
        if used() > columns { widths.time = 0 }
        if used() > columns { widths.state = max(1, widths.state - (used() - columns)) }
        if used() > columns { (widths.name, widths.id, widths.state) = (0, 0, columns) }
        let rest = columns - used() - gap
        if rest >= messageMinimum { widths.message = rest }
        return widths
    }

    private static func joined(_ cells: [(text: String, width: Int)]) -> String {
        cells.filter { $0.width > 0 }.map { DisplayWidth.fit($0.text, $0.width) }.joined(separator: separator)
    }
}

extension String {
    /// Returns the string without the trailing characters that satisfy a condition.
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        self[...].prefix(upTo: lastIndex { !isTrimmed($0) }.map { index(after: $0) } ?? startIndex)
    }
}

// SPDX-License-Identifier: MIT

/// A painter that returns the control codes to show lines on the screen of a terminal. Only lines that changed are
/// written.
struct ScreenPainter {
    /// Enters the alternate screen, and hides the cursor.
    static let enter = "\u{1B}[?1049h\u{1B}[?25l"
    /// Shows the cursor, and returns to the normal screen.
    static let leave = "\u{1B}[?25h\u{1B}[?1049l"

    private var painted: [String] = []

    /// Returns the text to write to the terminal so that it shows some lines.
    ///
    /// - Parameters:
    ///   - lines: The lines, none of which is longer than those of the terminal.
    ///   - isComplete: Whether to erase the screen, because its contents are unknown.
    /// - Returns: The text; empty if nothing changed.
    mutating func text(for lines: [String], isComplete: Bool) -> String {
        if isComplete { painted = [] }
        defer { painted = lines }
        let rows = (0..<max(lines.count, painted.count)).filter { row in
            row >= lines.count || row >= painted.count || lines[row] != painted[row]
        }
        let changes = rows.map { "\u{1B}[\($0 + 1);1H\u{1B}[2K" + ($0 < lines.count ? lines[$0] : "") }
        return (isComplete ? "\u{1B}[H\u{1B}[2J" : "") + changes.joined()
    }
}

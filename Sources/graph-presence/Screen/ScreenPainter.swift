// SPDX-License-Identifier: MIT

/// A painter that generates the control codes that show lines on a terminal screen. Only changed lines are written.
struct ScreenPainter {
    /// The control codes that switch to the alternate screen, hide the cursor, and turn off automatic line breaks.
    ///
    /// Terminals measure some characters differently. Without line breaks, a line that is too long does not overwrite
    /// the next line or scroll the screen.
    static let enter = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l"
    /// The control codes that turn on automatic line breaks, show the cursor, and return to the normal screen.
    static let leave = "\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

    private var painted: [String] = []

    /// Returns the text to write to the terminal to show the lines.
    ///
    /// - Parameters:
    ///   - lines: The lines, none of which is longer than a line of the terminal.
    ///   - isComplete: Whether to erase the screen first because its contents are unknown.
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

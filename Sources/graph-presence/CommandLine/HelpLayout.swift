// SPDX-License-Identifier: MIT

/// A layout that wraps help text to a width.
struct HelpLayout {
    /// The minimum width of a line, in characters. Shorter lines would be hard to read.
    private static let minimumWidth = 40
    private static let indent = "  "
    /// The end of a line that continues on the next line.
    private static let continuation = " \\"
    private let width: Int

    /// Creates a layout.
    ///
    /// - Parameter width: The maximum width of a line, in characters. A value below 40 is treated as 40.
    init(width: Int) {
        self.width = max(Self.minimumWidth, width)
    }

    /// Returns text wrapped to the width.
    func paragraph(_ text: String) -> String { wrapped(text, indent: "").joined(separator: "\n") }

    /// Returns a heading, followed by indented paragraphs.
    func section(_ title: String, _ paragraphs: [String]) -> String {
        (["\(title):"] + paragraphs.flatMap { wrapped($0, indent: Self.indent) }).joined(separator: "\n")
    }

    /// Returns headings, each followed by rows. The descriptions of all rows form one column.
    func sections(_ sections: [(title: String, rows: [(title: String, text: String)])]) -> String {
        let titleWidth = sections.flatMap(\.rows).map(\.title.count).max() ?? 0
        let column = Self.indent.count + titleWidth + 2
        // A column that is narrower than half the width is hard to read, so the descriptions are placed below the
        // titles instead.
        let isBelow = column > width / 2
        return sections.map { section in
            let lines = section.rows.flatMap { row -> [String] in
                let title = Self.indent + row.title
                if isBelow { return [title] + wrapped(row.text, indent: Self.indent + "    ") }
                let lines = wrapped(row.text, indent: String(repeating: " ", count: column))
                return [title + (lines.first ?? "").dropFirst(title.count)] + lines.dropFirst()
            }
            return (["\(section.title):"] + lines).joined(separator: "\n")
        }
        .joined(separator: "\n\n")
    }

    /// Returns an indented command line. A long command line continues on the next lines in a form that a shell
    /// accepts.
    func commandLine(_ text: String) -> String {
        // The second indentation is for the continuation lines.
        let limit = width - 2 * Self.indent.count - Self.continuation.count
        let words = Self.words(text).reduce(into: [String]()) { words, word in
            // An option and its value stay on one line if they fit.
            if let last = words.last, last.hasPrefix("--"), !last.contains(" "), !word.hasPrefix("--"),
                last.count + 1 + word.count <= limit
            {
                words[words.count - 1] += " " + word
            } else {
                words.append(word)
            }
        }
        return Self.indent
            + Self.lines(of: words, limit: limit)
            .joined(separator: "\(Self.continuation)\n\(Self.indent)\(Self.indent)")
    }

    /// Returns text as indented lines that break at spaces.
    private func wrapped(_ text: String, indent: String) -> [String] {
        Self.lines(of: Self.words(text), limit: width - indent.count).map { indent + $0 }
    }

    /// Returns the words arranged in lines. A word that is longer than the limit is on a separate line.
    private static func lines(of words: [String], limit: Int) -> [String] {
        words.reduce(into: []) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= limit {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(word)
            }
        }
    }

    /// Splits text into words. A string in single quotation marks is one word.
    private static func words(_ text: String) -> [String] {
        text.split(separator: " ").reduce(into: []) { words, word in
            let isQuoted = words.last.map { $0.count { $0 == "'" } % 2 == 1 && $0.hasPrefix("'") } ?? false
            if isQuoted { words[words.count - 1] += " " + word } else { words.append(String(word)) }
        }
    }
}

// SPDX-License-Identifier: MIT

import GraphSchema

/// A documentation comment. The lines are wrapped when the comment is written.
struct DocumentationComment {
    private enum Part {
        case paragraph(String)
        case item(String)
    }

    private var parts: [Part] = []
    private var parameters: [(name: String, text: String)] = []
    private var returns: String?
    private var throwing: String?

    /// Creates a comment that starts with a paragraph.
    init(_ summary: String) {
        parts = [.paragraph(summary)]
    }

    /// Creates a comment whose summary is the first sentence of a description. The other sentences and the details are
    /// the second paragraph.
    init(description: String, _ details: String?...) {
        let (summary, rest) = description.firstSentence
        let sentences = ([rest] + details).compactMap { $0 }
        self = Self(summary).paragraph(sentences.isEmpty ? nil : sentences.joined(separator: " "))
    }

    /// Returns the comment with a paragraph added, or the same comment if the text is `nil`.
    func paragraph(_ text: String?) -> DocumentationComment {
        guard let text else { return self }
        var comment = self
        comment.parts.append(.paragraph(text))
        return comment
    }

    /// Returns the comment with list items added.
    func items(_ items: [String]) -> DocumentationComment {
        var comment = self
        comment.parts += items.map { .item($0) }
        return comment
    }

    /// Returns the comment with a parameter added.
    func parameter(_ name: String, _ text: String) -> DocumentationComment {
        var comment = self
        comment.parameters.append((name, text))
        return comment
    }

    /// Returns the comment with a description of the return value added, or the same comment if the text is `nil`.
    func returns(_ text: String?) -> DocumentationComment {
        var comment = self
        comment.returns = text
        return comment
    }

    /// Returns the comment with a description of the thrown errors added.
    func `throws`(_ text: String) -> DocumentationComment {
        var comment = self
        comment.throwing = text
        return comment
    }

    /// Returns the lines of the comment, wrapped to the given number of columns.
    func lines(width: Int) -> [String] {
        var lines: [String] = []
        var wasItem = false
        for part in parts {
            switch part {
            case .paragraph(let text):
                if !lines.isEmpty { lines.append("") }
                lines += wrap(text, first: "", rest: "", width: width)
                wasItem = false
            case .item(let text):
                if !wasItem { lines.append("") }
                lines += wrap(text, first: "- ", rest: "  ", width: width)
                wasItem = true
            }
        }
        var tags: [String] = []
        if parameters.count == 1 {
            let (name, text) = parameters[0]
            tags += wrap(text, first: "- Parameter \(name): ", rest: "  ", width: width)
        } else if !parameters.isEmpty {
            tags.append("- Parameters:")
            for (name, text) in parameters {
                tags += wrap(text, first: "  - \(name): ", rest: "    ", width: width)
            }
        }
        if let returns { tags += wrap(returns, first: "- Returns: ", rest: "  ", width: width) }
        if let throwing { tags += wrap(throwing, first: "- Throws: ", rest: "  ", width: width) }
        if !tags.isEmpty { lines += [""] + tags }
        return lines.map { $0.isEmpty ? "///" : "/// " + $0.visible }
    }

    /// Escapes a word at the start of a line if Markdown would otherwise interpret the word as a list, a heading, or a
    /// quotation.
    private static func escaped(_ word: Substring) -> String {
        if let first = word.utf8.first, "-+*#>".utf8.contains(first) { return "\\" + word }
        let number = word.utf8.dropLast()
        if !number.isEmpty, number.allSatisfy({ (0x30...0x39).contains($0) }),
            word.hasSuffix(".") || word.hasSuffix(")")
        {
            return word.dropLast() + "\\" + word.suffix(1)
        }
        return String(word)
    }

    /// Returns whether a character separates words. White space and control characters separate words.
    private static func isBreak(_ character: Character) -> Bool {
        character.isWhitespace || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    private func wrap(_ text: String, first: String, rest: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = first
        // Counting the line's characters for each word would take most of the generator's run time.
        var columns = first.columns
        var isEmpty = true
        for word in Self.words(of: text) {
            let wordColumns = word.columns
            if !isEmpty, columns + 1 + wordColumns > width - 4 {
                lines.append(line)
                (line, columns) = (rest, rest.columns)
                isEmpty = true
            }
            let shown = isEmpty ? Self.escaped(word) : " " + word
            line += shown
            columns += shown.columns
            isEmpty = false
        }
        return lines + [line]
    }

    private static func words(of text: String) -> [Substring] {
        guard text.isASCII else { return text.split(whereSeparator: isBreak) }
        return text.utf8.split { $0 <= 0x20 || $0 == 0x7F }.map { Substring($0) }
    }
}

extension StringProtocol {
    /// Whether all characters are ASCII.
    var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }

    /// The number of columns that the text occupies.
    var columns: Int { isASCII ? utf8.count : count }
}

extension String {
    /// The first sentence and the remaining text; the latter is `nil` if the text has only one sentence.
    fileprivate var firstSentence: (summary: String, rest: String?) {
        guard let end = firstRange(of: ". ") else { return (self, nil) }
        return (String(self[...end.lowerBound]), String(self[end.upperBound...]))
    }
}

import GraphSchema

/// Swift text that is being written, line by line, in the format of `swift format` with 120 columns.
struct SourceText {
    static let width = 120

    private(set) var text = ""
    private var depth = 0

    /// Whether a line is too long and has no place to be broken, such as that of a very long name.
    var hasLongLine: Bool {
        text.split(separator: "\n").contains { $0.count > Self.width }
    }

    /// Writes a line at the current indentation; an empty one has none.
    mutating func line(_ line: Code = "") {
        write(line.text)
    }

    private mutating func write(_ lines: String) {
        for part in lines.split(separator: "\n", omittingEmptySubsequences: false) {
            text += part.isEmpty ? "\n" : indentation + part + "\n"
        }
    }

    /// Writes an empty line between declarations, but not behind an opening brace.
    mutating func separate() {
        if !text.hasSuffix("{\n"), !text.hasSuffix("\n\n"), !text.isEmpty { line() }
    }

    /// Writes `head {`, what is inside, and `}`.
    mutating func block(_ head: Code, _ inside: (inout SourceText) -> Void) {
        line(head + " {")
        indented(inside)
        line("}")
    }

    /// Writes a block whose head ends in a list: `prefix(a, b) suffix {`.
    mutating func block(
        _ prefix: Code,
        _ items: [Code],
        _ suffix: Code = "",
        _ inside: (inout SourceText) -> Void
    ) {
        list(prefix + "(", items, ")" + (suffix == "" ? "" : " " + suffix) + " {")
        indented(inside)
        line("}")
    }

    /// Writes a list on one line if it fits, else an item a line.
    mutating func list(_ prefix: Code, _ items: [Code], _ suffix: Code, trailingComma: Bool = false) {
        let single = prefix + items.joined(separator: ", ") + suffix
        // The formatter keeps a column for the comma that a broken collection would end in.
        let width = Self.width - (trailingComma ? 1 : 0)
        if items.isEmpty || (depth * 4 + single.text.count <= width && !single.text.contains("\n")) {
            line(single)
            return
        }
        line(prefix)
        indented { text in
            for (index, item) in items.enumerated() {
                let isLast = index == items.count - 1
                text.line(item + (isLast && !trailingComma ? "" : ","))
            }
        }
        line(suffix)
    }

    /// Writes an assignment on one line if it fits, else the value on a line of its own.
    mutating func assignment(_ head: Code, _ value: Code) {
        if depth * 4 + head.text.count + 1 + value.text.count <= Self.width { return line(head + " " + value) }
        line(head)
        indented { $0.line(value) }
    }

    /// Writes a line that is no code: `//` and a text, whatever it contains.
    mutating func remark(_ text: String) {
        write("// " + text.visible)
    }

    /// Writes a documentation comment.
    mutating func comment(_ comment: DocumentationComment) {
        for line in comment.lines(width: Self.width - depth * 4) { write(line) }
    }

    private mutating func indented(_ inside: (inout SourceText) -> Void) {
        depth += 1
        inside(&self)
        depth -= 1
    }

    private var indentation: String { String(repeating: "    ", count: depth) }
}

/// A list inside another, on one line if it fits beside the given indentation and a comma, else an item a line.
func nestedList(
    _ prefix: Code,
    _ items: [Code],
    _ suffix: Code,
    depth: Int,
    trailingComma: Bool = false
) -> Code {
    let single = prefix + items.joined(separator: ", ") + suffix
    let width = SourceText.width - (trailingComma ? 2 : 1)
    if items.isEmpty || (depth * 4 + single.text.count <= width && !single.text.contains("\n")) { return single }
    let lines = items.map { $0.indented() }.joined(separator: ",\n")
    return "\(prefix)\n\(lines)\(trailingComma ? "," : "")\n\(suffix)"
}

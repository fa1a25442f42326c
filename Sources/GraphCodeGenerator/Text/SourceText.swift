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
    mutating func line(_ line: String = "") {
        for part in line.split(separator: "\n", omittingEmptySubsequences: false) {
            text += part.isEmpty ? "\n" : indentation + part + "\n"
        }
    }

    /// Writes an empty line between declarations, but not behind an opening brace.
    mutating func separate() {
        if !text.hasSuffix("{\n"), !text.hasSuffix("\n\n"), !text.isEmpty { line() }
    }

    /// Writes `head {`, what is inside, and `}`.
    mutating func block(_ head: String, _ inside: (inout SourceText) -> Void) {
        line(head + " {")
        indented(inside)
        line("}")
    }

    /// Writes a block whose head ends in a list: `prefix(a, b) suffix {`.
    mutating func block(
        _ prefix: String,
        _ items: [String],
        _ suffix: String = "",
        _ inside: (inout SourceText) -> Void
    ) {
        list(prefix + "(", items, ")" + (suffix.isEmpty ? "" : " " + suffix) + " {")
        indented(inside)
        line("}")
    }

    /// Writes a list on one line if it fits, else an item a line.
    mutating func list(_ prefix: String, _ items: [String], _ suffix: String, trailingComma: Bool = false) {
        let single = prefix + items.joined(separator: ", ") + suffix
        // The formatter keeps a column for the comma that a broken collection would end in.
        let width = Self.width - (trailingComma ? 1 : 0)
        if items.isEmpty || (depth * 4 + single.count <= width && !single.contains("\n")) {
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
    mutating func assignment(_ head: String, _ value: String) {
        if depth * 4 + head.count + 1 + value.count <= Self.width { return line(head + " " + value) }
        line(head)
        indented { $0.line(value) }
    }

    /// Writes a documentation comment.
    mutating func comment(_ comment: DocumentationComment) {
        for line in comment.lines(width: Self.width - depth * 4) { self.line(line) }
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
    _ prefix: String,
    _ items: [String],
    _ suffix: String,
    depth: Int,
    trailingComma: Bool = false
) -> String {
    let single = prefix + items.joined(separator: ", ") + suffix
    let width = SourceText.width - (trailingComma ? 2 : 1)
    if items.isEmpty || (depth * 4 + single.count <= width && !single.contains("\n")) { return single }
    let lines = items.map { "    " + $0.split(separator: "\n").joined(separator: "\n    ") }
    return prefix + "\n" + lines.joined(separator: ",\n") + (trailingComma ? "," : "") + "\n" + suffix
}

/// A Swift string literal of any text.
func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": literal += "\\\""
        case "\\": literal += "\\\\"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F || (0x2028...0x2029).contains(scalar.value):
            literal += "\\u{\(String(scalar.value, radix: 16))}"
        default: literal.unicodeScalars.append(scalar)
        }
    }
    return literal + "\""
}

/// A name as it stands in a list of parameters.
func parameterName(_ name: String) -> String {
    SwiftIdentifier.escapedParameter(name)
}

/// A name as it stands in Swift.
func identifier(_ name: String) -> String {
    SwiftIdentifier.escaped(name)
}

import GraphSchema

/// Swift text that is being written, in the format of `swift format` with 120 columns.
struct SourceText {
    static let width = 120

    private(set) var text = ""
    /// Whether a line is too long and has no place to be broken, such as that of a very long name.
    private(set) var hasLongLine = false
    private var depth = 0
    /// Where the line that is being written begins.
    private var start = 0
    private var last = Line.none

    /// What the last whole line is.
    private enum Line {
        case none, empty, opening, other
    }

    // MARK: - Parts of a line

    /// Begins a line at a depth of indentation.
    mutating func begin(_ depth: Int, _ code: Code) {
        for _ in 0..<depth { text += "    " }
        append(code)
    }

    /// Continues the line.
    mutating func append(_ code: Code) {
        text += code.text
    }

    /// Ends the line.
    mutating func end(mayBeLong: Bool = false) {
        let end = text.utf8.count
        if !mayBeLong, end - start > Self.width {
            let line = text[text.utf8.index(text.startIndex, offsetBy: start)...]
            if line.count > Self.width { hasLongLine = true }
        }
        last = end == start ? .empty : text.utf8.last == UInt8(ascii: "{") ? .opening : .other
        text += "\n"
        start = end + 1
    }

    // MARK: - Lines

    /// Writes code, over several lines if it does not fit on one.
    mutating func line(_ layout: Layout) {
        layout.write(depth: depth, into: &self)
        end()
    }

    /// Writes code on one line, however long.
    mutating func unbroken(_ code: Code) {
        begin(depth, code)
        end(mayBeLong: true)
    }

    /// Writes items separated by commas, as many on a line as fit.
    ///
    /// - Parameters:
    ///   - items: The items.
    ///   - depth: The depth of indentation of the lines after the one that is begun.
    mutating func fill(_ items: [Code], depth: Int) {
        for (index, item) in items.enumerated() {
            let isLast = index == items.count - 1
            if index > 0, text.utf8.count - start + item.width + 2 > Self.width {
                end()
                begin(depth, item)
            } else {
                append((index == 0 ? "" : " ") + item)
            }
            if !isLast { append(",") }
        }
    }

    /// Writes a declaration of several names, as many on a line as fit.
    mutating func names(_ head: Code, _ items: [Code]) {
        begin(depth, head)
        fill(items, depth: depth + 1)
        end(mayBeLong: true)
    }

    /// Writes a collection of names: on one line if it fits, otherwise as many on a line as fit. The formatter would give
    /// each a line of its own.
    mutating func names(_ head: Code, _ elements: [Code], _ close: Code) {
        let line = Layout.collection(head, elements.map { Layout($0) }, close)
        if depth * 4 + line.width < Self.width { return self.line(line) }
        remark("swift-format-ignore")
        begin(depth, head)
        end()
        begin(depth + 1, "")
        fill(elements, depth: depth + 1)
        end(mayBeLong: true)
        begin(depth, close)
        end()
    }

    /// Writes an empty line between declarations, but not after an opening brace.
    mutating func separate() {
        if last == .other { end() }
    }

    /// Writes a head, an opening brace, what is inside, and a closing brace.
    mutating func block(_ head: Layout, _ inside: (inout SourceText) -> Void) {
        line(head.followed(by: " {"))
        depth += 1
        inside(&self)
        depth -= 1
        line("}")
    }

    /// Writes a block of one expression, on the head's line if it fits.
    mutating func block(_ head: Code, expression: Code) {
        let line: Code = "\(head) { \(expression) }"
        if depth * 4 + line.width <= Self.width { return self.line(Layout(line)) }
        block(Layout(head)) { $0.line(Layout(expression)) }
    }

    /// Writes a computed property of one expression.
    mutating func property(_ declaration: Code, _ type: Code, expression: Code) {
        let head: Code = "\(declaration): \(type)"
        if depth * 4 + head.width + 2 <= Self.width { return block(head, expression: expression) }
        line(.assignment("\(declaration):", type))
        line("{")
        depth += 1
        line(Layout(expression))
        depth -= 1
        line("}")
    }

    /// Writes a line that is not code: `//` and a text, whatever it contains.
    mutating func remark(_ text: String) {
        begin(depth, "// ")
        self.text += text.visible
        end(mayBeLong: true)
    }

    /// Writes a documentation comment.
    mutating func comment(_ comment: DocumentationComment) {
        let indentation = String(repeating: "    ", count: depth)
        for line in comment.lines(width: Self.width - depth * 4) {
            text += indentation + line
            end(mayBeLong: true)
        }
    }

    /// Writes the whole of another text.
    mutating func append(_ other: SourceText) {
        text += other.text
        start = text.utf8.count
        hasLongLine = hasLongLine || other.hasLongLine
        last = other.last
    }
}

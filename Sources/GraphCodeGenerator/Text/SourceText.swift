// SPDX-License-Identifier: MIT

import GraphSchema

/// A builder of Swift source text in the format of `swift format`, with at most 120 columns.
struct SourceText {
    static let width = 120

    private(set) var text = ""
    /// Whether a line is too long and cannot be broken, for example because of a very long name.
    private(set) var hasLongLine = false
    private var depth = 0
    /// The UTF-8 offset at which the current line begins.
    private var start = 0
    private var last = Line.none

    /// The kind of the last complete line.
    private enum Line {
        case none, empty, opening, other
    }

    // MARK: - Parts of a line

    /// Starts a line at an indentation depth.
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

    /// Writes code, on several lines if it does not fit on one line.
    mutating func line(_ layout: Layout) {
        layout.write(depth: depth, into: &self)
        end()
    }

    /// Writes code on one line, regardless of its length.
    mutating func unbroken(_ code: Code) {
        begin(depth, code)
        end(mayBeLong: true)
    }

    /// Writes comma-separated items, with as many items on each line as fit.
    ///
    /// - Parameters:
    ///   - items: The items to write.
    ///   - depth: The indentation depth of the lines after the current line.
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

    /// Writes a declaration of several names, with as many names on each line as fit.
    mutating func names(_ head: Code, _ items: [Code]) {
        begin(depth, head)
        fill(items, depth: depth + 1)
        end(mayBeLong: true)
    }

    /// Writes a collection of names, with as many names on each line as fit. A collection on several lines is excluded
    /// from formatting, because the formatter would put each name on a separate line.
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

    /// Writes an empty line, unless the last line is empty or ends in an opening brace.
    mutating func separate() {
        if last == .other { end() }
    }

    /// Writes a head, followed by a block in braces.
    mutating func block(_ head: Layout, _ inside: (inout SourceText) -> Void) {
        line(head.followed(by: " {"))
        depth += 1
        inside(&self)
        depth -= 1
        line("}")
    }

    /// Writes a block that contains one expression, on the head's line if the block fits.
    mutating func block(_ head: Code, expression: Code) {
        let line: Code = "\(head) { \(expression) }"
        if depth * 4 + line.width <= Self.width { return self.line(Layout(line)) }
        block(Layout(head)) { $0.line(Layout(expression)) }
    }

    /// Writes a computed property whose body is one expression.
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

    /// Writes a line comment. The text can contain any characters.
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

    /// Appends another text.
    mutating func append(_ other: SourceText) {
        text += other.text
        start = text.utf8.count
        hasLongLine = hasLongLine || other.hasLongLine
        last = other.last
    }
}

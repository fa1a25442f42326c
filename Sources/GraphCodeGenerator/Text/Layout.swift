// SPDX-License-Identifier: MIT

/// Code in the layout of `swift format`: on one line if the code fits, and otherwise on several lines.
struct Layout: ExpressibleByStringInterpolation {
    private indirect enum Form {
        /// Code on one line.
        case code
        /// Items between an opening and a closing part. If the items do not fit on one line, each item is on a separate
        /// line.
        case list([Layout], close: Code, isCollection: Bool)
        /// A value after a head. If the value does not fit on the head's line, it is on the next line.
        case assignment(Code)
    }

    private let head: Code
    private let form: Form
    /// The number of columns that the code occupies on one line.
    let width: Int

    private init(_ head: Code, _ form: Form, width: Int) {
        self.head = head
        self.form = form
        self.width = head.width + width
    }

    init(_ code: Code) {
        self.init(code, .code, width: 0)
    }

    init(stringLiteral value: StaticString) {
        self.init(Code(stringLiteral: value))
    }

    init(stringInterpolation: Code.StringInterpolation) {
        self.init(Code(stringInterpolation: stringInterpolation))
    }

    /// Returns a layout of items between parentheses.
    static func list(_ open: Code, _ items: [Layout], _ close: Code = ")") -> Layout {
        let separators = max(0, items.count - 1) * 2
        let width = items.reduce(close.width + separators) { $0 + $1.width }
        return Layout(open, .list(items, close: close, isCollection: false), width: width)
    }

    /// Returns a layout of the elements of a collection literal. If several elements are on separate lines, the last
    /// element also ends in a comma.
    static func collection(_ open: Code, _ elements: [Layout], _ close: Code = "]") -> Layout {
        let separators = max(0, elements.count - 1) * 2
        let width = elements.reduce(close.width + separators) { $0 + $1.width }
        return Layout(open, .list(elements, close: close, isCollection: true), width: width)
    }

    /// Returns a layout of a head, which ends in `=`, and a value.
    static func assignment(_ head: Code, _ value: Code) -> Layout {
        Layout(head, .assignment(value), width: 1 + value.width)
    }

    /// Returns the layout with code added after it.
    func followed(by code: Code) -> Layout {
        switch form {
        case .code: Layout(head + code)
        case .list(let items, let close, let isCollection):
            Layout(
                head,
                .list(items, close: close + code, isCollection: isCollection),
                width: width - head.width + code.width
            )
        case .assignment(let value): .assignment(head, value + code)
        }
    }

    /// Writes the code.
    ///
    /// - Parameters:
    ///   - depth: The indentation depth.
    ///   - trailing: The number of columns to reserve after the code. The default is 0.
    ///   - text: The text to write to.
    func write(depth: Int, trailing: Int = 0, into text: inout SourceText) {
        let room = SourceText.width - depth * 4 - trailing
        switch form {
        case .list(let items, let close, let isCollection)
        // The formatter reserves a column for the comma that ends a multiline collection.
        where !items.isEmpty && width + (isCollection && items.count > 1 ? 1 : 0) > room:
            text.begin(depth, head)
            text.end()
            for (index, item) in items.enumerated() {
                let hasComma = index < items.count - 1 || isCollection && items.count > 1
                item.write(depth: depth + 1, trailing: hasComma ? 1 : 0, into: &text)
                if hasComma { text.append(",") }
                text.end()
            }
            text.begin(depth, close)
        case .assignment(let value) where width > room:
            text.begin(depth, head)
            text.end()
            text.begin(depth + 1, value)
        default:
            text.begin(depth, head)
            appendFlat(to: &text, withHead: false)
        }
    }

    private func appendFlat(to text: inout SourceText, withHead: Bool) {
        if withHead { text.append(head) }
        switch form {
        case .code: break
        case .list(let items, let close, _):
            for (index, item) in items.enumerated() {
                if index > 0 { text.append(", ") }
                item.appendFlat(to: &text, withHead: true)
            }
            text.append(close)
        case .assignment(let value):
            text.append(" ")
            text.append(value)
        }
    }
}

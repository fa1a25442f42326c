// SPDX-License-Identifier: MIT

import GraphSchema

/// A JSON value formatted for people: an object or array that fits on one line is not broken.
struct JSONText {
    private static let width = 120
    private let node: JSONNode

    init(_ node: JSONNode) {
        self.node = node
    }

    /// The value on one line.
    var line: String { Self.line(node) }

    /// Returns the value formatted as the contents of a JSON file.
    ///
    /// - Parameter depth: The number of nesting levels in which objects have a separate line for each member. The
    ///   default is 3.
    /// - Returns: The text, which ends with a line break.
    func file(openLevels depth: Int = 3) -> String {
        var text = ""
        Self.write(node, indent: "", used: 0, openLevels: depth, into: &text)
        return text + "\n"
    }

    private static func write(
        _ node: JSONNode,
        indent: String,
        used: Int,
        openLevels: Int,
        into text: inout String
    ) {
        let isOpen: Bool
        switch node.value {
        case .object(let members): isOpen = openLevels > 0 && !members.isEmpty
        case .array: isOpen = false
        default:
            text += line(node)
            return
        }
        if !isOpen, let line = line(node, limit: width - used) {
            text += line
            return
        }
        let inner = indent + "  "
        if case .object(let members) = node.value {
            text += "{\n"
            for (index, member) in members.enumerated() {
                let key = "\(inner)\(quoted(member.key.value)): "
                let isLast = index == members.count - 1
                text += key
                let used = key.count + (isLast ? 0 : 1)
                write(member.node, indent: inner, used: used, openLevels: openLevels - 1, into: &text)
                text += isLast ? "\n" : ",\n"
            }
            text += indent + "}"
        } else if case .array(let elements) = node.value {
            text += "[\n"
            for (index, element) in elements.enumerated() {
                let isLast = index == elements.count - 1
                text += inner
                let used = inner.count + (isLast ? 0 : 1)
                write(element, indent: inner, used: used, openLevels: openLevels - 1, into: &text)
                text += isLast ? "\n" : ",\n"
            }
            text += indent + "]"
        }
    }

    private static func line(_ node: JSONNode) -> String { line(node, limit: .max) ?? "" }

    /// Returns a value on one line; `nil` if the line is longer than a limit.
    private static func line(_ node: JSONNode, limit: Int) -> String? {
        var text = ""
        guard append(node, limit: limit, to: &text), text.count <= limit else { return nil }
        return text
    }

    private static func append(_ node: JSONNode, limit: Int, to text: inout String) -> Bool {
        switch node.value {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let value): text += value
        case .string(let value): text += quoted(value)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += ", " }
                guard append(element, limit: limit, to: &text) else { return false }
            }
            text += "]"
        case .object(let members):
            text += members.isEmpty ? "{" : "{ "
            for (index, member) in members.enumerated() {
                if index > 0 { text += ", " }
                text += "\(quoted(member.key.value)): "
                guard append(member.node, limit: limit, to: &text) else { return false }
            }
            text += members.isEmpty ? "}" : " }"
        }
        // Counting UTF-8 bytes takes constant time, and the count is at least the number of characters.
        return limit == .max || text.utf8.count <= 4 * limit
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

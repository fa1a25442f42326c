// SPDX-License-Identifier: MIT

import GraphSchema

/// Swift source text that is not a comment.
///
/// The code consists of literals in the generator's own source, identifiers, numbers, and quoted strings. A `String`,
/// and therefore the text of a schema, can become code only through ``literal(_:)`` and ``identifier(_:)``.
struct Code: ExpressibleByStringInterpolation, Hashable, Sendable {
    /// The text that is written to a file.
    let text: String

    fileprivate init(text: String) {
        self.text = text
    }

    /// The number of columns that the code occupies.
    var width: Int { text.columns }

    /// Creates code from a literal in the generator's own source. A `StaticString` cannot be created from a schema.
    init(stringLiteral value: StaticString) {
        text = value.description
    }

    init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    /// The parts that code can consist of.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: StaticString) { text += literal.description }
        mutating func appendInterpolation(_ code: Code) { text += code.text }
        mutating func appendInterpolation(_ identifier: SwiftIdentifier) { text += identifier.escaped }
        mutating func appendInterpolation(parameter identifier: SwiftIdentifier) { text += identifier.escapedParameter }
        /// Appends an argument label. Any keyword can be a label, and the compiler warns about backticks around a
        /// label.
        mutating func appendInterpolation(label identifier: SwiftIdentifier) { text += identifier.name }
        mutating func appendInterpolation(_ number: Int) { text += String(number) }
        mutating func appendInterpolation(_ flag: Bool) { text += String(flag) }
    }

    static func + (left: Code, right: Code) -> Code { "\(left)\(right)" }

    /// A part of a quoted string.
    enum StringPart {
        /// The characters that the string contains.
        case text(String)
        /// An interpolated expression.
        case value(Code)
    }

    /// Returns a string literal that consists of parts.
    static func quoted(_ parts: [StringPart]) -> Code {
        let contents = parts.map { part in
            switch part {
            case .text(let text): escaped(text)
            case .value(let expression): "\\(\(expression.text))"
            }
        }
        return Code(text: "\"" + contents.joined() + "\"")
    }

    /// Returns text in which characters are escaped if they are invisible or have a special meaning in Swift.
    private static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }) { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case _ where scalar.isInvisible: escaped += "\\u{\(String(scalar.value, radix: 16))}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension Sequence<Code> {
    /// Returns the elements with a separator between them.
    func joined(separator: Code) -> Code {
        Code(text: map(\.text).joined(separator: separator.text))
    }
}

/// Returns a Swift string literal that contains arbitrary text.
func literal(_ text: String) -> Code { .quoted([.text(text)]) }

/// Returns a Swift identifier for a name.
func identifier(_ name: String) -> SwiftIdentifier { SwiftIdentifier(name) }

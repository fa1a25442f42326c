// SPDX-License-Identifier: MIT

import GraphPresence

/// A writer for SVG elements that starts each element on a new line.
struct SVGWriter {
    private(set) var text = ""
    private var depth = 0

    /// Writes an element without child elements.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: String? = nil) {
        line("<\(name)\(Self.list(attributes))" + (content.map { ">\($0.escapedForXML)</\(name)>" } ?? "/>"))
    }

    /// Writes an element, and calls a closure that writes the child elements.
    mutating func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String>,
        _ body: (inout SVGWriter) -> Void
    ) {
        line("<\(name)\(Self.list(attributes))>")
        depth += 1
        body(&self)
        depth -= 1
        line("</\(name)>")
    }

    /// Writes a style sheet, which must not contain text from a user.
    mutating func style(_ rules: [String]) {
        element("style", [:]) { writer in
            for rule in rules { writer.line(rule) }
        }
    }

    private mutating func line(_ line: String) {
        text += String(repeating: " ", count: depth * 2) + line + "\n"
    }

    private static func list(_ attributes: KeyValuePairs<String, String>) -> String {
        attributes.map { " \($0)=\"\($1.escapedForXML)\"" }.joined()
    }
}

extension String {
    /// The string, escaped for XML text and attributes. Characters that XML does not allow, and characters that would
    /// change the order or the lines of the text, are replaced.
    var escapedForXML: String {
        var text = ""
        for scalar in onOneLine.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            case "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Double {
    /// The number, formatted for an SVG attribute with at most one decimal place.
    var inSVG: String {
        let rounded = (self * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}

// SPDX-License-Identifier: MIT

import GraphSchema

/// Returns Markdown that shows text as code, on one line and with visible characters only.
func codeSpan(_ text: String) -> String {
    let text = text.visible
    guard text.contains("`") else { return text.isEmpty ? "an empty string" : "`\(text)`" }
    // The delimiters of a code span must be longer than any run of backticks in the text.
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let delimiter = String(repeating: "`", count: longest + 1)
    return "\(delimiter) \(text) \(delimiter)"
}

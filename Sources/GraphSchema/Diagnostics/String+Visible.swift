// SPDX-License-Identifier: MIT

extension Unicode.Scalar {
    /// Whether the character is invisible but can change how a terminal or an editor shows the text around the
    /// character. Examples are control characters, line separators, bidirectional controls, and other zero-width characters.
    package var isInvisible: Bool {
        if value < 0x7F { return value < 0x20 }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

extension String {
    /// The string as a single line, in which an escape, for example `\n` or `\u{202E}`, replaces each invisible
    /// character.
    ///
    /// The generator prints only strings in this form, so that a schema can neither forge nor reorder a line of output.
    package var visible: String {
        guard unicodeScalars.contains(where: \.isInvisible) else { return self }
        return unicodeScalars.map { scalar in
            switch scalar {
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            case _ where scalar.isInvisible: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: String(scalar)
            }
        }
        .joined()
    }
}

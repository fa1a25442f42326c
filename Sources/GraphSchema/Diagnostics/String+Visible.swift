extension Unicode.Scalar {
    /// Whether the character is not seen itself but may change how a terminal or an editor shows the text around it:
    /// controls, line separators, bidirectional controls and other characters without a width.
    package var isInvisible: Bool {
        if value < 0x7F { return value < 0x20 }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

extension String {
    /// The text on one line with every invisible character written as an escape, such as `\n` or `\u{202E}`.
    ///
    /// All that the generator prints goes through here, so that a schema can neither forge a line nor reorder one.
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

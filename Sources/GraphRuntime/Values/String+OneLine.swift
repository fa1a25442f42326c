// SPDX-License-Identifier: MIT

extension String {
    /// The string as a single line.
    ///
    /// Characters that could move the cursor are replaced by spaces. Bidirectional controls, which change the order of
    /// the surrounding characters, are replaced by escapes such as `\\u{202E}`.
    package var onOneLine: String {
        guard unicodeScalars.contains(where: { $0.isControl || $0.isBidirectionalControl }) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.isBidirectionalControl {
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                text.unicodeScalars.append(scalar.isControl ? " " : scalar)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Whether a terminal may interpret the scalar instead of displaying it.
    package var isControl: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Whether the scalar changes the direction of the surrounding characters.
    package var isBidirectionalControl: Bool { properties.isBidiControl }
}

// SPDX-License-Identifier: MIT

extension String {
    /// The string on one line.
    ///
    /// Characters that could move the cursor are replaced by spaces, and bidirectional controls, which change the order
    /// of the characters around them, are written as `\\u{202E}`.
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
    /// Whether a terminal may interpret the scalar instead of showing it.
    package var isControl: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Whether the scalar changes the direction of the characters around it.
    package var isBidirectionalControl: Bool { properties.isBidiControl }
}

// SPDX-License-Identifier: MIT

/// The number of columns that text takes up in a terminal.
enum DisplayWidth {
    /// Returns the number of columns that a single line of text takes up.
    static func columns(of text: some StringProtocol) -> Int { text.reduce(0) { $0 + columns(of: $1) } }

    /// Returns text that takes up exactly the given number of columns, shortened with an ellipsis or padded with
    /// spaces.
    static func fit(_ text: String, _ width: Int) -> String {
        let shortened = shorten(text, width)
        return shortened + String(repeating: " ", count: max(0, width - columns(of: shortened)))
    }

    /// Returns text that takes up at most the given number of columns, shortened with an ellipsis if necessary.
    static func shorten(_ text: String, _ width: Int) -> String {
        if text.utf8.count <= width { return text }
        guard columns(of: text) > width else { return text }
        guard width > 0 else { return "" }
        var (result, used) = ("", 0)
        for character in text {
            used += columns(of: character)
            guard used < width else { break }
            result.append(character)
        }
        return result + "…"
    }

    private static func columns(of character: Character) -> Int {
        if character.isASCII { return 1 }
        // The variation selector requests the emoji form of a character, which is wide.
        let isPicture = character.unicodeScalars.contains { $0.value == 0xFE0F || $0.properties.isEmojiPresentation }
        // Terminals combine the scalars of an emoji but no others.
        return isPicture ? 2 : character.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        if isWide(scalar) { return 2 }
        switch scalar.value {
        // The soft hyphen and the Arabic and other signs that enclose numbers are visible format characters.
        case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return 1
        // The vowels and final consonants of Hangul syllables.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return 1
        }
    }

    /// Returns whether East Asian fonts draw a character in two columns.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

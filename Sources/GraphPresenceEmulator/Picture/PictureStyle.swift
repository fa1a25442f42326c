// SPDX-License-Identifier: MIT

/// The style sheet of a picture.
enum PictureStyle {
    /// The CSS class of the picture.
    static let name = "presence-timeline"

    /// The font size in bars and labels, in pixels.
    static let fontSize = 13.0
    /// The font size of the title, in pixels.
    private static let titleFontSize = 16.0
    /// The ratio of the title's width to the width of the same text elsewhere. The title is larger and bold.
    static let titleScale = 1.15 * titleFontSize / fontSize

    /// Returns the style sheet rules for an appearance.
    static func rules(_ appearance: TimelinePicture.Appearance) -> [String] {
        let shapes = [
            "text{font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:\(fontSize.inSVG)px}",
            ".title{font-size:\(titleFontSize.inSVG)px;font-weight:600}", "text{pointer-events:none}",
            // A margin around each label separates the label from the lines that it covers.
            ".label{paint-order:stroke;stroke-width:4;stroke-linejoin:round}", ".mark{stroke-width:2}",
            ".now{stroke-width:1.5;stroke-dasharray:4 3}", "rect{stroke-width:1.5}",
            "rect.inactive{stroke-dasharray:4 3}", "rect.no-effect{stroke-dasharray:4 3;fill-opacity:0}",
        ].map { ".\(name) \($0)" }
        switch appearance {
        case .light: return shapes + PictureColors.light.rules
        case .dark: return shapes + PictureColors.dark.rules
        case .automatic:
            let dark = PictureColors.dark.rules.joined(separator: "")
            return shapes + PictureColors.light.rules + ["@media (prefers-color-scheme:dark){\(dark)}"]
        }
    }

    /// Returns an estimate of a string's width in pixels. The estimate is more often too large than too small.
    static func width(of text: String) -> Double {
        text.unicodeScalars.reduce(0) { width, scalar in
            switch scalar {
            case "i", "j", "l", "f", "t", "r", "I", "/", " ", ".", ",", ":", "(", ")", "-": width + 0.4 * fontSize
            case "\u{0}"..."\u{7F}": width + (scalar.properties.isUppercase || scalar == "m" ? 0.75 : 0.6) * fontSize
            default: width + fontSize
            }
        }
    }

    /// Returns the longest prefix of a string that fits into a width in pixels, with an ellipsis if the string is
    /// longer.
    static func shortened(_ text: String, toFit available: Double) -> String {
        guard width(of: text) > available else { return text }
        var width = fontSize
        let start = text.prefix { character in
            width += self.width(of: String(character))
            return width <= available
        }
        return start + "…"
    }
}

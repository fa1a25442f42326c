// SPDX-License-Identifier: MIT

/// The notes below the axis, which explain the numbers in bars that are too narrow for the names of their states.
struct PictureNotes {
    /// The distance between two notes on a line, in pixels.
    private static let gap = 18.0

    private let scale: PictureScale
    private var names: [String] = []
    /// The notes on each line, with their horizontal positions.
    private(set) var lines: [[(x: Double, text: String)]] = []

    init(_ bars: [PictureRow.Bar], _ scale: PictureScale) {
        self.scale = scale
        for bar in bars where scale.label(of: bar) == nil && !names.contains(bar.name) {
            if scale.hasSpace(for: names.count + 1, in: bar) { names.append(bar.name) }
        }
        var x = Double.infinity
        for (index, name) in names.enumerated() {
            let text = PictureStyle.shortened("\(index + 1): \(name)", toFit: scale.width)
            let width = PictureStyle.width(of: text)
            if x + width > scale.width {
                lines.append([])
                x = 0
            }
            lines[lines.count - 1].append((x, text))
            x += width + Self.gap
        }
    }

    /// Returns the number that a bar shows; `nil` if the bar has a label, or is too narrow for a number.
    func number(of bar: PictureRow.Bar) -> Int? {
        guard scale.label(of: bar) == nil, let index = names.firstIndex(of: bar.name) else { return nil }
        return scale.hasSpace(for: index + 1, in: bar) ? index + 1 : nil
    }
}

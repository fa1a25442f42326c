// SPDX-License-Identifier: MIT

/// The vertical positions in a picture, in pixels.
struct PictureLayout {
    static let margin = 16.0
    static let barHeight = 26.0
    /// The distance from the top of a row to the baseline of its label.
    static let labelBaseline = 14.0
    /// The distance from the top of a row to its bars.
    static let barTop = 21.0
    /// The distance from the top of a bar to the baseline of its label.
    static let barBaseline = 17.5
    static let lineHeight = 20.0
    static let titleBaseline = 30.0

    private static let firstRow = 44.0
    private static let rowGap = 12.0

    /// The vertical position of the top of each row.
    let rows: [Double]
    /// The vertical position of the axis, which is below the rows.
    let axis: Double
    let height: Double

    init(_ rows: [PictureRow], noteLineCount: Int) {
        var y = Self.firstRow
        self.rows = rows.map { row in
            defer { y += Self.barTop + (row.bars.isEmpty ? 0 : Self.barHeight + Self.rowGap) }
            return y
        }
        axis = y
        // The first two lines contain the times and the date.
        height = y + Self.lineHeight * Double(2 + noteLineCount) + Self.margin
    }

    /// The top of the vertical lines.
    var top: Double { Self.firstRow }

    /// Returns the baseline of a line of text below the axis. The number of the first line is 1.
    func baseline(_ line: Int) -> Double { axis + Self.lineHeight * Double(line) - 3 }
}

// SPDX-License-Identifier: MIT

import Foundation

/// The horizontal scale of a picture, in pixels from the start of the timeline.
struct PictureScale {
    let width: Double
    private let start: Date
    private let end: Date

    /// The space between a bar's edge and the bar's label, in pixels.
    static let padding = 7.0
    /// How far a bar that continues outside the timeline is drawn beyond the timeline's edge, in pixels.
    private static let overhang = 12.0

    init(_ timeline: PresenceTimeline, width: Double) {
        self.width = width
        start = timeline.start
        end = timeline.end
    }

    /// Returns the horizontal position of an instant.
    func x(_ instant: Date) -> Double { instant.timeIntervalSince(start) / end.timeIntervalSince(start) * width }

    /// Returns the left edge and the width of a bar, with gaps between adjacent bars. The width is at least 1 pixel.
    func extent(of bar: PictureRow.Bar) -> (x: Double, width: Double) {
        let left = bar.start == start ? -Self.overhang : x(bar.start) + 1
        let right = bar.end == end ? width + Self.overhang : x(bar.end) - 1
        return (left, max(1, right - left))
    }

    /// Returns the horizontal position of a bar's label.
    func labelX(of bar: PictureRow.Bar) -> Double { x(bar.start) + Self.padding }

    /// Returns the longest label that fits into a bar; `nil` if no label fits.
    func label(of bar: PictureRow.Bar) -> String? {
        let available = x(bar.end) - x(bar.start) - 2 * Self.padding
        return bar.labels.first { PictureStyle.width(of: $0) <= available }
    }

    /// Returns whether a number fits into a bar.
    func hasSpace(for number: Int, in bar: PictureRow.Bar) -> Bool {
        PictureStyle.width(of: String(number)) + 3 <= x(bar.end) - x(bar.start)
    }

    /// Returns the position and the anchor of a label, which is centered at an instant unless an edge is too close.
    func centered(_ text: String, at instant: Date) -> (x: Double, anchor: String) {
        let center = x(instant)
        let half = PictureStyle.width(of: text) / 2
        return center < half ? (0, "start") : center > width - half ? (width, "end") : (center, "middle")
    }
}

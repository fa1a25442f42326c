// SPDX-License-Identifier: MIT

import Foundation

/// An SVG picture of a timeline.
package struct TimelinePicture: Sendable {
    /// The color scheme of a picture.
    package enum Appearance: Sendable {
        case light
        case dark
        /// The reader's color scheme, light or dark.
        case automatic
    }

    let timeline: PresenceTimeline
    let title: String
    let appearance: Appearance
    let rows: [PictureRow]
    let scale: PictureScale
    let notes: PictureNotes

    /// Creates a picture.
    ///
    /// - Parameters:
    ///   - timeline: The timeline to draw.
    ///   - title: The title above the timeline.
    ///   - appearance: The color scheme. The default is the reader's color scheme.
    ///   - width: The width in pixels, from 400 to 900. A width outside this range is replaced with the nearest allowed
    ///     width. The default is 600.
    package init(_ timeline: PresenceTimeline, title: String, appearance: Appearance = .automatic, width: Int = 600) {
        self.timeline = timeline
        self.title = title
        self.appearance = appearance
        let rows = PictureRow.rows(of: timeline)
        let scale = PictureScale(timeline, width: Double(min(max(width, 400), 900)) - 2 * PictureLayout.margin)
        self.rows = rows
        self.scale = scale
        notes = PictureNotes(rows.flatMap(\.bars), scale)
    }

    /// The picture as an SVG document.
    package var svg: String {
        let layout = PictureLayout(rows, noteLineCount: notes.lines.count)
        let size = (width: scale.width + 2 * PictureLayout.margin, height: layout.height)
        var writer = SVGWriter()
        writer.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": PictureStyle.name, "role": "img",
                "width": size.width.inSVG, "height": size.height.inSVG,
                "viewBox": "0 0 \(size.width.inSVG) \(size.height.inSVG)",
            ]
        ) { writer in
            writer.element("title", [:], title)
            writer.element("desc", [:], description)
            writer.style(PictureStyle.rules(appearance))
            writer.element(
                "rect",
                [
                    "class": "background", "x": "0.5", "y": "0.5", "width": (size.width - 1).inSVG,
                    "height": (size.height - 1).inSVG, "rx": "10",
                ]
            )
            // The nested element moves the origin and clips everything outside the timeline.
            writer.element(
                "svg",
                ["x": PictureLayout.margin.inSVG, "width": scale.width.inSVG, "height": size.height.inSVG]
            ) { writer in
                draw(layout, to: &writer)
            }
        }
        return writer.text
    }

    /// The text description for readers who cannot see the picture.
    private var description: String {
        rows.map { row in
            let bars = row.bars.map { "\($0.name) from \(text(of: $0.start)) to \(text(of: $0.end))" }
            let ends = row.ends.map { "\($0.text) at \(text(of: $0.instant))" }
            let parts = bars + ends + [row.remark].compactMap { $0 }
            return row.label + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")) + "."
        }.joined(separator: " ")
    }

    /// Returns an instant as text, with the date if the timeline is longer than a day.
    func text(of instant: Date) -> String {
        let isLong = timeline.end.timeIntervalSince(timeline.start) > 86_400
        return (isLong ? TimeAxis.date(instant) + " " : "") + TimeAxis.time(instant)
    }
}

// SPDX-License-Identifier: MIT

import Foundation

extension TimelinePicture {
    /// Draws the rows and the axis.
    func draw(_ layout: PictureLayout, to writer: inout SVGWriter) {
        let title = PictureStyle.shortened(title, toFit: scale.width / PictureStyle.titleScale)
        writer.element("text", ["class": "title", "y": PictureLayout.titleBaseline.inSVG], title)
        let axis = TimeAxis(from: timeline.start, to: timeline.end, maximumCount: Int(scale.width / 64))
        for tick in axis.ticks {
            drawLine("grid", at: scale.x(tick.instant), from: layout.top, to: layout.axis + 4, to: &writer)
        }
        for (row, y) in zip(rows, layout.rows) { drawBars(of: row, y + PictureLayout.barTop, to: &writer) }
        if let now = shownNow { drawLine("now", at: scale.x(now), from: layout.top, to: layout.axis + 4, to: &writer) }
        for (row, y) in zip(rows, layout.rows) { drawTexts(of: row, y, to: &writer) }
        drawAxis(axis, layout, to: &writer)
        for (index, notes) in notes.lines.enumerated() {
            for (x, text) in notes {
                writer.element("text", ["x": x.inSVG, "y": layout.baseline(3 + index).inSVG], text)
            }
        }
    }

    /// The current instant; `nil` if it is unknown or outside the timeline.
    private var shownNow: Date? {
        timeline.now.flatMap { timeline.start <= $0 && $0 <= timeline.end ? $0 : nil }
    }

    private func drawLine(
        _ style: String,
        at x: Double,
        from top: Double,
        to bottom: Double,
        to writer: inout SVGWriter
    ) {
        writer.element("line", ["class": style, "x1": x.inSVG, "x2": x.inSVG, "y1": top.inSVG, "y2": bottom.inSVG])
    }

    private func drawBars(of row: PictureRow, _ y: Double, to writer: inout SVGWriter) {
        for bar in row.bars {
            let extent = scale.extent(of: bar)
            let style = bar.tone.rawValue + (bar.hasEffect ? "" : " no-effect")
            writer.element(
                "rect",
                [
                    "class": style, "x": extent.x.inSVG, "y": y.inSVG, "width": extent.width.inSVG,
                    "height": PictureLayout.barHeight.inSVG, "rx": "5",
                ]
            ) { writer in
                // If the picture is inline in a web page, the browser shows this text for the bar under the pointer.
                let times = "\(text(of: bar.start)) – \(text(of: bar.end))"
                writer.element("title", [:], "\(bar.name), \(times)")
            }
        }
        let bottom = y + PictureLayout.barHeight
        for mark in row.marks { drawLine("mark", at: scale.x(mark), from: bottom - 5, to: bottom + 4, to: &writer) }
    }

    private func drawTexts(of row: PictureRow, _ y: Double, to writer: inout SVGWriter) {
        let remarkWidth = row.remark.map { PictureStyle.width(of: $0) + 2 * PictureScale.padding } ?? 0
        let label = PictureStyle.shortened(row.label, toFit: scale.width - remarkWidth)
        let labelY = (y + PictureLayout.labelBaseline).inSVG
        writer.element("text", ["class": "secondary label", "y": labelY], label)
        if let remark = row.remark {
            let attributes: KeyValuePairs = [
                "class": "secondary label", "text-anchor": "end", "x": scale.width.inSVG, "y": labelY,
            ]
            writer.element("text", attributes, remark)
        }
        let baseline = (y + PictureLayout.barTop + PictureLayout.barBaseline).inSVG
        for bar in row.bars {
            if let label = scale.label(of: bar) {
                writer.element("text", ["x": scale.labelX(of: bar).inSVG, "y": baseline], label)
            } else if let number = notes.number(of: bar) {
                let center = (scale.x(bar.start) + scale.x(bar.end)) / 2
                writer.element("text", ["text-anchor": "middle", "x": center.inSVG, "y": baseline], String(number))
            }
        }
        for end in row.ends {
            let x = scale.x(end.instant) + PictureScale.padding
            let next = row.bars.first { $0.start >= end.instant }.map { scale.x($0.start) } ?? scale.width
            guard x + PictureStyle.width(of: end.text) <= next else { continue }
            writer.element("text", ["class": "secondary label", "x": x.inSVG, "y": baseline], end.text)
        }
    }

    private func drawAxis(_ axis: TimeAxis, _ layout: PictureLayout, to writer: inout SVGWriter) {
        let y = layout.axis.inSVG
        writer.element("line", ["class": "axis", "x1": "0", "x2": scale.width.inSVG, "y1": y, "y2": y])
        func write(_ text: String, _ style: String, at instant: Date, line: Int) {
            let (x, anchor) = scale.centered(text, at: instant)
            writer.element(
                "text",
                ["class": style, "text-anchor": anchor, "x": x.inSVG, "y": layout.baseline(line).inSVG],
                text
            )
        }
        for tick in axis.ticks { write(tick.label, "secondary", at: tick.instant, line: 1) }
        // The date is on the side opposite the current instant.
        let isLate = shownNow.map { scale.x($0) > scale.width / 2 } ?? false
        let start = timeline.recordedFrom
        let remark = start > timeline.start ? ", recorded from \(text(of: start))" : ""
        write(
            "\(TimeAxis.date(timeline.start)), UTC\(remark)",
            "secondary",
            at: isLate ? timeline.start : timeline.end,
            line: 2
        )
        if let now = shownNow { write("now", "now-label", at: now, line: 2) }
    }
}

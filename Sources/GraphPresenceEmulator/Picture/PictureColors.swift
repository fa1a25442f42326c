// SPDX-License-Identifier: MIT

/// The colors of a picture, as `#RRGGBB`.
struct PictureColors {
    /// The colors of a bar.
    struct Bar {
        let fill: String
        let stroke: String
    }

    let background: String
    let border: String
    let text: String
    let secondaryText: String
    let grid: String
    let now: String
    /// The colors of the bars, one for each tone, in the order of the tone cases.
    let bars: [Bar]

    static let light = PictureColors(
        background: "#FFFFFF",
        border: "#D0D7DE",
        text: "#1F2328",
        secondaryText: "#59636E",
        grid: "#E1E5EA",
        now: "#0550AE",
        bars: [
            Bar(fill: "#C9F0CE", stroke: "#1A7F37"), Bar(fill: "#F0FAF1", stroke: "#1A7F37"),
            Bar(fill: "#FBE9BC", stroke: "#9A6700"), Bar(fill: "#FFD5D2", stroke: "#CF222E"),
            Bar(fill: "#F7CBE0", stroke: "#A40E5F"), Bar(fill: "#EDF0F3", stroke: "#6E7781"),
            Bar(fill: "#E8DCFB", stroke: "#8250DF"), Bar(fill: "#FFFFFF", stroke: "#6E7781"),
        ]
    )

    static let dark = PictureColors(
        background: "#1C1C1E",
        border: "#3A3A3D",
        text: "#F2F2F7",
        secondaryText: "#AEAEB4",
        grid: "#37373B",
        now: "#79B8FF",
        bars: [
            Bar(fill: "#1F4F2B", stroke: "#4AC26B"), Bar(fill: "#1D2B21", stroke: "#4AC26B"),
            Bar(fill: "#54400F", stroke: "#D4A72C"), Bar(fill: "#6A2322", stroke: "#FF7B72"),
            Bar(fill: "#5D1A43", stroke: "#F778BA"), Bar(fill: "#323438", stroke: "#8E959E"),
            Bar(fill: "#3D2A63", stroke: "#BC8CFF"), Bar(fill: "#1C1C1E", stroke: "#8E959E"),
        ]
    )

    /// The style sheet rules that set the colors. Every rule starts with the picture's class, because the rules in an
    /// inline picture also apply to the rest of the page.
    var rules: [String] {
        let bars = zip(PictureTone.allCases, bars).map { "rect.\($0.rawValue){fill:\($1.fill);stroke:\($1.stroke)}" }
        let others = [
            ".background{fill:\(background);stroke:\(border)}", "text{fill:\(text)}",
            ".secondary{fill:\(secondaryText)}",
            ".label{stroke:\(background)}", ".grid{stroke:\(grid)}", ".axis{stroke:\(secondaryText)}",
            ".mark{stroke:\(text)}", ".now{stroke:\(now)}", ".now-label{fill:\(now)}",
        ]
        return (others + bars).map { ".\(PictureStyle.name) \($0)" }
    }
}

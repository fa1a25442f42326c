// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import GraphPresenceEmulator

/// Tests that the colors of pictures have the contrast ratios that the Web Content Accessibility Guidelines require.
@Suite struct ContrastTests {
    private static let schemes = [("light", PictureColors.light), ("dark", PictureColors.dark)]

    private func luminance(_ color: String) throws -> Double {
        let value = try #require(Int(color.dropFirst(), radix: 16))
        let parts = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { part -> Double in
            let part = Double(part) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func contrast(_ first: String, _ second: String) throws -> Double {
        let luminances = [try luminance(first), try luminance(second)].sorted()
        return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }

    @Test("The contrast ratio of black and white is 21") func extremes() throws {
        #expect(abs(try contrast("#000000", "#FFFFFF") - 21) < 0.001)
        #expect(abs(try contrast("#767676", "#FFFFFF") - 4.54) < 0.01)
    }

    @Test("The contrast ratio is at least 4.5 for text and at least 3 for the edges of bars", arguments: schemes)
    func contrasts(_ name: String, _ colors: PictureColors) throws {
        #expect(colors.bars.count == PictureTone.allCases.count)
        for text in [colors.text, colors.secondaryText, colors.now] {
            #expect(try contrast(text, colors.background) >= 4.5, "\(text)")
        }
        for (tone, bar) in zip(PictureTone.allCases, colors.bars) {
            #expect(try contrast(colors.text, bar.fill) >= 4.5, "\(tone)")
            #expect(try contrast(bar.stroke, colors.background) >= 3, "\(tone)")
        }
    }
}

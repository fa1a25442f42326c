// SPDX-License-Identifier: MIT

import Foundation
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests that the pictures in the documentation match the emulator's rules.
///
/// If the environment contains `UPDATE_PICTURES=1`, the test writes the picture files first. Review the files before
/// you commit them.
@Suite(.timeLimit(.minutes(5))) struct PictureTests {
    static let folder = TestRun.file("Sources/GraphPresence/Documentation.docc/Resources")

    /// The file name suffixes that DocC uses to select the picture for a color scheme.
    static let variants: [(suffix: String, appearance: TimelinePicture.Appearance)] = [("", .light), ("~dark", .dark)]

    @Test("The pictures in the documentation match those that the emulator draws", arguments: PictureScenario.all)
    func documentationPictures(_ scenario: PictureScenario) async throws {
        let timeline = try await scenario.timeline()
        for (suffix, appearance) in Self.variants {
            let svg = TimelinePicture(timeline, title: scenario.title, appearance: appearance).svg
            let file = Self.folder.appendingPathComponent("\(scenario.name)\(suffix).svg")
            if TestRun.environment["UPDATE_PICTURES"] == "1" {
                try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
                try Data(svg.utf8).write(to: file)
            }
            #expect(try String(contentsOf: file, encoding: .utf8) == svg, "\(file.lastPathComponent)")
        }
    }

    @Test("Every timeline picture in the documentation belongs to a scenario") func pictureFiles() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let names = PictureScenario.all.flatMap { scenario in
            Self.variants.map { "\(scenario.name)\($0.suffix).svg" }
        }
        #expect(Set(files.filter { $0.hasPrefix("presence-") && $0.hasSuffix(".svg") }) == Set(names))
    }
}

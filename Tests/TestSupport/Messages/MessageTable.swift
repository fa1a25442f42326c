// SPDX-License-Identifier: MIT

import Foundation

/// A table that collects a module's messages for proofreading. A checked-in file contains the table that a test
/// expects.
package struct MessageTable: Sendable {
    package typealias Chapter = (title: String, messages: [Message])

    private let file: URL
    private let chapters: [Chapter]

    /// Creates a table.
    ///
    /// - Parameters:
    ///   - file: The path of the checked-in file, relative to the root folder of the repository.
    ///   - chapters: The messages, grouped by topic.
    package init(_ file: String, _ chapters: [Chapter]) {
        self.file = TestRun.file(file)
        self.chapters = chapters
    }

    /// Whether Foundation and the system describe errors with the same words as the checked-in files. On Apple's
    /// platforms, the words differ.
    package static var hasWordsOfTheSystem: Bool {
        #if os(Linux)
            true
        #else
            false
        #endif
    }

    /// Returns a Markdown table with the messages that the code produces.
    package func text() async throws -> String {
        var lines = ["# Messages", "", "Written by `UPDATE_MESSAGES=1 swift test --filter MessageTableTests`.", ""]
        for (title, messages) in chapters {
            lines += ["## \(title)", "", "| situation | message |", "| --- | --- |"]
            for message in messages {
                let text = try await message.text().replacingOccurrences(of: "|", with: "\\|")
                lines.append("| \(message.situation) | \(text) |")
            }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    /// Returns the contents of the checked-in file. If `UPDATE_MESSAGES` is set, the method replaces the file first.
    package func checkedIn(replacedBy table: String) throws -> String {
        if TestRun.environment["UPDATE_MESSAGES"] != nil {
            try table.write(to: file, atomically: true, encoding: .utf8)
        }
        return try String(contentsOf: file, encoding: .utf8)
    }
}

import Foundation
import TestSupport
import Testing

/// The client's messages in one place, for proofreading.
@Suite(.timeLimit(.minutes(5))) struct MessageTableTests {
    private static let file = TestRun.repository.appendingPathComponent("Tests/GraphPresenceTests/Messages/messages.md")

    private static let chapters: [(title: String, messages: [Message])] = [
        ("Requests that are not sent", Message.requests), ("Responses", Message.responses),
        ("Authentication", Message.authentication), ("Features", Message.features),
    ]

    /// Whether Foundation describes its errors in the words of the table, which those of Apple's platforms are not.
    private static var hasWordsOfTheTable: Bool {
        #if canImport(FoundationNetworking)
            true
        #else
            false
        #endif
    }

    @Test("The table contains the messages of the client", .enabled(if: hasWordsOfTheTable))
    func table() async throws {
        var lines = ["# Messages", "", "Written by `UPDATE_MESSAGES=1 swift test --filter MessageTableTests`.", ""]
        for (title, messages) in Self.chapters {
            lines += ["## \(title)", "", "| situation | message |", "| --- | --- |"]
            for message in messages {
                let text = try await message.text().replacingOccurrences(of: "|", with: "\\|")
                lines.append("| \(message.situation) | \(text) |")
            }
            lines.append("")
        }
        let table = lines.joined(separator: "\n")
        if TestRun.environment["UPDATE_MESSAGES"] != nil {
            try table.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == table)
        #expect(!table.contains("| no error |"))
    }
}

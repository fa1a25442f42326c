// SPDX-License-Identifier: MIT

import TestSupport
import Testing

/// A test that collects the client's messages in one table for proofreading.
@Suite(.timeLimit(.minutes(5))) struct MessageTableTests {
    private static let table = MessageTable(
        "Tests/GraphPresenceTests/Messages/messages.md",
        [
            ("Requests that are not sent", Message.requests), ("Responses", Message.responses),
            ("Authentication", Message.authentication), ("Features", Message.features),
        ]
    )

    @Test("The table contains the client's current messages", .enabled(if: MessageTable.hasWordsOfTheSystem))
    func table() async throws {
        let table = try await Self.table.text()
        #expect(try Self.table.checkedIn(replacedBy: table) == table)
        #expect(!table.contains("| no error |"))
    }
}

// SPDX-License-Identifier: MIT

import TestSupport
import Testing

/// The client's messages in one place, for proofreading.
@Suite(.timeLimit(.minutes(5))) struct MessageTableTests {
    private static let table = MessageTable(
        "Tests/GraphPresenceTests/Messages/messages.md",
        [
            ("Requests that are not sent", Message.requests), ("Responses", Message.responses),
            ("Authentication", Message.authentication), ("Features", Message.features),
        ]
    )

    @Test("The table contains the messages of the client", .enabled(if: MessageTable.hasWordsOfTheSystem))
    func table() async throws {
        let table = try await Self.table.text()
        #expect(try Self.table.checkedIn(replacedBy: table) == table)
        #expect(!table.contains("| no error |"))
    }
}

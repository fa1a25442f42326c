// SPDX-License-Identifier: MIT

import TestSupport
import Testing

/// A test that collects the emulator's messages in one table for proofreading.
@Suite(.timeLimit(.minutes(5))) struct MessageTableTests {
    private static let table = MessageTable(
        "Tests/GraphPresenceEmulatorTests/Messages/messages.md",
        [
            ("Presence", Message.graph), ("Batches", Message.batches), ("Subscriptions", Message.subscriptions),
            ("Token endpoint", Message.tokens), ("Control", Message.control), ("State", Message.states),
            ("HTTP", Message.http),
            ("Descriptions", Message.descriptions),
        ]
    )

    @Test("The table contains the emulator's current messages", .enabled(if: MessageTable.hasWordsOfTheSystem))
    func table() async throws {
        let table = try await Self.table.text()
        #expect(try Self.table.checkedIn(replacedBy: table) == table)
        #expect(!table.contains("| no error |"))
    }
}

// SPDX-License-Identifier: MIT

import TestSupport
import Testing

/// A test that collects the messages of `graph-presence` in one table for proofreading.
@Suite(.blocking, .timeLimit(.minutes(5))) struct MessageTableTests {
    @Test(
        "The table contains the current messages of the command-line tool",
        .enabled(if: MessageTable.hasWordsOfTheSystem)
    )
    func table() async throws {
        let tool = try Tool()
        defer { tool.end() }
        let table = MessageTable(
            "Tests/CommandLineTests/Messages/messages.md",
            [
                ("Command lines", tool.usageMessages), ("Commands", tool.failureMessages),
                ("Sign-in", tool.signInMessages), ("Help", Tool.helpMessages),
            ]
        )
        let text = try await table.text()
        #expect(try table.checkedIn(replacedBy: text) == text)
        #expect(!text.contains("| no error |"))
    }
}

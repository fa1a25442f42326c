// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator
import TestSupport
import Testing

/// Tests that compare the report for each change with `reports.md`.
///
/// If the environment contains `UPDATE_GOLDEN=1`, the test writes the file. Review the differences afterward.
@Suite(.computing) struct SchemaChangeTests {
    private static let reports = TestRun.file("Tests/GraphCodeGeneratorTests/SchemaChanges/reports.md")

    private static let changes = SchemaChange.all.map { change in
        (change.name, Result { ClientChanges(from: try SchemaChange.base(), to: try change.document()) })
    }

    private func changes(of change: SchemaChange) throws -> ClientChanges {
        try #require(Self.changes.first { $0.0 == change.name }).1.get()
    }

    @Test("The report for every change matches the expected report") func reports() throws {
        var text = "# The report of `graph-codegen diff` for each change in the tests\n"
        for change in SchemaChange.all {
            text += "\n## \(change.name)\n\n\(try changes(of: change).markdown)"
        }
        if TestRun.environment["UPDATE_GOLDEN"] == "1" { try Data(text.utf8).write(to: Self.reports) }
        let expected = try String(contentsOf: Self.reports, encoding: .utf8)
        #expect(text.components(separatedBy: "\n## ") == expected.components(separatedBy: "\n## "))
    }

    @Test("The report classifies a change as breaking if the app code no longer compiles", arguments: SchemaChange.all)
    func breaking(_ change: SchemaChange) throws {
        let changes = try changes(of: change)
        #expect((changes.breakingCount > 0) == change.isBreaking)
        #expect(changes.markdown.hasPrefix("### Breaking\n") == change.isBreaking)
    }

    @Test("The names of the changes are unique") func names() {
        #expect(Set(SchemaChange.all.map(\.name)).count == SchemaChange.all.count)
    }
}

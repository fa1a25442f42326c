// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite(.computing) struct ImportCaseTests {
    @Test("Each problem is reported with its file, line, and column", arguments: ImportCase.all)
    func reported(_ example: ImportCase) throws {
        var home = try HomeImport()
        let isEdited = home.edit(example.file, example.edit.find, example.edit.replacement)
        #expect(isEdited)
        let outcome = home.run()
        if TestRun.environment["PRINT_IMPORT_CASES"] == "1" {
            print("CASE \(example.title)\n\(outcome.lines.map { "            \($0)\n" }.joined())ENDCASE")
        }
        #expect(outcome.lines.joined(separator: "\n") == example.expected)
        #expect(outcome.text == nil)
    }
}

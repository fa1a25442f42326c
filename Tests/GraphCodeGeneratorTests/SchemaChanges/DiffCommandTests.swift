// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

/// Tests for the `graph-codegen diff` command.
@Suite(.blocking, .timeLimit(.minutes(5))) final class DiffCommandTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("graph diff \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write(BaseSchema.text, to: "old.json")
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    private func diff(_ arguments: String...) throws -> Product.Result {
        try Product("graph-codegen").run(["diff"] + arguments, in: folder)
    }

    @Test("The command fails if there are breaking changes, unless they are allowed") func breakingChanges() throws {
        let text = BaseSchema.text.replacing(#", { "value": "unused" }"#, with: "")
        try write(text, to: "new.json")
        let report = "### Breaking\n\n* `Color.unused` was removed.\n"
        let result = try diff("old.json", "new.json")
        #expect(result.status == 1)
        #expect(result.output == report)
        #expect(
            result.errors
                == "error: 1 change may break apps that use the client; use '--allow-breaking' to accept breaking changes\n"
        )
        for allowed in [
            try diff("--allow-breaking", "old.json", "new.json"), try diff("old.json", "new.json", "--allow-breaking"),
        ] {
            #expect(allowed.status == 0)
            #expect(allowed.output == report)
            #expect(allowed.errors == "")
        }

        try write(text.replacing(#", { "value": "green" }"#, with: ""), to: "new.json")
        #expect(
            try diff("old.json", "new.json").errors
                == "error: 2 changes may break apps that use the client; use '--allow-breaking' to accept breaking changes\n"
        )
    }

    @Test("Non-breaking changes do not cause the command to fail") func otherChanges() throws {
        let text = BaseSchema.text.replacing(#"{ "value": "green" }"#, with: #"{ "value": "green" }, { "value": "x" }"#)
        try write(text, to: "new.json")
        let result = try diff("old.json", "new.json")
        #expect(result.status == 0)
        #expect(result.output == "### Added\n\n* `Color.x`.\n")
        #expect(result.errors == "")
    }

    @Test("Problems in both schemas are printed with their positions") func problems() throws {
        try write("[", to: "a.json")
        try write("{", to: "b.json")
        let result = try diff("a.json", "b.json")
        #expect(result.status == 1)
        #expect(result.output == "")
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("a.json:1:2: error: ") == true)
        #expect(lines.last?.hasPrefix("b.json:1:2: error: ") == true)
    }

    @Test("The command fails if a schema cannot be read") func unreadableSchema() throws {
        for name in ["none.json", "."] {
            let result = try diff("old.json", name)
            #expect(result.status == 1)
            #expect(result.output == "")
            #expect(result.errors.hasPrefix("\(name): error: the schema cannot be read: "))
        }
    }

    @Test("A schema can be read from a pipe") func pipe() throws {
        let script = "cat old.json | \"$0\" diff /dev/stdin old.json"
        let tool = Product("graph-codegen").url.path
        let result = try Product(URL(fileURLWithPath: "/bin/sh")).run(["-c", script, tool], in: folder)
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(result.output == "The declarations and the requests of the client are unchanged.\n")
    }

    @Test("A value in a schema cannot forge a line or a heading in the report") func forgedReport() throws {
        let value = #"{ "value": "x`\n## Forged\u202E", "swiftName": "unused" }"#
        try write(BaseSchema.text.replacing(#"{ "value": "unused" }"#, with: value), to: "new.json")
        let result = try diff("old.json", "new.json")
        #expect(result.status == 0)
        #expect(
            result.output == """
                ### Changed behavior

                * `Color.unused`: the value is `` x`\\n## Forged\\u{202E} `` instead of `unused`.

                """
        )
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator
import GraphSchema
import TestSupport
import Testing

/// Tests for the `graph-codegen` executable.
@Suite(.blocking, .timeLimit(.minutes(5))) final class CommandLineTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("graph codegen \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    static let presenceSchema = TestRun.file("Schema/GraphPresence.json")

    private func run(_ arguments: [String]) throws -> Product.Result {
        try Product("graph-codegen").run(arguments, in: folder)
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    private var wroteAll: String { ClientGenerator.fileNames.map { "wrote \($0)\n" }.joined() }

    @Test("A generated file is written again only if its contents change")
    func changedFiles() throws {
        let schema = try String(contentsOf: Self.presenceSchema, encoding: .utf8)
        try write(schema, to: "GraphPresence.json")
        let generate = ["generate", "--schema", "GraphPresence.json", "--output", "out/deep"]
        let first = try run(generate)
        #expect(first.status == 0)
        #expect(first.output == wroteAll)
        #expect(first.errors == "")
        let output = folder.appendingPathComponent("out/deep")
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: output.path)) == Set(ClientGenerator.fileNames)
        )
        #expect(try run(generate).output == "")

        let changed = schema.replacingOccurrences(of: "The out-of-office settings of a user.", with: "Out of office.")
        try write(changed, to: "GraphPresence.json")
        let check = try run(generate + ["--check"])
        #expect(check.status == 1)
        #expect(
            check.errors == "\(output.path)/Types4.generated.swift: error: the file is missing or does not "
                + "match the schema; generate the client again\n"
        )
        #expect(try run(generate).output == "wrote Types4.generated.swift\n")
        #expect(try run(generate + ["--check"]).status == 0)
    }

    @Test("The checked-in client matches the schema")
    func checkedInClient() throws {
        let (document, problems) = SchemaDocument.load([UInt8](try Data(contentsOf: Self.presenceSchema)))
        #expect(problems == [])
        let files = ClientGenerator.generate(try #require(document), schemaName: "GraphPresence.json")
        let checkedIn = TestRun.repository.appendingPathComponent("Generated/GraphPresence")
        for file in files {
            let text = try String(contentsOf: checkedIn.appendingPathComponent(file.name), encoding: .utf8)
            #expect(text == file.text, "\(file.name): run 'swift package generate-graph-client'")
        }
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: checkedIn.path)) == Set(ClientGenerator.fileNames)
        )
    }

    @Test("The plugin declares the files that the generator writes")
    func declaredOutputs() throws {
        let plugin = TestRun.repository.appendingPathComponent("Sources/graph-codegen-build/TargetSchema.swift")
        let text = try String(contentsOf: plugin, encoding: .utf8)
        let declared = text.matches(of: /"([A-Za-z0-9]+\.generated\.swift)"/).map { String($0.1) }
        #expect(declared == ClientGenerator.fileNames)
    }

    @Test("Every problem is printed to standard error with its position")
    func printedProblems() throws {
        try write("{\n  \"formatVersion\": 1,\n  \"nmespace\": \"a\"\n}\n", to: "bad.json")
        let expected = """
            bad.json:1:1: error: the schema must have the key 'namespace'
            bad.json:1:1: error: the schema must have the key 'version'
            bad.json:1:1: error: the schema must have the key 'client'
            bad.json:1:1: error: the schema must have the key 'paths'
            bad.json:3:3: error: 'nmespace' is not a valid key for the schema
            bad.json:3:3: note: did you mean 'namespace'?

            """
        for arguments in [["validate", "--schema"], ["validate"], ["generate", "--output", "out", "--schema"]] {
            let result = try run(arguments + ["bad.json"])
            #expect(result.status == 1)
            #expect(result.output == "")
            #expect(result.errors == expected)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("out").path))
    }

    @Test("A schema cannot forge a line in the output")
    func forgedLine() throws {
        try write("{ \"x\\n\u{202E}bad\u{9B}31m.json:1:1: error: forged\": 1 }", to: "bad.json")
        let result = try run(["validate", "--schema", "bad.json"])
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 7)
        #expect(lines.allSatisfy { $0.hasPrefix("bad.json:1:") })
        let key = #"x\n\u{202E}bad\u{9B}31m.json:1:1: error: forged"#
        #expect(lines[5] == "bad.json:1:3: error: '\(key)' is not a valid key for the schema")
    }

    @Test("A command fails if the schema is missing")
    func missingSchema() throws {
        let result = try run(["validate", "--schema", "none.json"])
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("none.json: error: the schema cannot be read: "))
    }

    @Test("A command fails if its output cannot be written")
    func unwritableOutput() throws {
        try write("", to: "file")
        let result = try run(["generate", "--schema", Self.presenceSchema.path, "--output", "file"])
        #expect(result.status == 1)
        #expect(result.errors.contains("/file: error: the output cannot be written: "))
    }

    @Test("No output is printed for a valid schema")
    func validSchema() throws {
        let result = try run(["validate", "--schema", Self.presenceSchema.path])
        #expect(result.status == 0)
        #expect(result.output + result.errors == "")
    }

    @Test("A warning is printed but does not cause a command to fail")
    func warning() throws {
        let schema = try String(contentsOf: Self.presenceSchema, encoding: .utf8)
        try write(schema.replacingOccurrences(of: "      \"standalone\": true,\n", with: ""), to: "GraphPresence.json")
        for arguments in [["validate"], ["generate", "--output", "out"], ["generate", "--output", "out", "--check"]] {
            let result = try run(arguments + ["--schema", "GraphPresence.json"])
            #expect(result.status == 0)
            let lines = result.errors.split(separator: "\n")
            #expect(lines.count == 1)
            #expect(lines[0].contains(": warning: the type 'changeNotificationCollection' is not used; "))
        }
    }

    @Test("The examples in the help are valid command lines")
    func helpExamples() throws {
        let help = try run(["--help"]).output.replacing("\\\n", with: "")
        let examples = help.split(separator: "\n").filter { $0.hasPrefix("    graph-codegen ") }
        #expect(examples.count == 4)
        for example in examples {
            let arguments = example.split(separator: " ").dropFirst().map(String.init)
            // The test's folder contains no schema, so each command fails after it has parsed its options.
            #expect(try run(arguments).status == 1, "\(example)")
        }
    }

    @Test("The help is printed")
    func help() throws {
        for arguments in [["--help"], ["-h"], ["generate", "--help"]] {
            let result = try run(arguments)
            #expect(result.status == 0)
            #expect(result.output.hasPrefix("Generates Swift clients for Microsoft Graph from a JSON schema.\n"))
        }
    }

    @Test(
        "An invalid command line fails with exit code 64",
        arguments: [
            ([], "a command is required; use 'generate', 'validate', 'import', or 'diff'"),
            (["genrate"], "'genrate' is not a valid command; did you mean 'generate'?"),
            (["generate", "--schema", "a"], "'--output' is required"),
            (["generate", "--output", "a"], "'--schema' is required"),
            (["generate", "--schma", "a"], "'--schma' is not a valid option for 'generate'; did you mean '--schema'?"),
            (["validate", "--schema"], "'--schema' requires a value"),
            (["generate", "--schema", "--check"], "'--schema' requires a value"),
            (
                ["validate", "--schema", "a", "--schema", "b"],
                "'--schema' is specified more than once; specify it once"
            ),
            (
                ["validate", "--schema", "a", "--check"],
                "'--check' is not a valid option for 'validate'; use '--schema'"
            ),
            (
                ["generate", "--schema", "a", "b"],
                "'b' is not a valid option for 'generate'; use '--schema', '--output', or '--check'"
            ),
            (
                ["validate", "--\u{1B}[31m\n"],
                #"'--\u{1B}[31m\n' is not a valid option for 'validate'; use '--schema'"#
            ),
            (["validate", "a", "b"], "'b' is not a valid option for 'validate'; use '--schema'"),
            (["validate", "a", "--schema", "b"], "'--schema' is specified more than once; specify it once"),
            (["diff"], "'diff' requires two schemas; specify the old schema and the new schema"),
            (["diff", "a", "b", "c"], "'diff' requires two schemas; specify the old schema and the new schema"),
            (["diff", "a", ""], "'diff' requires two schemas; specify the old schema and the new schema"),
            (
                ["diff", "a", "b", "--allow-breakage"],
                "'--allow-breakage' is not a valid option for 'diff'; did you mean '--allow-breaking'?"
            ),
            (
                ["diff", "--allow-breaking", "a", "b", "--allow-breaking"],
                "'--allow-breaking' is specified more than once; specify it once"
            ),
        ]
    )
    func invalidCommandLine(_ arguments: [String], _ message: String) throws {
        let result = try run(arguments)
        #expect(result.status == 64)
        #expect(result.output == "")
        #expect(
            result.errors == "error: \(message)\nrun 'graph-codegen --help' to list the commands and options\n"
        )
    }
}

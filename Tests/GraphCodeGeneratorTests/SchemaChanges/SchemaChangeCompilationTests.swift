// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator
import GraphSchema
import TestSupport
import Testing

/// Tests that compile app code with the client for each change and compare the result with the report.
///
/// The tests take several minutes. The tests run only if the environment contains `API_CHANGES=1`, which
/// `.ci/api-changes` sets.
@Suite(.serialized, .enabled(if: TestRun.environment["API_CHANGES"] == "1"))
final class SchemaChangeCompilationTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("api-changes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    @Test("An app compiles with a changed schema's client unless the report contains breaking changes")
    func compiledApps() throws {
        let base = try SchemaChange.base()
        try emitModule("Base", of: base)
        let everything = SchemaChange.all.map(\.code)
        // Each file contains the code of one app. The compiler checks every file, regardless of errors in other files.
        var apps = ["Base.swift": app(everything, module: "Base")]
        var valid: Set = ["Base.swift"]
        for (number, change) in SchemaChange.all.enumerated() {
            let module = "Change\(number)"
            let document = try change.document()
            try emitModule(module, of: document)
            let isBreaking = ClientChanges(from: base, to: document).breakingCount > 0
            apps["\(module).swift"] = app(isBreaking ? [change.code] : everything, module: module)
            if !isBreaking { valid.insert("\(module).swift") }
            guard let newCode = change.newCode else { continue }
            apps["\(module)New.swift"] = app([newCode], module: module, client: document.client.name.value)
            valid.insert("\(module)New.swift")
            apps["\(module)NewBefore.swift"] = app([newCode], module: "Base")
        }
        let errors = try errors(in: apps)
        for (file, text) in apps {
            let isExpected = (errors[file] == nil) == valid.contains(file)
            let change = Int(file.prefix { $0 != "." }.filter(\.isNumber)).map { SchemaChange.all[$0].name } ?? "base"
            #expect(isExpected, "\(change)\n\(text)\(errors[file] ?? "there is no error")")
        }
    }

    /// Returns the source code of an app that uses a client, with each part in a separate function.
    private func app(_ parts: [String], module: String, client: String = "HomeClient") -> String {
        "import GraphRuntime\nimport \(module)\n"
            + parts.enumerated().map { number, part in
                "private func part\(number)(_ client: \(client)) async throws {\n    \(part)\n}\n"
            }
            .joined()
    }

    private func emitModule(_ name: String, of document: SchemaDocument) throws {
        var files: [String] = []
        for file in ClientGenerator.generate(document, schemaName: "Schema.json") {
            files.append("\(name)-\(file.name)")
            try Data(file.text.utf8).write(to: folder.appendingPathComponent("\(name)-\(file.name)"))
        }
        let result = try compile(
            ["-emit-module", "-module-name", name, "-package-name", name]
                + ["-Xfrontend", "-experimental-skip-all-function-bodies"] + files
        )
        try #require(result.status == 0, "\(name): \(result.output)")
    }

    /// Returns the lines with errors, keyed by file name.
    private func errors(in apps: [String: String]) throws -> [String: String] {
        for (name, text) in apps { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        let result = try compile(["-typecheck", "-wmo", "-module-name", "Apps"] + apps.keys.sorted())
        let lines = result.output.split(separator: "\n").filter { $0.contains(": error: ") }.map(String.init)
        try #require(!lines.isEmpty || result.status == 0, "\(result.output)")
        return Dictionary(
            lines.map { line in
                let path = line.prefix { $0 != ":" }
                return (String(path.split(separator: "/").last ?? ""), line + "\n")
            },
            uniquingKeysWith: +
        )
    }

    private func compile(_ arguments: [String]) throws -> Product.Result {
        // All messages are written to standard output, because many messages would fill the pipe for standard error
        // before it is read.
        let options = ["-suppress-warnings", "-swift-version", "6", "-I", SwiftCompiler.runtimeModules.path, "-I", "."]
        let result = try Product(URL(fileURLWithPath: "/usr/bin/env"))
            .run(["sh", "-c", "exec swiftc \"$@\" 2>&1", "swiftc"] + options + arguments, in: folder, timeLimit: 1_800)
        // If the compiler did not finish, its errors are incomplete.
        try #require(!result.isEndedBySignal, "\(arguments)")
        return result
    }
}

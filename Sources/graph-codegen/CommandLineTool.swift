// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator
import GraphSchema

/// The command-line interface of the generator.
struct CommandLineTool {
    enum ExitCode {
        static let success: Int32 = 0
        static let failure: Int32 = 1
        static let usage: Int32 = 64
    }

    /// Runs a command line and returns the exit code.
    func run(_ arguments: [String]) -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            print(Help.text)
            return ExitCode.success
        }
        do {
            if arguments.first == "diff" { return run(try Comparison(arguments.dropFirst())) }
            if arguments.first == "import" {
                let isDone = try ImportCommand(arguments.dropFirst()).run(printError)
                return isDone ? ExitCode.success : ExitCode.failure
            }
            let invocation = try Invocation(arguments)
            if let location = invocation.location {
                try location.run()
                return ExitCode.success
            }
            return run(invocation)
        } catch let error as UsageError {
            printError("error: \(error.message)")
            printError("run 'graph-codegen --help' to list the commands and options")
            return ExitCode.usage
        } catch {
            printError("error: \(error.localizedDescription)")
            return ExitCode.failure
        }
    }

    private func run(_ invocation: Invocation) -> Int32 {
        let path = invocation.schema
        guard let document = load(path) else { return ExitCode.failure }
        guard let output = invocation.output else { return ExitCode.success }

        let schemaName = URL(fileURLWithPath: path).lastPathComponent
        let files = ClientGenerator.generate(document, schemaName: schemaName)
        let folder = URL(fileURLWithPath: output, isDirectory: true)
        return invocation.check ? check(files, in: folder) : write(files, to: folder)
    }

    private func run(_ comparison: Comparison) -> Int32 {
        // The problems of both schemas are reported.
        let (old, new) = (load(comparison.old), load(comparison.new))
        guard let old, let new else { return ExitCode.failure }
        let changes = ClientChanges(from: old, to: new)
        print(changes.markdown, terminator: "")
        let count = changes.breakingCount
        guard count > 0, !comparison.allowsBreaking else { return ExitCode.success }
        let subject = count == 1 ? "1 change may break" : "\(count) changes may break"
        printError("error: \(subject) apps that use the client; to accept this, use '--allow-breaking'")
        return ExitCode.failure
    }

    /// Reads a schema and prints its problems.
    ///
    /// - Returns: The schema; `nil` if it has errors or cannot be read.
    private func load(_ path: String) -> SchemaDocument? {
        let bytes: Data
        do {
            // A file handle also reads pipes, such as those of process substitution.
            bytes = try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).readToEnd() ?? Data()
        } catch {
            printError(
                "\(path): error: the schema cannot be read: \(Self.reason(error)); check its path and permissions"
            )
            return nil
        }
        let (document, problems) = SchemaDocument.load([UInt8](bytes))
        for line in problems.flatMap({ $0.lines(path: path) }) { printError(line) }
        return document
    }

    private func write(_ files: [GeneratedFile], to folder: URL) -> Int32 {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in files where try file.writeIfChanged(to: folder) { print("wrote \(file.name)") }
            return ExitCode.success
        } catch {
            printError(
                "\(folder.path): error: the output cannot be written: \(Self.reason(error)); "
                    + "specify another folder with '--output'"
            )
            return ExitCode.failure
        }
    }

    /// Returns the reason for a file system error, without the general sentence that Linux puts before it.
    static func reason(_ error: any Error) -> String {
        let reason = (error as NSError).localizedFailureReason ?? error.localizedDescription
        return reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    }

    private func check(_ files: [GeneratedFile], in folder: URL) -> Int32 {
        let outdated = files.filter { $0.differs(in: folder) }
        for file in outdated {
            let path = folder.appendingPathComponent(file.name).path
            printError("\(path): error: the file is missing or does not match the schema; generate it again")
        }
        return outdated.isEmpty ? ExitCode.success : ExitCode.failure
    }

    /// Prints a single line, whatever characters file names and arguments contain.
    private func printError(_ line: String) {
        FileHandle.standardError.write(Data((line.visible + "\n").utf8))
    }
}

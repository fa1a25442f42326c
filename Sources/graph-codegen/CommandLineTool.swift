import Foundation
import GraphCodeGenerator
import GraphSchema

/// The command line of the generator.
struct CommandLineTool {
    enum ExitCode {
        static let success: Int32 = 0
        static let failure: Int32 = 1
        static let usage: Int32 = 64
    }

    private static let usage = """
        Generates Swift clients for Microsoft Graph from a JSON schema.

        USAGE:
          graph-codegen generate --schema FILE --output DIRECTORY [--check]
          graph-codegen validate --schema FILE
          graph-codegen check-location --target NAME --sources DIRECTORY --package DIRECTORY
                                       --schema FILE [--schema-folder] --output FILE

        The plugin runs check-location: it fails if a target's schema is not where it was when the build was planned.

        OPTIONS:
          --schema FILE        The schema; its format is described in Schema/README.md.
          --output DIRECTORY   Where to write; files whose bytes would not change are left alone.
          --check              Write nothing; fail if a file is not what would be written.
          --target NAME        The target whose schema is NAME.json.
          --sources DIRECTORY  The target's sources, where its schema may be.
          --package DIRECTORY  The package, whose folder Schema may contain the schema.
          --schema-folder      The package had the folder Schema when the build was planned.
          --output FILE        The Swift file to write if the check succeeds; it has no code.
          --help               Show this text.

        EXAMPLE:
          graph-codegen generate --schema Schema/GraphPresence.json --output Generated/GraphPresence

        Problems of the schema go to standard error as path:line:column: error: message.
        The exit code is 0, 1 for problems, or 64 for a command line that is not understood.
        """

    /// Runs a command line and gives the exit code.
    func run(_ arguments: [String]) -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            print(Self.usage)
            return ExitCode.success
        }
        do {
            let invocation = try Invocation(arguments)
            if let location = invocation.location {
                try location.run()
                return ExitCode.success
            }
            return try run(invocation)
        } catch let error as UsageError {
            printError("error: \(error.message)")
            printError("run 'graph-codegen --help' for the commands and options")
            return ExitCode.usage
        } catch {
            printError("error: \(error.localizedDescription)")
            return ExitCode.failure
        }
    }

    private func run(_ invocation: Invocation) throws -> Int32 {
        let path = invocation.schema
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            printError("\(path): error: the schema cannot be read: \(error.localizedDescription)")
            return ExitCode.failure
        }
        let (document, problems) = SchemaDocument.load([UInt8](bytes))
        for line in problems.flatMap({ $0.lines(path: path) }) { printError(line) }
        guard let document else { return ExitCode.failure }
        guard let output = invocation.output else { return ExitCode.success }

        let schemaName = URL(fileURLWithPath: path).lastPathComponent
        let files = ClientGenerator.generate(document, schemaName: schemaName)
        let folder = URL(fileURLWithPath: output, isDirectory: true)
        return invocation.check ? check(files, in: folder) : try write(files, to: folder)
    }

    private func write(_ files: [GeneratedFile], to folder: URL) throws -> Int32 {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files where try file.writeIfChanged(to: folder) { print("wrote \(file.name)") }
        return ExitCode.success
    }

    private func check(_ files: [GeneratedFile], in folder: URL) -> Int32 {
        let stale = files.filter { $0.differs(in: folder) }
        for file in stale {
            let path = folder.appendingPathComponent(file.name).path
            printError("\(path): error: the file is not what the schema gives; generate it again")
        }
        return stale.isEmpty ? ExitCode.success : ExitCode.failure
    }

    /// Prints one line, whatever the names of files and the words of the command line contain.
    private func printError(_ line: String) {
        FileHandle.standardError.write(Data((line.visible + "\n").utf8))
    }
}

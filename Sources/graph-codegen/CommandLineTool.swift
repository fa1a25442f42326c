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

    private static let usage = """
        Generates Swift clients for Microsoft Graph from a JSON schema.

        USAGE: graph-codegen <command> <options>

        COMMANDS:
          generate         Writes the Swift files of a client.
          validate         Reports the problems of a schema and writes nothing.
          import           Writes a schema from the metadata of a service.
          check-location   Fails if a target's schema is not where it was when the build was planned. The build plugin
                           runs this command.

        GENERATE OPTIONS:
          --schema <file>         The schema. Schema/README.md describes its format.
          --output <directory>    The directory to write to. Files that would not change are not written.
          --check                 Write nothing, and fail if a file is missing or out of date.

          Example:
            graph-codegen generate --schema Schema/GraphPresence.json --output Generated/GraphPresence

        VALIDATE OPTIONS:
          --schema <file>         The schema.

          Example:
            graph-codegen validate --schema Schema/GraphPresence.json

        IMPORT OPTIONS:
          --metadata <file>       The metadata (CSDL). Metadata of another cloud adds the clouds of each operation:
                                  --metadata usGov=<file>, --metadata china=<file>.
          --slice <file>          The slice, which lists the operations. Schema/README.md describes its format.
          --overlay <file>        The overlay, which adds what the metadata does not contain.
          --output <file>         The schema to write.
          --write-metadata <file> Writes the part of the metadata that the schema needs, for each cloud.
          --check                 Write nothing, and fail if a file is missing or out of date.

          Example:
            graph-codegen import --metadata Schema/GraphPresence.csdl --slice Schema/GraphPresence.slice.json \\
                --overlay Schema/GraphPresence.overlay.json --output Schema/GraphPresence.json

        CHECK-LOCATION OPTIONS:
          --target <name>         The target. Its schema is the file <name>.json.
          --sources <directory>   The directory of the target's sources, which may contain the schema.
          --package <directory>   The directory of the package, whose folder Schema may contain the schema.
          --schema <file>         The schema when the build was planned.
          --schema-folder         The package had the folder Schema when the build was planned.
          --output <file>         The Swift file to write if the check succeeds. It contains no code.

          Example:
            graph-codegen check-location --target GraphPresence --sources Sources/GraphPresence --package . \\
                --schema Schema/GraphPresence.json --schema-folder --output .build/SchemaLocation.swift

        COMMON OPTIONS:
          -h, --help              Print this help.

        OUTPUT:
          Problems are printed to standard error as path:line:column: error: message. Parts of a schema that nothing
          uses are warnings, which do not fail a command.

        EXIT CODES:
          0    The command succeeded.
          1    The schema has errors, or a check or a file operation failed.
          64   The command line is not valid.
        """

    /// Runs a command line and returns the exit code.
    func run(_ arguments: [String]) -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            print(Self.usage)
            return ExitCode.success
        }
        do {
            if arguments.first == "import" {
                let isDone = try ImportCommand(arguments.dropFirst()).run(printError)
                return isDone ? ExitCode.success : ExitCode.failure
            }
            let invocation = try Invocation(arguments)
            if let location = invocation.location {
                try location.run()
                return ExitCode.success
            }
            return try run(invocation)
        } catch let error as UsageError {
            printError("error: \(error.message)")
            printError("run 'graph-codegen --help' to list the commands and options")
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

// SPDX-License-Identifier: MIT

import Foundation

/// The `generate` command, which writes the Swift files of a client.
package struct GenerateCommand {
    private let schema: SchemaFile
    private let output: URL
    private let isCheck: Bool

    /// Creates a command.
    ///
    /// - Parameters:
    ///   - schema: The path of the schema.
    ///   - output: The path of the folder to write to.
    ///   - isCheck: Whether to compare existing files with the schema instead of writing files. The default is `false`.
    package init(schema: String, output: String, isCheck: Bool = false) {
        self.schema = SchemaFile(path: schema)
        self.output = URL(fileURLWithPath: output, isDirectory: true)
        self.isCheck = isCheck
    }

    /// Runs the command.
    ///
    /// - Parameter report: Prints a problem.
    /// - Returns: Whether the command succeeded.
    package func run(_ report: (String) -> Void) -> Bool {
        guard let document = schema.load(report) else { return false }
        let files = ClientGenerator.generate(document, schemaName: schema.name)
        return isCheck ? check(files, report) : write(files, report)
    }

    private func write(_ files: [GeneratedFile], _ report: (String) -> Void) -> Bool {
        do {
            try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
            for file in files where try file.writeIfChanged(to: output) { print("wrote \(file.name)") }
            return true
        } catch {
            report(
                "\(output.path): error: the output cannot be written: \(error.reason); "
                    + "specify another folder with '--output'"
            )
            return false
        }
    }

    private func check(_ files: [GeneratedFile], _ report: (String) -> Void) -> Bool {
        let outdated = files.filter { $0.differs(in: output) }
        for file in outdated {
            let path = output.appendingPathComponent(file.name).path
            report("\(path): error: the file is missing or does not match the schema; generate the client again")
        }
        return outdated.isEmpty
    }
}

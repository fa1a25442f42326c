// SPDX-License-Identifier: MIT

import Foundation
import GraphMetadata
import GraphSchema
import TestSupport

/// An import of the files in `Fixtures`, which a test can edit before the import.
struct HomeImport {
    /// An input file of the import.
    enum File: String, CaseIterable {
        case metadata = "Homes.csdl"
        case china = "Homes.china.csdl"
        case slice = "Homes.slice.json"
        case overlay = "Homes.overlay.json"
    }

    /// The contents of each file.
    var files: [File: [UInt8]] = [:]

    /// Creates an import with unedited files.
    init() throws {
        for file in File.allCases { files[file] = [UInt8](try Self.data(file.rawValue)) }
    }

    /// Returns the contents of a file in `Fixtures`.
    static func data(_ name: String) throws -> Data {
        try Data(contentsOf: TestRun.file("Tests/GraphMetadataTests/Fixtures/\(name)"))
    }

    /// Replaces a text in a file, or the whole file if `find` is `nil`.
    ///
    /// - Returns: Whether the file contains the text to replace.
    mutating func edit(_ file: File, _ find: String?, _ replacement: String) -> Bool {
        guard let find else {
            files[file] = [UInt8](replacement.utf8)
            return true
        }
        let text = String(decoding: files[file] ?? [], as: UTF8.self)
        guard text.contains(find) else { return false }
        files[file] = [UInt8](text.replacingOccurrences(of: find, with: replacement).utf8)
        return true
    }

    /// The outcome of an import.
    struct Outcome {
        /// The text of the schema, or `nil` if there are errors.
        var text: String?
        /// The part of each cloud's metadata that the schema needs, or an empty array if there are errors.
        var cuts: [String] = []
        /// The lines that the import command prints.
        var lines: [String] = []
    }

    /// Imports the schema.
    func run() -> Outcome {
        var names = ImportFiles()
        var sources: [SchemaImport.Source] = []
        for (file, cloud) in [(File.metadata, Cloud.global), (.china, .china)] {
            let line = names.add(file.rawValue)
            do throws(Diagnostic) {
                let metadata = try MetadataReader.read(files[file] ?? [], firstLine: line)
                sources.append(SchemaImport.Source(clouds: [cloud], metadata: metadata))
            } catch {
                return Outcome(lines: names.lines(error))
            }
        }
        let (slice, sliceProblems) = Slice.read(
            files[.slice] ?? [],
            firstLine: names.add(File.slice.rawValue)
        )
        let (overlay, overlayProblems) = Overlay.read(
            files[.overlay] ?? [],
            firstLine: names.add(File.overlay.rawValue)
        )
        let problems = sliceProblems.sorted + overlayProblems.sorted
        guard let slice, let overlay else { return Outcome(lines: problems.flatMap { names.lines($0) }) }
        let schema = SchemaImport(sources, slice, overlay)
        return Outcome(
            text: schema.text,
            cuts: schema.text == nil ? [] : sources.map { MetadataCut($0.metadata, for: schema).text },
            lines: schema.problems.flatMap { names.lines($0) }
        )
    }
}

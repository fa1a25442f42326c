// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator
import GraphMetadata
import GraphSchema

/// The `import` command, which writes a schema from the metadata of a service, a slice, and an overlay.
struct ImportCommand {
    private var metadata: [(clouds: [Cloud], path: String)] = []
    private var values: [String: String] = [:]
    private var isCheck = false

    /// The options of the command.
    static let options = ["--metadata", "--slice", "--overlay", "--output", "--write-metadata", "--check"]

    /// The clouds that the option `--metadata` accepts. The US Government clouds share their metadata.
    private static let clouds: [String: [Cloud]] = [
        "global": [.global], "usGov": [.usGovL4, .usGovL5], "usGovL4": [.usGovL4], "usGovL5": [.usGovL5],
        "china": [.china],
    ]

    /// Creates a command from the arguments that follow the command name.
    ///
    /// - Throws: ``UsageError`` if an argument is missing or not valid.
    init(_ arguments: ArraySlice<String>) throws {
        var rest = arguments
        while let option = rest.popFirst() {
            guard Self.options.contains(option) else {
                throw Invocation.unknown(option, isNot: "a valid option for 'import'", Self.options)
            }
            if option == "--check" {
                isCheck = true
                continue
            }
            guard let value = rest.popFirst(), !value.isEmpty, !value.hasPrefix("--") else {
                throw UsageError(message: "'\(option)' requires a value")
            }
            if option == "--metadata" {
                try addMetadata(value)
            } else if values.updateValue(value, forKey: option) != nil {
                throw UsageError(message: "'\(option)' is specified more than once; specify it once")
            }
        }
        guard !metadata.isEmpty else { throw UsageError(message: "'--metadata' is required") }
        guard values["--slice"] != nil else { throw UsageError(message: "'--slice' is required") }
        guard values["--output"] != nil || values["--write-metadata"] != nil else {
            throw UsageError(message: "'--output' is required")
        }
        // Metadata without a cloud belongs to the global service, unless no option specifies a cloud.
        if metadata.contains(where: { !$0.clouds.isEmpty }) {
            metadata = metadata.map { ($0.clouds.isEmpty ? [.global] : $0.clouds, $0.path) }
        }
        for cloud in Cloud.allCases where metadata.filter({ $0.clouds.contains(cloud) }).count > 1 {
            throw UsageError(
                message: "'--metadata' specifies more than one file for the cloud '\(cloud.rawValue)'; specify only one"
            )
        }
        guard metadata.filter(\.clouds.isEmpty).count < 2 else {
            throw UsageError(
                message: "'--metadata' specifies more than one file without a cloud; "
                    + "specify a cloud for each further file, for example 'china=FILE'"
            )
        }
        // The types and operations are those in the global service's metadata, regardless of the order of the options.
        let main = metadata.filter { $0.clouds == [.global] }
        metadata = main + metadata.filter { $0.clouds != [.global] }
        values["--overlay"] = values["--overlay"] ?? defaultOverlay
    }

    /// The overlay next to the slice, for example `Mail.overlay.json` for `Mail.slice.json`; `nil` if there is no
    /// overlay.
    private var defaultOverlay: String? {
        guard let overlay = path(besideSlice: ".overlay.json"), FileManager.default.fileExists(atPath: overlay) else {
            return nil
        }
        return overlay
    }

    /// Returns the path of a file that belongs to the slice; `nil` if the slice's file name has a different form.
    private func path(besideSlice ending: String) -> String? {
        guard let slice = values["--slice"], slice.hasSuffix(".slice.json") else { return nil }
        return slice.dropLast(".slice.json".count) + ending
    }

    private mutating func addMetadata(_ value: String) throws {
        let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, let clouds = Self.clouds[parts[0]] {
            guard !parts[1].isEmpty else { throw UsageError(message: "'--metadata \(value)' requires a file") }
            metadata.append((clouds, parts[1]))
        } else if parts.count == 2, parts[0].allSatisfy({ $0.isLetter || $0.isNumber }) {
            let known = ["global", "usGov", "usGovL4", "usGovL5", "china"]
            throw Invocation.unknown(parts[0], isNot: "a valid cloud for '--metadata'", known)
        } else {
            metadata.append(([], value))
        }
    }

    /// Runs the command.
    ///
    /// - Parameter report: A closure that prints a problem.
    /// - Returns: Whether the command succeeded.
    func run(_ report: (String) -> Void) -> Bool {
        var files = ImportFiles()
        var sources: [SchemaImport.Source] = []
        for file in metadata {
            let line = files.add(file.path)
            guard let bytes = read(file.path, "the metadata", report) else { return false }
            do throws(Diagnostic) {
                let metadata = try MetadataReader.read(bytes, firstLine: line)
                sources.append(SchemaImport.Source(clouds: file.clouds, metadata: metadata))
            } catch {
                files.lines(error).forEach(report)
                return false
            }
        }
        let slicePath = values["--slice"] ?? ""
        let sliceLine = files.add(slicePath)
        guard let sliceBytes = read(slicePath, "the slice", report) else { return false }
        let (slice, sliceProblems) = Slice.read(sliceBytes, firstLine: sliceLine)
        var (overlay, overlayProblems): (Overlay?, Diagnostics) = (Overlay(), Diagnostics())
        if let path = values["--overlay"] {
            let line = files.add(path)
            guard let bytes = read(path, "the overlay", report) else { return false }
            (overlay, overlayProblems) = Overlay.read(bytes, firstLine: line)
        }
        for problem in sliceProblems.sorted + overlayProblems.sorted { files.lines(problem).forEach(report) }
        guard let slice, let overlay else { return false }
        let schema = SchemaImport(sources, slice, overlay, hasFormatFile: hasFormatFile)
        for problem in schema.problems { files.lines(problem).forEach(report) }
        if metadata.count > 1, schema.problems.contains(where: { $0.kind == .unresolvedOperation }) {
            report("\(metadata[0].path): note: only the types and operations in this file are used")
        }
        guard let text = schema.text else { return false }
        var isCurrent = true
        if let path = values["--output"] { isCurrent = write(text, to: path, "--output", report) }
        if let path = values["--write-metadata"] {
            for (source, file) in zip(sources, metadata) {
                let path = Self.path(path, for: file.clouds)
                let text = MetadataCut(source.metadata, for: schema).text
                isCurrent = write(text, to: path, "--write-metadata", report) && isCurrent
            }
        }
        return isCurrent
    }

    /// Returns the path of a cloud's trimmed metadata: `Mail.csdl`, `Mail.usGov.csdl`, or `Mail.china.csdl`.
    private static func path(_ path: String, for clouds: [Cloud]) -> String {
        let name = Self.clouds.filter { $0.value == clouds }.keys.sorted().first ?? "global"
        guard name != "global" else { return path }
        let url = URL(fileURLWithPath: path)
        let folder = path.hasPrefix("/") || path.contains("/") ? url.deletingLastPathComponent().relativePath + "/" : ""
        return "\(folder)\(url.deletingPathExtension().lastPathComponent).\(name).\(url.pathExtension)"
    }

    private func read(_ path: String, _ what: String, _ report: (String) -> Void) -> [UInt8]? {
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            // Before the first import, the file with the part of the metadata that the schema needs does not exist.
            let isPart = path == self.path(besideSlice: ".csdl") && !FileManager.default.fileExists(atPath: path)
            let hint =
                isPart
                ? "specify the service's metadata with '--metadata FILE' ('generate-graph-client' and '--write-metadata' "
                    + "create this file from it)"
                : error.readingAdvice
            report("\(path): error: \(what) cannot be read: \(error.reason); \(hint)")
            return nil
        }
    }

    /// Whether the JSON Schema file for the format is next to the output. If so, the output refers to this file.
    private var hasFormatFile: Bool {
        guard let output = values["--output"] else { return false }
        let folder = URL(fileURLWithPath: output).deletingLastPathComponent()
        return FileManager.default.fileExists(atPath: folder.appendingPathComponent("graph-client.schema.json").path)
    }

    /// Writes a file if its contents change. In a check, the method reports the change instead.
    ///
    /// - Parameters:
    ///   - text: The contents.
    ///   - path: The path of the file.
    ///   - option: The option that specifies the path.
    ///   - report: A closure that prints a problem.
    /// - Returns: Whether the file has the contents.
    private func write(_ text: String, to path: String, _ option: String, _ report: (String) -> Void) -> Bool {
        let url = URL(fileURLWithPath: path)
        let data = Data(text.utf8)
        guard (try? Data(contentsOf: url)) != data else { return true }
        if isCheck {
            report(
                "\(path): error: the file does not match the metadata, the slice, and the overlay; import the schema again, "
                    + "and run 'graph-codegen diff' to see what changes for apps"
            )
            return false
        }
        do {
            let folder = url.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try data.write(to: url, options: .atomic)
        } catch {
            report("\(path): error: the file cannot be written: \(error.reason); specify another path with '\(option)'")
            return false
        }
        print("wrote \(url.lastPathComponent)")
        return true
    }
}

import Foundation

/// A check that a target's schema is where it was when the build was planned.
struct LocationCheck {
    /// The target's name.
    let target: String
    /// The folder of the target's sources.
    let sources: String
    /// The folder of the package.
    let package: String
    /// The schema that the build was planned with.
    let schema: String
    /// Whether the package had the folder `Schema` when the build was planned, so that it is an input of the build.
    let hasFolder: Bool
    /// The Swift file to write.
    let output: String

    /// The build system runs a command for the sake of its outputs, and an output that is not Swift would be a resource.
    private static let text = Data("// No code: the target has one schema, which is where the build expects it.\n".utf8)

    /// Runs the check and writes the output if it succeeds.
    ///
    /// - Throws: ``TargetSchemaError`` if the target has no schema, two, or one at another place, or if the folder
    ///   `Schema` was removed; an error of the file system.
    func run() throws {
        let package = URL(fileURLWithPath: package, isDirectory: true)
        let found = try TargetSchema.require(
            target: target,
            sources: URL(fileURLWithPath: sources, isDirectory: true),
            package: package
        )
        guard found.file.standardizedFileURL == URL(fileURLWithPath: schema).standardizedFileURL else {
            let path = found.file.path(percentEncoded: false)
            throw stale("the schema of the target '\(target)' is now \(path)")
        }
        let folder = TargetSchema.folder(package: package).path(percentEncoded: false)
        guard !hasFolder || FileManager.default.fileExists(atPath: folder) else {
            throw stale("the folder \(folder) was removed")
        }
        let file = URL(fileURLWithPath: output)
        guard (try? Data(contentsOf: file)) != Self.text else { return }
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Self.text.write(to: file, options: .atomic)
    }

    private func stale(_ reason: String) -> TargetSchemaError {
        TargetSchemaError(description: "\(reason); save the root package's Package.swift to plan the build again")
    }
}

import Foundation
import GraphCodeGenerator
import TestSupport

/// The Swift compiler, on generated files in a folder of its own.
struct SwiftCompiler: ~Copyable {
    private let folder: URL
    private var names: [String] = []

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("graph-codegen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Adds a file.
    mutating func add(_ text: String, as name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        names.append(name)
    }

    /// The lines with errors and warnings that the compiler prints.
    ///
    /// - Parameter options: What the compiler does with the files.
    /// - Returns: The lines; everything that was printed if the compiler failed without such a line.
    /// - Throws: An error of the system if the compiler cannot be run.
    func problems(_ options: [String]) throws -> [String] {
        // The names of many files are longer than a command line may be.
        try Data(names.joined(separator: "\n").utf8).write(to: folder.appendingPathComponent("files"))
        let result = try Product(URL(fileURLWithPath: "/usr/bin/env"))
            .run(["swiftc"] + options + ["@files"], in: folder)
        let lines = result.errors.split(separator: "\n").map(String.init)
        let problems = lines.filter { $0.contains(": error: ") || $0.contains(": warning: ") }
        return result.status == 0 || !problems.isEmpty ? problems : lines
    }

    /// Where the module of the runtime is that was built with the tests.
    static var runtimeModules: URL {
        let products = Product("").url
        let modules = products.appendingPathComponent("Modules")
        return FileManager.default.fileExists(atPath: modules.path) ? modules : products
    }
}

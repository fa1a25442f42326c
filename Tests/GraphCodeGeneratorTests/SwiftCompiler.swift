// SPDX-License-Identifier: MIT

import Foundation
import GraphCodeGenerator
import TestSupport

/// The Swift compiler, which compiles generated files in a temporary folder.
struct SwiftCompiler: ~Copyable {
    private let folder: URL
    private var names: [String] = []

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("graph-codegen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file to the temporary folder.
    mutating func add(_ text: String, as name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        names.append(name)
    }

    /// Runs the compiler and returns its errors and warnings.
    ///
    /// - Parameter options: The compiler options.
    /// - Returns: The lines with errors or warnings, or all lines if the compiler failed without printing any of these.
    /// - Throws: A system error if the compiler cannot be run.
    func problems(_ options: [String]) throws -> [String] {
        // A command line with many file names could exceed the maximum length.
        try Data(names.joined(separator: "\n").utf8).write(to: folder.appendingPathComponent("files"))
        let result = try Product(URL(fileURLWithPath: "/usr/bin/env"))
            .run(["swiftc"] + options + ["@files"], in: folder)
        let lines = result.errors.split(separator: "\n").map(String.init)
        let problems = lines.filter { $0.contains(": error: ") || $0.contains(": warning: ") }
        return result.status == 0 || !problems.isEmpty ? problems : lines
    }

    /// The folder that contains the runtime module built together with the tests.
    static var runtimeModules: URL {
        let products = Product("").url
        let modules = products.appendingPathComponent("Modules")
        return FileManager.default.fileExists(atPath: modules.path) ? modules : products
    }
}

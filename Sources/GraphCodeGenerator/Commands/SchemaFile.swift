// SPDX-License-Identifier: MIT

import Foundation
package import GraphSchema

/// A file that contains a schema.
package struct SchemaFile {
    private let path: String

    /// Creates a file from its path.
    package init(path: String) {
        self.path = path
    }

    /// The name of the file, without its folder.
    var name: String { URL(fileURLWithPath: path).lastPathComponent }

    /// Reads the schema.
    ///
    /// - Parameter report: Prints a problem in the schema.
    /// - Returns: The schema; `nil` if the schema has errors or the file cannot be read.
    package func load(_ report: (String) -> Void) -> SchemaDocument? {
        let bytes: Data
        do {
            // A file handle also reads pipes, for example the pipes that process substitution creates.
            bytes = try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).readToEnd() ?? Data()
        } catch {
            report("\(path): error: the schema cannot be read: \(error.reason); \(error.readingAdvice)")
            return nil
        }
        let (document, problems) = SchemaDocument.load([UInt8](bytes))
        for line in problems.flatMap({ $0.lines(path: path) }) { report(line) }
        return document
    }
}

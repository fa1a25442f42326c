// SPDX-License-Identifier: MIT

package import Foundation

extension GeneratedFile {
    /// Returns whether the file in a folder differs from this file or is missing.
    ///
    /// - Parameter folder: The folder that contains the file.
    /// - Returns: Whether the file differs or is missing.
    package func differs(in folder: URL) -> Bool {
        (try? Data(contentsOf: folder.appendingPathComponent(name))) != Data(text.utf8)
    }

    /// Writes the file to a folder, unless an identical file exists.
    ///
    /// - Parameter folder: The folder, which must exist.
    /// - Returns: Whether the file was written.
    /// - Throws: An error if the file cannot be written.
    package func writeIfChanged(to folder: URL) throws -> Bool {
        guard differs(in: folder) else { return false }
        try Data(text.utf8).write(to: folder.appendingPathComponent(name), options: .atomic)
        return true
    }
}

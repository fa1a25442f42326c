package import Foundation

extension GeneratedFile {
    /// Whether a file in a folder has other bytes than this one, or is not there.
    ///
    /// - Parameter folder: The folder.
    /// - Returns: Whether it differs.
    package func differs(in folder: URL) -> Bool {
        (try? Data(contentsOf: folder.appendingPathComponent(name))) != Data(text.utf8)
    }

    /// Writes the file if its bytes are others than those that are there.
    ///
    /// - Parameter folder: The folder, which must exist.
    /// - Returns: Whether it was written.
    /// - Throws: An error of the file system.
    package func writeIfChanged(to folder: URL) throws -> Bool {
        guard differs(in: folder) else { return false }
        try Data(text.utf8).write(to: folder.appendingPathComponent(name), options: .atomic)
        return true
    }
}

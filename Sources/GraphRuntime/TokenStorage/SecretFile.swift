// SPDX-License-Identifier: MIT

package import Foundation

/// A new version of a file, which replaces the existing file after all of its contents are written.
///
/// Only the owner of the file can read the new version, even while the contents are being written.
package final class SecretFile: Sendable {
    /// An error that a system call reported.
    package struct SystemFailure: Error {
        var code = errno
    }

    private let path: String
    private let descriptor: Int32

    /// Creates the new version in the same folder as the file.
    ///
    /// - Parameters:
    ///   - path: The path of the file to replace.
    ///   - count: The disk space to reserve, in bytes.
    /// - Throws: ``SystemFailure`` if the disk is full or the folder is not writable.
    package init(replacing path: String, count: Int) throws(SystemFailure) {
        self.path = path + "." + UUID().uuidString
        descriptor = open(self.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemFailure() }
        do {
            try write(Data(repeating: UInt8(ascii: " "), count: count))
        } catch {
            discard()
            throw error
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Writes the contents and waits until they are on the disk.
    ///
    /// - Parameter data: The contents.
    /// - Throws: ``SystemFailure`` if a system call fails.
    package func write(_ data: Data) throws(SystemFailure) {
        var written = 0
        while written < data.count {
            let count = data.withUnsafeBytes { bytes in
                pwrite(descriptor, bytes.baseAddress.map { $0 + written }, data.count - written, off_t(written))
            }
            guard count >= 0 || errno == EINTR else { throw SystemFailure() }
            written += max(0, count)
        }
        // Some file systems report a full disk only at this point.
        guard ftruncate(descriptor, off_t(data.count)) == 0, fsync(descriptor) == 0 else { throw SystemFailure() }
    }

    /// Replaces the existing file with the new version.
    ///
    /// - Parameter path: The path of the file to replace.
    /// - Throws: ``SystemFailure`` if a system call fails. The file is then unchanged.
    package func replace(_ path: String) throws(SystemFailure) {
        guard rename(self.path, path) == 0 else { throw SystemFailure() }
    }

    /// Removes the new version, unless it has replaced the existing file.
    package func discard() {
        unlink(path)
    }
}

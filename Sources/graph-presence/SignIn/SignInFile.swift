import Foundation

/// A new file of the store, which takes the place of the one before once it is written.
///
/// It is its owner's alone from the beginning.
final class SignInFile: Sendable {
    /// What the system says.
    struct SystemFailure: Error {
        let code = errno
        var description: String { String(cString: strerror(code)) }
    }

    private let path: String
    private let descriptor: Int32

    /// Creates the file beside another one.
    ///
    /// - Parameters:
    ///   - path: The file whose place it takes.
    ///   - count: How many bytes the disk must have room for.
    /// - Throws: ``SystemFailure`` if it has not.
    init(beside path: String, count: Int) throws(SystemFailure) {
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

    /// Writes the contents, which are on the disk when this returns.
    private func write(_ data: Data) throws(SystemFailure) {
        var written = 0
        while written < data.count {
            let count = data.withUnsafeBytes { bytes in
                pwrite(descriptor, bytes.baseAddress.map { $0 + written }, data.count - written, off_t(written))
            }
            guard count >= 0 || errno == EINTR else { throw SystemFailure() }
            written += max(0, count)
        }
        // A full disk may be noticed only now.
        guard ftruncate(descriptor, off_t(data.count)) == 0, fsync(descriptor) == 0 else { throw SystemFailure() }
    }

    /// Writes the contents and puts the file in the place of the other.
    ///
    /// - Parameters:
    ///   - path: The file whose place it takes.
    ///   - data: The contents.
    /// - Throws: ``SystemFailure``; the other file is unchanged then.
    func replace(_ path: String, with data: Data) throws(SystemFailure) {
        try write(data)
        guard rename(self.path, path) == 0 else { throw SystemFailure() }
    }

    /// Removes the file, unless it has taken its place.
    func discard() {
        unlink(path)
    }
}

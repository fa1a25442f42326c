// SPDX-License-Identifier: MIT

public import Foundation

/// A store that keeps a user's sign-in in a file that only its owner can read.
///
/// ```swift
/// let store = FileRefreshTokenStore(
///     file: URL(fileURLWithPath: "/var/lib/busy-light/sign-in.json")
/// )
/// let credential = DeviceCodeCredential(clientId: "…", store: store) {
///     print($0.message)
/// }
/// ```
///
/// Several processes can share the file. A credential locks it during a renewal, because the token endpoint may accept
/// a refresh token only once. The lock is a file in the same folder, whose name ends with `.lock`. The file itself is
/// replaced as a whole.
public struct FileRefreshTokenStore: RefreshTokenStore {
    /// An error that indicates that a sign-in cannot be read, stored, or removed.
    package struct Failure: LocalizedError {
        package let errorDescription: String?

        package init(errorDescription: String?) {
            self.errorDescription = errorDescription
        }
    }

    /// The minimum number of bytes to reserve for a renewed sign-in.
    private static let minimumRoom = 16_384

    /// The file, which may not exist.
    public let file: URL
    private let lockTimeout: Duration

    /// Creates a store. This does not create the file.
    ///
    /// - Parameters:
    ///   - file: The URL of the file. Its folder is created if necessary, with access for its owner only.
    ///   - lockTimeout: How long to wait for another process that renews the sign-in. The default is 270 seconds, which
    ///     is how long a renewal with the default options takes if every attempt times out.
    public init(file: URL, lockTimeout: Duration = .seconds(270)) {
        self.file = file
        self.lockTimeout = lockTimeout
    }

    /// Returns the contents of the file.
    ///
    /// - Returns: The contents, or `nil` if there is no file.
    /// - Throws: An error with the path and the reason if the file cannot be read.
    public func load() throws -> Data? { try read() }

    /// Replaces the contents of the file, or removes the file.
    ///
    /// - Parameter data: The contents, or `nil` to remove the file.
    /// - Throws: An error with the path and the reason. The file is then unchanged.
    public func save(_ data: Data?) throws {
        guard let data else {
            _ = try remove()
            return
        }
        try write(data)
    }

    /// Returns the contents of the file; `nil` if there is none.
    package func read() throws(Failure) -> Data? {
        func failure(_ problem: String) -> Failure {
            Failure(
                errorDescription:
                    "the sign-in file '\(file.path)' cannot be read: \(problem); check its path and permissions"
            )
        }
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let system = SecretFile.SystemFailure()
            if system.code == ENOENT || system.code == ENOTDIR { return nil }
            throw failure(system.description)
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else {
            throw failure("it is a folder")
        }
        do {
            return try handle.readToEnd() ?? Data()
        } catch {
            throw failure(error.localizedDescription)
        }
    }
}

extension FileRefreshTokenStore {
    /// Waits until no other process renews the sign-in, and locks it.
    ///
    /// - Parameter timeout: How long to wait; `nil` for the timeout of the store. The default is `nil`.
    /// - Returns: The lock; `nil` if the file cannot be locked.
    /// - Throws: ``FileLock/Failure`` if another process does not release the lock in time, or `CancellationError`.
    package func lock(timeout: Duration? = nil) async throws -> FileLock? {
        try await FileLock.acquire(of: file, timeout: timeout ?? lockTimeout)
    }

    /// Reserves room for a renewed sign-in, so that it is not lost if the disk is full.
    ///
    /// - Returns: The file for ``write(_:in:)``.
    /// - Throws: ``Failure``, which contains the reason that the system reported.
    package func reserve() throws(Failure) -> SecretFile {
        do {
            let size = (try? Data(contentsOf: file))?.count ?? 0
            return try newFile(count: max(2 * size, Self.minimumRoom))
        } catch {
            throw Failure(
                errorDescription: "the sign-in was not renewed because it cannot be stored in '\(file.path)': "
                    + "\(Self.reason(error)); check the disk and the permissions, and retry (the stored sign-in is "
                    + "still valid)"
            )
        }
    }

    /// Replaces the contents of the file. If this fails, the file is unchanged.
    ///
    /// - Parameters:
    ///   - data: The contents.
    ///   - reserved: The file from ``reserve()``; `nil` to create one. The default is `nil`.
    /// - Throws: ``Failure``, which contains the reason that the system reported.
    package func write(_ data: Data, in reserved: SecretFile? = nil) throws(Failure) {
        do {
            let new = try reserved ?? newFile(count: data.count)
            do {
                try new.replace(file.path, with: data)
            } catch {
                new.discard()
                throw error
            }
            syncFolder(file.deletingLastPathComponent().path)
        } catch {
            throw Failure(
                errorDescription: "the new sign-in cannot be stored in '\(file.path)': \(Self.reason(error)); "
                    + "check the path, the disk, and the permissions (the previous sign-in is unchanged)"
            )
        }
    }

    /// Removes the file.
    ///
    /// - Returns: Whether the file existed.
    /// - Throws: ``Failure`` if it cannot be removed or is a folder.
    package func remove() throws(Failure) -> Bool {
        func failure(_ reason: String) -> Failure {
            Failure(errorDescription: "the sign-in file '\(file.path)' cannot be removed: \(reason)")
        }
        func systemFailure() -> Failure {
            failure("\(SecretFile.SystemFailure().description); check the permissions of its folder")
        }
        var status = stat()
        guard lstat(file.path, &status) == 0 else {
            guard errno == ENOENT else { throw systemFailure() }
            return false
        }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw failure("it is a folder; delete the folder manually") }
        guard unlink(file.path) == 0 else { throw systemFailure() }
        return true
    }

    private static func reason(_ error: any Error) -> String {
        guard let failure = error as? SecretFile.SystemFailure else { return error.localizedDescription }
        return failure.code == EISDIR ? "it is a folder" : failure.description
    }

    private func newFile(count: Int) throws -> SecretFile {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return try SecretFile(replacing: file.path, count: count)
    }

    /// Makes a renamed file survive a power failure, if the file system supports it.
    private func syncFolder(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}

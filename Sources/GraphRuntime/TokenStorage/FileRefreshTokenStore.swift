// SPDX-License-Identifier: MIT

public import Foundation

/// A store that keeps a user's sign-in in a file that only the file's owner can read.
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
/// Several processes can share the file. A credential locks the file during a renewal, because the token endpoint may
/// accept a refresh token only once. The lock is a separate file in the same folder, with the extension `.lock`. A new
/// sign-in replaces the entire file.
public struct FileRefreshTokenStore: RefreshTokenStore {
    /// An error that indicates that a sign-in cannot be read, stored, or removed.
    package struct Failure: LocalizedError {
        package let errorDescription: String?

        package init(errorDescription: String?) {
            self.errorDescription = errorDescription
        }
    }

    /// The minimum disk space to reserve for a renewed sign-in, in bytes.
    private static let minimumRoom = 16_384

    /// The URL of the file, which may not exist yet.
    public let file: URL
    private let lockTimeout: Duration

    /// Creates a store without creating the file.
    ///
    /// - Parameters:
    ///   - file: The URL of the file. If necessary, the folder is created when a sign-in is stored, and only the
    ///     folder's owner can access it.
    ///   - lockTimeout: The maximum time to wait while another process renews the sign-in. The default is 270 seconds,
    ///     which is the duration of a renewal with the default options if every attempt times out.
    public init(file: URL, lockTimeout: Duration = .seconds(270)) {
        self.file = file
        self.lockTimeout = lockTimeout
    }

    /// Returns the contents of the file.
    ///
    /// - Returns: The contents, or `nil` if there is no file.
    /// - Throws: An error that contains the path and the reason, if the file cannot be read.
    public func load() throws -> Data? { try read() }

    /// Replaces the contents of the file, or removes the file.
    ///
    /// - Parameter data: The contents, or `nil` to remove the file.
    /// - Throws: An error that contains the path and the reason, if the file cannot be replaced or removed. The file is
    ///   then unchanged.
    public func save(_ data: Data?) throws {
        guard let data else {
            _ = try remove()
            return
        }
        try write(data)
    }

    /// Returns the contents of the file, or `nil` if the file does not exist.
    package func read() throws(Failure) -> Data? {
        func failure(_ error: any Error) -> Failure {
            let problem = FileProblem(error, while: .reading)
            return Failure(errorDescription: "the sign-in file '\(file.path)' cannot be read: \(problem.description)")
        }
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let system = SecretFile.SystemFailure()
            if system.code == ENOENT || system.code == ENOTDIR { return nil }
            throw failure(system)
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else {
            throw failure(SecretFile.SystemFailure(code: EISDIR))
        }
        do {
            return try handle.readToEnd() ?? Data()
        } catch {
            throw failure(error)
        }
    }
}

extension FileRefreshTokenStore {
    /// Locks the file, after waiting until no other process is renewing the sign-in.
    ///
    /// - Parameter timeout: The maximum time to wait; `nil` for the store's timeout. The default is `nil`.
    /// - Returns: The lock, or `nil` if the file cannot be locked.
    /// - Throws: ``FileLock/Failure`` if another process does not release the lock in time, or `CancellationError` if
    ///   the task is canceled.
    package func lock(timeout: Duration? = nil) async throws -> FileLock? {
        try await FileLock.acquire(of: file, timeout: timeout ?? lockTimeout)
    }

    /// Reserves disk space, so that a renewed sign-in can be stored even if the disk becomes full.
    ///
    /// - Returns: The reserved file, which you pass to ``write(_:in:)``.
    /// - Throws: ``Failure`` with the system's reason if the disk space cannot be reserved.
    package func reserve() throws(Failure) -> SecretFile {
        do {
            let size = (try? Data(contentsOf: file))?.count ?? 0
            return try newFile(count: max(2 * size, Self.minimumRoom))
        } catch {
            throw Failure(
                errorDescription: "the sign-in was not renewed because it cannot be stored in '\(file.path)': "
                    + "\(FileProblem(error, while: .writing).description), and then retry (the stored sign-in is still "
                    + "valid)"
            )
        }
    }

    /// Replaces the contents of the file. If the replacement fails, the file is unchanged.
    ///
    /// - Parameters:
    ///   - data: The contents.
    ///   - reserved: The file from ``reserve()``; `nil` to create a new file. The default is `nil`.
    ///   - isReplaceable: A closure that receives the current contents, which are `nil` if the file does not exist or
    ///     cannot be read, and returns whether to replace them. The default closure returns `true`.
    /// - Returns: Whether the contents were replaced.
    /// - Throws: ``Failure`` with the system's reason if the file cannot be replaced.
    @discardableResult
    package func write(
        _ data: Data,
        in reserved: SecretFile? = nil,
        where isReplaceable: (Data?) -> Bool = { _ in true }
    ) throws(Failure) -> Bool {
        do {
            let new = try reserved ?? newFile(count: data.count)
            do {
                try new.write(data)
                let isReplaced = try withExclusiveAccess {
                    guard isReplaceable(try? read()) else { return false }
                    try new.replace(file.path)
                    return true
                }
                guard isReplaced else {
                    new.discard()
                    return false
                }
            } catch {
                new.discard()
                throw error
            }
            syncFolder(file.deletingLastPathComponent().path)
            return true
        } catch {
            throw Failure(
                errorDescription: "the new sign-in cannot be stored in '\(file.path)': "
                    + "\(FileProblem(error, while: .writing).description) (the previous sign-in is unchanged)"
            )
        }
    }

    /// Removes the file.
    ///
    /// - Returns: Whether the file existed.
    /// - Throws: ``Failure`` if the file cannot be removed or is a folder.
    package func remove() throws(Failure) -> Bool {
        func failure(_ reason: String) -> Failure {
            Failure(errorDescription: "the sign-in file '\(file.path)' cannot be removed: \(reason)")
        }
        func systemFailure() -> Failure {
            failure(FileProblem(SecretFile.SystemFailure(), while: .removing).description)
        }
        var status = stat()
        guard lstat(file.path, &status) == 0 else {
            guard errno == ENOENT else { throw systemFailure() }
            return false
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw failure("the path is a folder; delete the folder manually")
        }
        // Another process may have removed the file while this one waited for access.
        let problem = withExclusiveAccess { unlink(file.path) == 0 || errno == ENOENT ? nil : systemFailure() }
        if let problem { throw problem }
        return true
    }

    /// Runs a closure that replaces or removes the file, while no other process or task does so. For example, one
    /// process can remove a sign-in while another process renews it.
    ///
    /// The lock is held only for the duration of the closure. The lock from ``lock(timeout:)`` is held for an entire
    /// renewal, which a sign-out must not wait for.
    private func withExclusiveAccess<Value>(_ body: () throws -> Value) rethrows -> Value {
        // If another program keeps the file locked, the closure runs after a second without the lock.
        for _ in 0..<1_000 {
            let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            guard descriptor >= 0 else { break }
            defer { close(descriptor) }
            var (opened, current) = (stat(), stat())
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                // The file may have been replaced before it was locked.
                guard fstat(descriptor, &opened) == 0, stat(file.path, &current) == 0,
                    opened.st_dev == current.st_dev, opened.st_ino == current.st_ino
                else { continue }
                return try body()
            }
            guard errno == EWOULDBLOCK || errno == EINTR else { break }
            usleep(1_000)
        }
        return try body()
    }

    private func newFile(count: Int) throws -> SecretFile {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return try SecretFile(replacing: file.path, count: count)
    }

    /// Synchronizes a folder with the disk, so that a renamed file survives a power failure if the file system supports
    /// this.
    private func syncFolder(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}

import Foundation

/// The sign-in that `login` keeps, in a file that only its owner can read.
struct SignInStore {
    /// A sign-in.
    struct SignIn: Codable, Equatable {
        /// Identifies one `login`; `nil` in files of earlier versions.
        var id: String?
        var clientId: String
        var tenant: String
        var authority: String?
        var cloud: String
        var refreshToken: String

        /// Whether another one came of the same `login`, perhaps with another refresh token.
        func isSame(as other: SignIn) -> Bool {
            var other = other
            other.refreshToken = refreshToken
            return self == other
        }
    }

    /// The sign-in cannot be stored or removed.
    struct Failure: LocalizedError {
        let errorDescription: String?
    }

    /// How long to wait for another process that uses the sign-in: longer than it takes to renew one.
    static let lockTimeout = Duration.seconds(30)

    private let file: URL

    /// Creates the store of a folder.
    ///
    /// - Parameter folder: The folder of the user's configuration.
    init(folder: URL) {
        file = folder.appendingPathComponent("graph-presence/sign-in.json")
    }

    /// Creates the store of the user's configuration folder.
    ///
    /// - Throws: ``ConfigurationFolder/Failure`` if there is no such folder.
    init() throws(ConfigurationFolder.Failure) {
        self.init(folder: try ConfigurationFolder.url(environment: ProcessInfo.processInfo.environment))
    }

    /// Waits until no other process changes the sign-in.
    func lock(timeout: Duration = lockTimeout) async throws -> SignInLock? {
        try await SignInLock.acquire(of: file, timeout: timeout)
    }

    /// The sign-in; nil if there is none.
    func load() -> SignIn? {
        (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(SignIn.self, from: $0) }
    }

    /// Keeps a sign-in in place of the one before, which stays if this fails.
    ///
    /// - Parameter signIn: The sign-in.
    /// - Throws: ``Failure``, with what the system says.
    func save(_ signIn: SignIn) throws(Failure) {
        do {
            try replaceFile(with: JSONEncoder().encode(signIn))
        } catch {
            let reason = (error as? SystemFailure)?.description ?? error.localizedDescription
            throw Failure(
                errorDescription: "the new sign-in cannot be stored in '\(file.path)': \(reason); "
                    + "what was stored there before is unchanged"
            )
        }
    }

    private struct SystemFailure: Error {
        let code = errno
        var description: String { String(cString: strerror(code)) }
    }

    private func replaceFile(with data: Data) throws {
        let manager = FileManager.default
        let folder = file.deletingLastPathComponent()
        try manager.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        // The file is its owner's alone from the beginning, and is there in full or not at all.
        let new = file.path + "." + UUID().uuidString
        let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemFailure() }
        do {
            defer { close(descriptor) }
            try writeAll(data, to: descriptor)
            // A full disk may be noticed only now.
            guard fsync(descriptor) == 0, rename(new, file.path) == 0 else { throw SystemFailure() }
        } catch {
            unlink(new)
            throw error
        }
        syncFolder(folder.path)
    }

    private func writeAll(_ data: Data, to descriptor: Int32) throws {
        var rest = data[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw SystemFailure() }
            rest = rest.dropFirst(max(0, count))
        }
    }

    /// Makes a renamed file last through a loss of power, where the file system can.
    private func syncFolder(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Removes the sign-in.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``Failure`` if it cannot be removed, or is not a file.
    func remove() throws(Failure) -> Bool {
        func failure(_ reason: String) -> Failure {
            Failure(errorDescription: "the sign-in '\(file.path)' cannot be removed: \(reason)")
        }
        var status = stat()
        guard lstat(file.path, &status) == 0 else {
            guard errno == ENOENT else { throw failure(SystemFailure().description) }
            return false
        }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw failure("it is a folder; remove it yourself") }
        guard unlink(file.path) == 0 else { throw failure(SystemFailure().description) }
        return true
    }
}

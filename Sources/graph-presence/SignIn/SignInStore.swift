import Foundation
import GraphPresence

/// The store of the sign-in, in a file that only its owner can read.
struct SignInStore {
    /// The sign-in of a user.
    struct SignIn: Codable, Equatable {
        /// The ID of the `login` that created the sign-in; `nil` in files of earlier versions.
        var id: String?
        var clientId: String
        var tenant: String
        var authority: String?
        var cloud: String
        var refreshToken: String

        /// Returns whether another sign-in is of the same `login`, even if its refresh token differs.
        func isSame(as other: SignIn) -> Bool {
            var other = other
            other.refreshToken = refreshToken
            return self == other
        }
    }

    /// The error of a sign-in that cannot be read, stored, or removed.
    struct Failure: LocalizedError {
        let errorDescription: String?
    }

    /// The shortest time to wait for another process that renews the sign-in.
    static let minimumLockTimeout = Duration.seconds(60)

    /// Returns how long to wait for other processes that renew the sign-in.
    ///
    /// This is the time of a renewal whose every attempt times out, and 30 seconds for its pauses and for the renewals
    /// of further processes, which usually take less than a second.
    ///
    /// - Parameter options: The options for calling the token endpoint.
    /// - Returns: The timeout of the lock.
    static func lockTimeout(_ options: CredentialOptions) -> Duration {
        max(minimumLockTimeout, options.timeout * max(1, options.retryPolicy.maximumAttempts) + .seconds(30))
    }

    /// The minimum number of bytes to reserve for a renewed sign-in.
    private static let minimumRoom = 16_384

    private let file: URL

    /// Creates a store in a folder.
    ///
    /// - Parameter folder: The folder of the user's configuration.
    init(folder: URL) {
        file = folder.appendingPathComponent("graph-presence/sign-in.json")
    }

    /// Creates the store in the user's configuration folder.
    ///
    /// - Throws: ``ConfigurationFolder/Failure`` if there is no such folder.
    init() throws(ConfigurationFolder.Failure) {
        self.init(folder: try ConfigurationFolder.url(environment: ProcessInfo.processInfo.environment))
    }

    /// Waits until no other process renews the sign-in, and locks it.
    func lock(timeout: Duration = minimumLockTimeout) async throws -> SignInLock? {
        try await SignInLock.acquire(of: file, timeout: timeout)
    }

    /// Returns the stored sign-in; `nil` if there is none or it cannot be read.
    func load() -> SignIn? { try? read() }

    /// Returns the stored sign-in; `nil` if there is none.
    ///
    /// - Throws: ``Failure`` if the file cannot be read or is damaged.
    func read() throws(Failure) -> SignIn? {
        func failure(_ problem: String) -> Failure {
            Failure(errorDescription: "the sign-in file '\(file.path)' \(problem)")
        }
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let system = SignInFile.SystemFailure()
            if system.code == ENOENT || system.code == ENOTDIR { return nil }
            throw failure("cannot be read: \(system.description); check its permissions")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard let data = try? handle.readToEnd(), let signIn = try? JSONDecoder().decode(SignIn.self, from: data)
        else { throw failure("is damaged; run 'graph-presence login' to sign in again") }
        return signIn
    }

    /// Reserves room for a renewed sign-in, so that it is not lost if the disk is full.
    ///
    /// - Returns: The file for ``save(_:in:)``.
    /// - Throws: ``Failure``, which contains the error of the system.
    func reserve() throws(Failure) -> SignInFile {
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

    /// Stores a sign-in in place of the previous one, which is kept if this fails.
    ///
    /// - Parameters:
    ///   - signIn: The sign-in.
    ///   - reserved: The file from ``reserve()``; `nil` to create one. The default is `nil`.
    /// - Throws: ``Failure``, which contains the error of the system.
    func save(_ signIn: SignIn, in reserved: SignInFile? = nil) throws(Failure) {
        do {
            let data = try JSONEncoder().encode(signIn)
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
                    + "check the disk and the permissions (the previous sign-in is unchanged)"
            )
        }
    }

    private static func reason(_ error: any Error) -> String {
        if let failure = error as? SignInFile.SystemFailure { return failure.description }
        // Linux puts a general sentence before the reason.
        let reason = (error as NSError).localizedFailureReason ?? error.localizedDescription
        return reason.trimmingCharacters(in: ["."])
    }

    private func newFile(count: Int) throws -> SignInFile {
        let manager = FileManager.default
        let folder = file.deletingLastPathComponent()
        try manager.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        return try SignInFile(replacing: file.path, count: count)
    }

    /// Makes a renamed file survive a power failure, if the file system supports it.
    private func syncFolder(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Removes the stored sign-in.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``Failure`` if it cannot be removed or is a folder.
    func remove() throws(Failure) -> Bool {
        func failure(_ reason: String) -> Failure {
            Failure(errorDescription: "the sign-in '\(file.path)' cannot be removed: \(reason)")
        }
        func systemFailure() -> Failure {
            failure("\(SignInFile.SystemFailure().description); check the permissions of its folder")
        }
        var status = stat()
        guard lstat(file.path, &status) == 0 else {
            guard errno == ENOENT else { throw systemFailure() }
            return false
        }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw failure("it is a folder; delete it yourself") }
        guard unlink(file.path) == 0 else { throw systemFailure() }
        return true
    }
}

import Foundation
import GraphPresence

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

    /// How long to wait for another process that uses the sign-in, at least.
    static let leastLockTimeout = Duration.seconds(60)

    /// How long to wait for other processes that renew the sign-in: as long as one takes whose every attempt times out, and
    /// half a minute for its pauses and for others, which take a second or less each.
    ///
    /// - Parameter options: How the token endpoint is called.
    /// - Returns: The limit.
    static func lockTimeout(_ options: CredentialOptions) -> Duration {
        max(leastLockTimeout, options.timeout * max(1, options.retryPolicy.maximumAttempts) + .seconds(30))
    }

    /// The least room that is kept for a renewed sign-in, in bytes.
    private static let leastRoom = 16_384

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
    func lock(timeout: Duration = leastLockTimeout) async throws -> SignInLock? {
        try await SignInLock.acquire(of: file, timeout: timeout)
    }

    /// The sign-in; nil if there is none.
    func load() -> SignIn? {
        (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(SignIn.self, from: $0) }
    }

    /// Makes room for a renewed sign-in, so that a full disk cannot lose it.
    ///
    /// - Returns: The file in which ``save(_:in:)`` can store it.
    /// - Throws: ``Failure``, with what the system says.
    func reserve() throws(Failure) -> SignInFile {
        do {
            let size = (try? Data(contentsOf: file))?.count ?? 0
            return try newFile(count: max(2 * size, Self.leastRoom))
        } catch {
            throw Failure(
                errorDescription: "the sign-in is not renewed, as a new one cannot be stored in '\(file.path)': "
                    + "\(Self.reason(error)); what is stored there still works"
            )
        }
    }

    /// Keeps a sign-in in place of the one before, which stays if this fails.
    ///
    /// - Parameters:
    ///   - signIn: The sign-in.
    ///   - reserved: The file that was reserved for it; nil for another one. Default: nil.
    /// - Throws: ``Failure``, with what the system says.
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
                    + "what was stored there before is unchanged"
            )
        }
    }

    private static func reason(_ error: any Error) -> String {
        (error as? SignInFile.SystemFailure)?.description ?? error.localizedDescription
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
        return try SignInFile(beside: file.path, count: count)
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
            guard errno == ENOENT else { throw failure(SignInFile.SystemFailure().description) }
            return false
        }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw failure("it is a folder; remove it yourself") }
        guard unlink(file.path) == 0 else { throw failure(SignInFile.SystemFailure().description) }
        return true
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphRuntime

/// A store that saves the sign-in in a file that only its owner can read.
struct SignInStore {
    /// The sign-in of a user.
    typealias SignIn = StoredSignIn
    /// The error for a sign-in that cannot be read, stored, or removed.
    typealias Failure = FileRefreshTokenStore.Failure

    /// The minimum time to wait for another process that renews the sign-in.
    static let minimumLockTimeout = Duration.seconds(60)

    /// Returns how long to wait for other processes that renew the sign-in.
    ///
    /// The time is the duration of a renewal in which every attempt times out, plus 30 seconds for the delays between
    /// attempts and for renewals in other processes, which usually take less than a second.
    ///
    /// - Parameter options: The options for calling the token endpoint.
    /// - Returns: The timeout for the lock.
    static func lockTimeout(_ options: CredentialOptions) -> Duration {
        max(minimumLockTimeout, options.authorityTimeout * max(1, options.retryPolicy.maximumAttempts) + .seconds(30))
    }

    private let url: URL

    /// Creates a store in a folder.
    ///
    /// - Parameters:
    ///   - folder: The user's configuration folder.
    ///   - profile: The name of the sign-in, which must be valid in a file name; `nil` for the unnamed sign-in. The
    ///     default is `nil`.
    init(folder: URL, profile: String? = nil) {
        let name = profile.map { "sign-in.\($0).json" } ?? "sign-in.json"
        url = folder.appendingPathComponent("graph-presence/\(name)")
    }

    /// Creates a store in the user's configuration folder.
    ///
    /// - Throws: ``ConfigurationFolder/Failure`` if there is no such folder.
    init(profile: String? = nil) throws(ConfigurationFolder.Failure) {
        let folder = try ConfigurationFolder.url(environment: ProcessInfo.processInfo.environment)
        self.init(folder: folder, profile: profile)
    }

    /// Returns the file that contains the sign-in.
    func file(lockTimeout: Duration = minimumLockTimeout) -> FileRefreshTokenStore {
        FileRefreshTokenStore(file: url, lockTimeout: lockTimeout)
    }

    /// Waits until no other process is renewing the sign-in, and then locks the sign-in.
    func lock(timeout: Duration = minimumLockTimeout) async throws -> FileLock? {
        try await file().lock(timeout: timeout)
    }

    /// Returns the stored sign-in; `nil` if no sign-in is stored or the file cannot be read.
    func load() -> SignIn? { try? read() }

    /// Returns the stored sign-in; `nil` if there is none.
    ///
    /// - Throws: ``Failure`` if the file cannot be read or is damaged.
    func read() throws(Failure) -> SignIn? {
        guard let data = try file().read() else { return nil }
        guard let signIn = try? JSONDecoder().decode(SignIn.self, from: data) else {
            throw Failure(
                errorDescription:
                    "the sign-in file '\(url.path)' is damaged; run 'graph-presence login' to sign in again"
            )
        }
        return signIn
    }

    /// Replaces the stored sign-in. If this fails, the previous sign-in remains stored.
    ///
    /// - Throws: ``Failure`` if the sign-in cannot be stored. The error contains the reason that the system reported.
    func save(_ signIn: SignIn) throws(Failure) {
        let data: Data
        do { data = try JSONEncoder().encode(signIn) } catch {
            throw Failure(errorDescription: error.localizedDescription)
        }
        try file().write(data)
        // An earlier version or another program may have created the folder.
        try? FileManager.default.setAttributes(
            [.posixPermissions: 0o700],
            ofItemAtPath: url.deletingLastPathComponent().path
        )
    }

    /// Removes the stored sign-in.
    ///
    /// - Returns: Whether a sign-in was stored.
    /// - Throws: ``Failure`` if the file cannot be removed or is a folder.
    func remove() throws(Failure) -> Bool { try file().remove() }
}

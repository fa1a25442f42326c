import Foundation
import GraphPresence

/// The presences that a command is about, and the service that has them.
struct PresenceTargets {
    let connection: Connection
    private let users: Users

    /// Reads the options.
    ///
    /// - Throws: `UsageError` if there is no user, or the connection has no sense.
    init(_ options: Options) throws(UsageError) {
        users = try Users(options)
        connection = try Connection(options)
    }

    /// Calls the service for one after the other, also after a failure.
    ///
    /// - Throws: What failed; of several users each failure is told, and the error counts them.
    func each(_ call: (PresenceRequestBuilder) async throws -> Void) async throws {
        let presences = users.presences(try connection.client())
        guard presences.count > 1 else {
            for presence in presences { try await call(presence) }
            return
        }
        var failures = 0
        for (id, presence) in zip(users.ids, presences) {
            do {
                try await call(presence)
            } catch {
                failures += 1
                StandardError.print("error: '\(id)': \(error.localizedDescription)")
            }
        }
        if failures > 0 { throw SomeFailed(errorDescription: "\(failures) of \(presences.count) users failed") }
    }

    private struct SomeFailed: LocalizedError {
        let errorDescription: String?
    }
}

import Foundation
import GraphPresence

/// The presences that a command changes, and the connection to their service.
struct PresenceTargets {
    let connection: Connection
    private let users: Users

    /// Creates the targets from the options of a command.
    ///
    /// - Throws: `UsageError` if no user is specified, or an option is invalid.
    init(_ options: Options) throws(UsageError) {
        users = try Users(options)
        connection = try Connection(options)
    }

    /// Calls the service for each presence in turn, and continues after a failure.
    ///
    /// - Throws: The error of the call. With several users, each failure is printed and the error counts them.
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
        guard failures == 0 else {
            throw SomeFailed(errorDescription: "the command failed for \(failures) of \(presences.count) users")
        }
    }

    private struct SomeFailed: LocalizedError {
        let errorDescription: String?
    }
}

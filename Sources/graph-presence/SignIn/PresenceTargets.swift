import Foundation
import GraphPresence

/// The presences that a command changes, and the connection to their service.
struct PresenceTargets {
    let connection: Connection
    private let users: Users
    private let isJSON: Bool

    /// Creates the targets from the options of a command.
    ///
    /// - Throws: `UsageError` if no user is specified, or an option is invalid.
    init(_ options: Options) throws(UsageError) {
        users = try Users(options)
        connection = try Connection(options)
        isJSON = options.has("--json")
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
        let output = ErrorOutput(isJSON: isJSON)
        var failures: [ExitCode] = []
        for (id, presence) in zip(users.ids, presences) {
            do {
                try await call(presence)
            } catch {
                failures.append(ExitCode(error))
                output.print(error, userId: id)
            }
        }
        guard failures.isEmpty else {
            throw SomeFailed(
                errorDescription: "the command failed for \(failures.count) of \(presences.count) users",
                exitCode: Set(failures).count == 1 ? failures[0] : .failure
            )
        }
    }

    private struct SomeFailed: ExitCoded, LocalizedError {
        let errorDescription: String?
        /// The exit code of all failures, or else 1.
        let exitCode: ExitCode
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The presences that a command changes, and the connection to the service.
struct PresenceTargets {
    let connection: Connection
    private let users: Users
    private let isJSON: Bool
    private let isQuiet: Bool

    /// The options that specify the presences.
    static let options: [CommandOption] = [.user, .usersFile, .me]

    /// Creates the targets from the options of a command.
    ///
    /// - Throws: `UsageError` if no user is specified or an option is invalid.
    init(_ options: Options) throws(UsageError) {
        users = try Users(options)
        connection = try Connection(options)
        isJSON = options.has("--json")
        isQuiet = options.has("--quiet")
    }

    /// Sends a request for each presence. Requests for several users are sent in batches.
    ///
    /// - Parameters:
    ///   - setting: The value that the request sets or clears, for the printed note.
    ///   - ignoredStatus: The status code of an error that is treated as success; `nil` for none. The default is `nil`.
    ///   - request: A closure that returns the request for a presence.
    /// - Throws: The error that the request throws. For several users, each failure is printed, and the error contains
    ///   the number of failures.
    func send(
        _ setting: Setting,
        ignoring ignoredStatus: Int? = nil,
        _ request: (PresenceRequestBuilder) -> GraphRequest<Void>
    ) async throws {
        let client = try connection.client()
        let requests = users.presences(client).map(request)
        guard requests.count > 1 else {
            do {
                for request in requests { try await client.send(request) }
            } catch let error as GraphError where ignoredStatus != nil && error.status == ignoredStatus {}
            if !isQuiet { try setting.print(users: users.ids, isJSON: isJSON) }
            return
        }
        let results = try await batch(requests, client)
        let output = ErrorOutput(isJSON: isJSON)
        var failures: [ExitCode] = []
        var changed: [String] = []
        for (id, result) in zip(users.ids, results) {
            guard case .failure(let error) = result, ignoredStatus == nil || error.status != ignoredStatus else {
                changed.append(id)
                continue
            }
            failures.append(ExitCode(error))
            output.print(error, userId: id)
        }
        if !isQuiet, !changed.isEmpty { try setting.print(users: changed, isJSON: isJSON) }
        guard failures.isEmpty else {
            throw SomeFailed(
                errorDescription: "the command failed for \(failures.count) of \(requests.count) users",
                exitCode: Set(failures).count == 1 ? failures[0] : .failure
            )
        }
    }

    private func batch(
        _ requests: [GraphRequest<Void>],
        _ client: GraphServiceClient
    ) async throws -> [Result<Void, GraphError>] {
        guard ProgressLine.isAvailable, !isJSON else { return try await client.batch(requests) }
        let progress = Progress(totalUnitCount: Int64(requests.count))
        let showing = Task { await ProgressLine.show(progress, of: "users") }
        let results: Result<[Result<Void, GraphError>], any Error>
        do {
            results = .success(try await client.batch(requests, progress: progress))
        } catch {
            results = .failure(error)
        }
        showing.cancel()
        await showing.value
        return try results.get()
    }

    private struct SomeFailed: ExitCoded, LocalizedError {
        let errorDescription: String?
        /// The exit code that all failures share, or 1 if their exit codes differ.
        let exitCode: ExitCode
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The options that specify the presence of a session.
enum SessionOptions {
    static let options: [CommandOption] = [
        .availability(unique(SessionPresence.allCases.map(\.availability.rawValue))),
        .activity(unique(SessionPresence.allCases.map(\.activity.rawValue))),
    ]

    /// Returns the presence that the options specify.
    ///
    /// - Throws: `UsageError` if the availability is missing or if the service does not support the combination.
    static func presence(_ options: Options) throws(UsageError) -> SessionPresence {
        let availability = try options.required("--availability")
        let fitting = SessionPresence.allCases.filter { $0.availability.rawValue == availability }
        let names = fitting.map(\.activity.rawValue)
        guard let activity = options["--activity"] else {
            if fitting.count == 1, let only = fitting.first { return only }
            throw UsageError(
                message: "'--activity' is required with the availability \(availability); specify \(names.listed("or"))"
            )
        }
        guard let presence = fitting.first(where: { $0.activity.rawValue == activity }) else {
            throw unsupported(activity, with: availability, among: names)
        }
        return presence
    }

    /// Returns the error for an activity that the service does not support with an availability.
    static func unsupported(_ activity: String, with availability: String, among names: [String]) -> UsageError {
        UsageError(
            message: "the activity '\(activity)' cannot be combined with the availability '\(availability)'; "
                + "specify \(names.listed("or"))"
        )
    }

    /// Returns the names without duplicates, in their original order.
    static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// Returns the ID of the session, which is the application (client) ID by default.
    ///
    /// - Returns: The ID, or the reason why there is no usable sign-in, which would provide the ID.
    /// - Throws: `UsageError` if neither ID is known, even though there is a credential.
    static func sessionId(
        _ options: Options,
        _ connection: Connection
    ) throws(UsageError) -> Result<String, any Error> {
        if let id = options["--session-id"] ?? connection.clientId { return .success(id) }
        if let problem = connection.signInProblem { return .failure(problem) }
        throw UsageError(
            message: "'--session-id' is required; specify the application (client) ID, or set AZURE_CLIENT_ID"
        )
    }
}

/// The `set-presence` command: sets the presence of an application's session.
struct SetPresenceCommand: Command {
    static let name = "set-presence"
    static let summary = "Set a user's presence in an application's session."
    static let options: [CommandOption] =
        PresenceTargets.options + [.sessionId] + SessionOptions.options + [expiration, .quiet, .settingJSON]
        + CommandOption.connection
    static let example = "graph-presence set-presence --me --availability Busy --activity InACall --expiration 1h"

    private static let expiration = CommandOption.expiration(ExpirationHelp.session)

    private let targets: PresenceTargets
    private let sessionPresence: SessionPresence
    private let sessionId: Result<String, any Error>
    private let expiration: GraphDuration?

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
        sessionPresence = try SessionOptions.presence(options)
        sessionId = try SessionOptions.sessionId(options, targets.connection)
        expiration = try options.duration("--expiration")
    }

    func run() async throws {
        let body = SetPresencePostRequestBody(
            sessionPresence,
            sessionId: try sessionId.get(),
            expirationDuration: expiration
        )
        let duration = (expiration ?? SetPresencePostRequestBody.expirationDurationDefault).duration ?? .zero
        let setting = Setting("\(sessionPresence)", until: .now + duration / .seconds(1))
        try await targets.send(setting) { $0.setPresence.postRequest(body) }
    }
}

/// The `clear-presence` command: ends an application's session.
struct ClearPresenceCommand: Command {
    static let name = "clear-presence"
    static let summary = "End an application's session for a user."
    static let options: [CommandOption] =
        PresenceTargets.options + [.sessionId, ignoreMissing, .quietClearing, .errorJSON] + CommandOption.connection
    static let example = "graph-presence clear-presence --me"

    private static let ignoreMissing = CommandOption(
        name: "--ignore-missing",
        group: .what,
        help: "Succeed if the session does not exist, for example because it has expired."
    )

    private let targets: PresenceTargets
    private let sessionId: Result<String, any Error>
    private let ignoresMissing: Bool

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
        ignoresMissing = options.has("--ignore-missing")
        sessionId = try SessionOptions.sessionId(options, targets.connection)
    }

    func run() async throws {
        let body = ClearPresencePostRequestBody(sessionId: try sessionId.get())
        try await targets.send(.cleared("the session"), ignoring: ignoresMissing ? 404 : nil) {
            $0.clearPresence.postRequest(body)
        }
    }
}

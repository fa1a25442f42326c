import Foundation
import GraphPresence

/// A state that a session can have, as options.
enum SessionState {
    static let options: [CommandOption] = [
        .availability(unique(SessionPresence.allCases.map(\.availability.rawValue))),
        .activity(unique(SessionPresence.allCases.map(\.activity.rawValue))),
    ]

    static func combination(_ options: Options) throws(UsageError) -> SessionPresence {
        let availability = try options.required("--availability")
        let fitting = SessionPresence.allCases.filter { $0.availability.rawValue == availability }
        guard let activity = options["--activity"] else {
            if fitting.count == 1, let only = fitting.first { return only }
            let names = fitting.map(\.activity.rawValue).joined(separator: " or ")
            throw UsageError(message: "'--activity' is missing; with \(availability) goes \(names)")
        }
        guard let combination = fitting.first(where: { $0.activity.rawValue == activity }) else {
            let names = fitting.map(\.activity.rawValue).joined(separator: " or ")
            throw UsageError(message: "\(availability) does not go with \(activity), but with \(names)")
        }
        return combination
    }

    static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// The id of the session, which is that of the application.
    static func sessionId(_ options: Options, _ connection: Connection) throws(UsageError) -> String {
        guard let id = options["--session-id"] ?? connection.clientId else {
            throw UsageError(message: "'--session-id' is missing")
        }
        return id
    }
}

/// Sets the state of a session.
struct SetPresenceCommand: Command {
    static let name = "set-presence"
    static let summary = "Set the state of an application's session."
    static let options: [CommandOption] =
        [.user, .me, .sessionId] + SessionState.options + [.expiration] + CommandOption.connection
    static let example = "graph-presence set-presence --me --availability Busy --activity InACall --expiration PT1H"

    private let targets: PresenceTargets
    private let state: SessionPresence
    private let sessionId: String
    private let expiration: GraphDuration?

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
        state = try SessionState.combination(options)
        sessionId = try SessionState.sessionId(options, targets.connection)
        expiration = try options.duration("--expiration")
    }

    func run() async throws {
        try await targets.each { presence in
            try await presence.setPresence(state, sessionId: sessionId, expirationDuration: expiration)
        }
    }
}

/// Ends a session.
struct ClearPresenceCommand: Command {
    static let name = "clear-presence"
    static let summary = "End an application's session."
    static let options: [CommandOption] = [.user, .me, .sessionId] + CommandOption.connection
    static let example = "graph-presence clear-presence --me"

    private let targets: PresenceTargets
    private let sessionId: String

    init(_ options: Options) throws(UsageError) {
        targets = try PresenceTargets(options)
        sessionId = try SessionState.sessionId(options, targets.connection)
    }

    func run() async throws {
        try await targets.each { presence in
            try await presence.clearPresence(sessionId: sessionId)
        }
    }
}

import Foundation
import GraphPresence

/// A state that a session can have, as options.
enum SessionState {
    static let options: [CommandOption] = [
        .availability(unique(SetPresenceCombination.allCases.map(\.availability.rawValue))),
        .activity(unique(SetPresenceCombination.allCases.map(\.activity.rawValue))),
    ]

    static func combination(_ options: Options) throws(UsageError) -> SetPresenceCombination {
        let availability = try options.required("--availability")
        let fitting = SetPresenceCombination.allCases.filter { $0.availability.rawValue == availability }
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
    private let state: SetPresenceCombination
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

/// Keeps a state until it is interrupted.
struct HoldCommand: Command {
    static let name = "hold"
    static let summary = "Keep a state until interrupted, and clear it then."
    static let options: [CommandOption] =
        [.oneUser, .me, .sessionId] + SessionState.options + CommandOption.connection
    static let example = "graph-presence hold --me --availability DoNotDisturb"

    private let users: Users
    private let connection: Connection
    private let state: SetPresenceCombination
    private let sessionId: String

    init(_ options: Options) throws(UsageError) {
        users = try Users(options)
        connection = try Connection(options)
        state = try SessionState.combination(options)
        sessionId = try SessionState.sessionId(options, connection)
    }

    func run() async throws {
        guard let presence = users.presences(try connection.client()).first else { return }
        let (state, sessionId) = (state, sessionId)
        // From the beginning: an interruption while the state is set must clear it too.
        let caught = try Interruption([SIGINT, SIGTERM, SIGHUP])
        // Nobody has to read what is told meanwhile.
        _ = signal(SIGPIPE, SIG_IGN)
        let interruption = Task { await caught.wait() }
        let starting = Task { try await presence.holdSession(sessionId, state) }
        Task {
            await interruption.value
            starting.cancel()
        }
        do {
            let session = try await starting.value
            StandardError.print("Holding \(state). Stop it with Ctrl-C.")
            let failure = Locked<GraphError?>(nil)
            let telling = Task {
                for await event in session.events {
                    tell(event)
                    guard case .delayed(let error as GraphError, _) = event, error.isOfCredential else { continue }
                    // It does not pass by itself.
                    failure.withLock { $0 = error }
                    interruption.cancel()
                }
            }
            await interruption.value
            telling.cancel()
            if let error = failure.withLock({ $0 }) {
                try? await session.end()
                throw error
            }
            try await session.end()
        } catch is CancellationError where starting.isCancelled {
            do {
                try await presence.clearPresence(sessionId: sessionId)
            } catch let error as GraphError where error.status == 404 {
                // It was cleared, or never set.
            }
        }
        StandardError.print("Cleared.")
    }

    private func tell(_ event: HeldSessionEvent) {
        switch event {
        case .delayed(let error, let end):
            StandardError.print(
                "warning: not renewed, shown until \(GraphDateTimeOffset(end)): \(error.localizedDescription)"
            )
        case .lapsed: StandardError.print("warning: the state is not shown any more")
        case .recovered: StandardError.print("The state is shown again.")
        case .renewed, .preferenceNotCleared, .ended: break
        }
    }
}

import Foundation
import GraphPresence

/// Keeps a state until it is interrupted.
struct HoldCommand: Command {
    static let name = "hold"
    static let summary = "Keep a state until interrupted, and clear it then."
    static let options: [CommandOption] =
        [.oneUser, .me, .sessionId] + SessionState.options + CommandOption.connection
    static let example = "graph-presence hold --me --availability DoNotDisturb"

    /// How long clearing may take after an interruption, whatever is under way then.
    private static let clearingTimeout = Duration.seconds(10)

    /// The session may still be there.
    private struct NotCleared: LocalizedError {
        var errorDescription: String? {
            "the session was not cleared within \(clearingTimeout.components.seconds) seconds; if it was set, it expires within 5 minutes"
        }
    }

    private let users: Users
    private let connection: Connection
    private let state: SessionPresence
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
        var options = HeldSessionOptions()
        if let timeout = connection.givenTimeout { options.timeout = timeout }
        let starting = Task { [options] in try await presence.holdSession(sessionId, state, options: options) }
        let interruptedAt = Locked<ContinuousClock.Instant?>(nil)
        Task {
            await interruption.value
            interruptedAt.withLock { $0 = .now }
            starting.cancel()
        }
        do {
            let session = try await starting.value
            StandardError.print("Holding \(state). Stop it with Ctrl-C.")
            let failure = Locked<GraphError?>(nil)
            let reporting = Task {
                for await event in session.events {
                    report(event)
                    guard case .delayed(let error as GraphError, _) = event, error.isOfCredential else { continue }
                    // It does not pass by itself.
                    failure.withLock { $0 = error }
                    interruption.cancel()
                }
            }
            await interruption.value
            reporting.cancel()
            if let error = failure.withLock({ $0 }) {
                try? await session.end()
                throw error
            }
            try await session.end()
        } catch is CancellationError where starting.isCancelled {
            let elapsed = interruptedAt.withLock { $0 }.map { ContinuousClock.now - $0 } ?? .zero
            try await clear(presence, within: Self.clearingTimeout - elapsed)
        }
        StandardError.print("Cleared.")
    }

    /// Clears the session, which may have been set or cleared meanwhile.
    private func clear(_ presence: PresenceRequestBuilder, within limit: Duration) async throws {
        let sessionId = sessionId
        let isOver = Locked(false)
        let operation = presence.clearPresence.operation
        let result = await withDeadline(max(.zero, limit), of: operation, isShielded: true) {
            defer { isOver.withLock { $0 = true } }
            do {
                try await presence.clearPresence(sessionId: sessionId)
            } catch let error as GraphError where error.status == 404 {}
        }
        guard isOver.withLock({ $0 }) else { throw NotCleared() }
        try result.get()
    }

    private func report(_ event: HeldSessionEvent) {
        switch event {
        case .delayed(let error, let end):
            StandardError.print(
                "warning: not renewed, shown until \(GraphDateTimeOffset(end)): \(error.localizedDescription)"
            )
        case .expired: StandardError.print("warning: the state is not shown any more")
        case .recovered: StandardError.print("The state is shown again.")
        case .renewed, .preferenceNotCleared, .ended: break
        }
    }
}

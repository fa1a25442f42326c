// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The `hold` command: shows a presence until the command is interrupted.
struct HoldCommand: Command {
    static let name = "hold"
    static let summary = "Show a presence until interrupted, and then clear it."
    static let options: [CommandOption] =
        [.oneUser, .me, .sessionId] + SessionOptions.options + CommandOption.connection
    static let example = "graph-presence hold --me --availability DoNotDisturb"

    /// How long clearing the session may take after an interruption, including requests in flight.
    private static let clearingTimeout = Duration.seconds(10)

    /// The error for a session that may still exist.
    struct NotCleared: LocalizedError {
        var errorDescription: String? {
            "the session was not cleared within \(clearingTimeout.components.seconds) seconds; run "
                + "'graph-presence clear-presence', or wait up to 5 minutes until the session expires"
        }
    }

    private let users: Users
    private let connection: Connection
    private let sessionPresence: SessionPresence
    private let sessionId: Result<String, any Error>

    init(_ options: Options) throws(UsageError) {
        users = try Users(options)
        connection = try Connection(options)
        sessionPresence = try SessionOptions.presence(options)
        sessionId = try SessionOptions.sessionId(options, connection)
    }

    func run() async throws {
        guard let presence = users.presences(try connection.client()).first else { return }
        let (sessionPresence, sessionId) = (sessionPresence, try sessionId.get())
        // Signals are caught before the first request, so that an interruption of that request also clears the session.
        let firstSignal = try Interruption([SIGINT, SIGTERM, SIGHUP])
        // The session must be cleared even if no process reads standard error anymore.
        _ = signal(SIGPIPE, SIG_IGN)
        let interruption = Task {
            await firstSignal.wait()
            guard !Task.isCancelled else { return }
            StandardError.print("Clearing the session. Press Ctrl-C again to exit without clearing it.")
        }
        var options = HeldSessionOptions()
        if let timeout = connection.givenTimeout { options.timeout = timeout }
        let starting = Task { [options] in
            try await presence.holdSession(sessionId, sessionPresence, options: options)
        }
        let interruptedAt = Locked<ContinuousClock.Instant?>(nil)
        Task {
            await interruption.value
            interruptedAt.withLock { $0 = .now }
            starting.cancel()
        }
        do {
            let session = try await starting.value
            StandardError.print("Holding \(sessionPresence). Press Ctrl-C to stop.")
            let failure = Locked<GraphError?>(nil)
            let reporting = Task {
                for await event in session.events {
                    if let text = Self.text(of: event) { StandardError.print(text) }
                    guard let error = Self.finalFailure(in: event) else { continue }
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
            try await clear(presence, sessionId, within: Self.clearingTimeout - elapsed)
        }
        StandardError.print("Cleared the session.")
    }

    /// Clears the session, whether or not the service has created it.
    private func clear(_ presence: PresenceRequestBuilder, _ sessionId: String, within limit: Duration) async throws {
        let isOver = Locked(false)
        let operation = presence.clearPresence.operation
        let result = await withDeadline(max(.zero, limit), of: operation, isShielded: true) {
            // The deadline cancels this task. The canceled task may end before the result is read.
            defer { isOver.withLock { $0 = !Task.isCancelled } }
            do {
                try await presence.clearPresence(sessionId: sessionId)
            } catch let error as GraphError where error.status == 404 {}
        }
        guard isOver.withLock({ $0 }) else { throw NotCleared() }
        try result.get()
    }

    /// Returns the failure in an event after which a retry with the same credential cannot succeed; `nil` if there is
    /// no such failure.
    static func finalFailure(in event: HeldSessionEvent) -> GraphError? {
        guard case .delayed(let error as GraphError, _) = event, error.isFinalForCredential else { return nil }
        return error
    }

    /// Returns the text to print for an event.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - now: The current time. The default is the machine's time.
    /// - Returns: The text; `nil` if the event does not concern the user.
    static func text(of event: HeldSessionEvent, at now: Date = .now) -> String? {
        switch event {
        case .delayed(let error, let end):
            (end > now
                ? "warning: the session was not renewed and expires at \(end.formatted(.iso8601)): "
                : "warning: the session expired at \(end.formatted(.iso8601)) and could not be started again: ")
                + error.localizedDescription
        case .expired: "warning: the session has expired; it will be started again as soon as the service responds"
        case .recovered: "The session is active again."
        case .initialFailure, .renewed, .preferenceNotCleared, .ended: nil
        }
    }
}

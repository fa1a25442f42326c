import Foundation
public import GraphRuntime

extension PresenceRequestBuilder {
    /// Shows a preferred presence while the body runs, with the session that it needs.
    ///
    /// A preferred presence has no effect for a user who has no session, although the service answers 200. This holds a
    /// session of the lowest precedence beside it, sets the preference again at half of its time, and clears both at the
    /// end; what cannot be renewed or cleared is told by ``HeldSession/events``. A preference that the user had is replaced.
    /// See [presence: setUserPreferredPresence](https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence).
    ///
    /// - Parameters:
    ///   - preferred: The presence to show.
    ///   - sessionId: The id of the application's session: the application (client) id.
    ///   - expirationDuration: How long the preference lasts if the process ends first. Default: one hour.
    ///   - options: How the session is held. Default: with the shortest expiration.
    ///   - body: What to do meanwhile.
    /// - Returns: What the body returns.
    /// - Throws: ``GraphError`` if the session or the preference cannot be set; what the body throws; `CancellationError`.
    public func withPreferredPresence<Result: Sendable>(
        _ preferred: SetUserPreferredPresenceCombination,
        holding sessionId: String,
        expirationDuration: GraphDuration = .hours(1),
        options: HeldSessionOptions = HeldSessionOptions(),
        _ body: @escaping @Sendable (HeldSession) async throws -> Result
    ) async throws -> Result {
        try await withSession(sessionId, .away, options: options) { session in
            // Before anything is sent there is nothing to clear.
            try Task.checkCancellation()
            do {
                try await setUserPreferredPresence(preferred, expirationDuration: expirationDuration)
            } catch {
                // What was refused is not set, and clearing would remove what the user chose.
                if (error as? GraphError)?.isRefusal != true { await clearPreference(options, session) }
                throw error
            }
            do {
                let result = try await withThrowingTaskGroup(of: Result?.self) { group in
                    group.addTask {
                        await renewPreference(preferred, expirationDuration, options, session)
                        return nil
                    }
                    group.addTask { try await body(session) }
                    defer { group.cancelAll() }
                    while let ended = try await group.next() {
                        if let ended { return ended }
                    }
                    throw CancellationError()
                }
                await clearPreference(options, session)
                return result
            } catch {
                await clearPreference(options, session)
                throw error
            }
        }
    }

    /// Sets the preference again at half of its time, and after a failure as soon as it can, until the task is cancelled.
    private func renewPreference(
        _ preferred: SetUserPreferredPresenceCombination,
        _ expirationDuration: GraphDuration,
        _ options: HeldSessionOptions,
        _ session: HeldSession
    ) async {
        let clock = context.requestAdapter.retryPolicy.clock
        let lifetime = expirationDuration.duration ?? .zero
        let retryInterval = max(options.retryInterval, .milliseconds(100))
        var end = clock.now() + lifetime / .seconds(1)
        var wait = max(lifetime / 2, retryInterval)
        while (try? await clock.sleep(wait)) != nil {
            let start = clock.now()
            do {
                // A task of its own: what the service may take goes on to its end, and the clearing comes after it.
                let trying = Task {
                    await withTimeLimit(options.timeout, .system, of: setUserPreferredPresence.operation) {
                        try await setUserPreferredPresence(
                            preferred,
                            expirationDuration: expirationDuration,
                            configuration: RequestConfiguration(retryPolicy: context.requestAdapter.retryPolicy.once)
                        )
                    }
                }
                try await trying.value.get()
                end = start + lifetime / .seconds(1)
                wait = max(lifetime / 2, retryInterval)
            } catch {
                if Task.isCancelled { return }
                session.tell(.delayed(error, lapsesAt: end))
                wait = max(retryInterval, (error as? GraphError)?.retryAfter ?? .zero)
            }
        }
    }

    /// Clears the preference, shielded from the cancellation of the task, within the time limit.
    private func clearPreference(_ options: HeldSessionOptions, _ session: HeldSession) async {
        let clock = context.requestAdapter.retryPolicy.clock
        let operation = clearUserPreferredPresence.operation
        let result = await withTimeLimit(options.cleanUpTimeLimit, clock, of: operation, isShielded: true) {
            try await clearUserPreferredPresence()
        }
        if case .failure(let error) = result { session.tell(.preferenceNotCleared(error)) }
    }
}

// SPDX-License-Identifier: MIT

import GraphRuntime

extension SessionRenewer {
    /// Sets the state for the first time, renews it while the body runs, and clears it at the end.
    func hold<Result: Sendable>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: @escaping () async throws -> Result
    ) async throws -> Result {
        do {
            try await start()
            // The body's result is returned even if the task is canceled.
            let renewing = { @Sendable in do { try await self.run() } catch is CancellationError {} }
            let result = try await withChildTask(renewing) { try await body() }
            _ = await end()
            return result
        } catch {
            _ = await end()
            throw error
        }
    }

    /// Sets the state for the first time.
    ///
    /// - Throws: `CancellationError`, without sending a request, if the task has already been canceled; otherwise, the
    ///   error of the first request.
    func start() async throws {
        // Clearing the state would also end another process's session with the same ID.
        try Task.checkCancellation()
        handle(.started)
        // The work does not end with the first request, but continues with the renewals.
        await ClockWork.$current.withValue(work) { await perform { $0.next(at: $1) } }
        try outcome?.get()
    }

    /// Renews the state until the session is ended, the task is canceled, or the state expires and the rules specify
    /// that the renewals then end.
    func run() async throws {
        handle(.renewalsStarted)
        await ClockWork.run(work) {
            await perform { schedule, now in
                if Task.isCancelled { schedule.handle(.cancelled, at: now) }
                return schedule.next(at: now)
            }
        }
        try outcome?.get()
    }

    /// Ends the renewals and clears the state, even if the task is canceled.
    func end() async -> Result<Void, any Error> {
        work?.end()
        handle(.endRequested)
        await perform(isShielded: true) { $0.nextCleanupAction(at: $1) }
        return cleanupResult ?? .success(())
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ManualClock {
    /// How long, in real time, nothing must change before the clock assumes that code it cannot observe is waiting.
    ///
    /// The longer time applies after a watch has returned an event that such code may process.
    private static let quiet = (usual: Duration.milliseconds(5), afterEvent: Duration.milliseconds(100))

    /// Advances the clock from one wait to the next, and returns when all work is waiting again at the end.
    ///
    /// ```swift
    /// let presence = graphClient.users[userID].presence
    /// try await presence.withSession(applicationID, .available) { session in
    ///     // The session is renewed during this time.
    ///     try await clock.run(for: .seconds(20 * 60))
    /// }
    /// ```
    ///
    /// Before each step, and at the end, this method waits until all requests, held sessions, and watches of the
    /// clients that use this clock wait: for the clock, for other work of these clients, or for the next iteration of a
    /// watch. The clock keeps count of that work, so the result does not depend on the speed of the machine.
    ///
    /// The clock cannot observe other code, for example code that processes an event of a session or a watch, or that
    /// sleeps on the clock itself. Such code is assumed to be waiting when it has not used the clock for 5 milliseconds
    /// of real time, or for 100 milliseconds after a watch has returned an event.
    ///
    /// - Parameters:
    ///   - duration: How far to advance. If the duration is zero or negative, the method only waits.
    ///   - timeout: How long, in real time, to wait for work before each step. The default is 5 seconds. The method
    ///     waits longer if the process is overloaded and its tasks run late.
    /// - Throws: ``TimeoutError`` if work does not wait within the timeout, or `CancellationError` if the task is
    ///   canceled. The clock then stays at the instant that it has reached.
    public func run(for duration: Duration, timeout: Duration = .seconds(5)) async throws {
        let end = now + max(0, duration / .seconds(1))
        try await settle(within: timeout)
        while now < end {
            advance(to: min(nextWake ?? end, end))
            try await settle(within: timeout)
        }
    }

    /// Runs a closure, and advances the clock from one wait to the next until the closure returns.
    ///
    /// ```swift
    /// emulator.add(.response(503, headers: ["Retry-After": "20"]))
    /// let presence = try await clock.run { try await graphClient.me.presence.get() }
    /// ```
    ///
    /// The closure can call code that sleeps on the clock, that waits for retries, or that waits for an event of a held
    /// session or a watch. Before each step, all requests, held sessions, and watches of the clients that use this
    /// clock must wait, as in ``run(for:timeout:)``. While the closure runs code that does not wait for the clock, the
    /// clock advances only after 100 milliseconds of real time. The closure must not advance the clock itself.
    ///
    /// - Parameters:
    ///   - limit: How far the clock advances at most. The default is 1 hour.
    ///   - timeout: How long, in real time, to wait for work before each step. The default is 5 seconds.
    ///   - isolation: The actor that the closure runs on. The default is the caller's actor.
    ///   - body: The closure.
    /// - Returns: The value that the closure returns. The clock stays at the instant at which the closure returned.
    /// - Throws: The error that the closure throws; ``TimeoutError`` if the closure does not return by the limit, or if
    ///   work does not wait within the timeout, after the closure's task has been canceled; `CancellationError` if the
    ///   task is canceled.
    public func run<Result: Sendable>(
        upTo limit: Duration = .seconds(3_600),
        timeout: Duration = .seconds(5),
        isolation: isolated (any Actor)? = #isolation,
        _ body: @escaping () async throws -> Result
    ) async throws -> Result {
        let end = now + max(0, limit / .seconds(1))
        // The closure is busy until it begins, whatever else its task has to wait for.
        let work = begin("the closure")
        let hasReturned = Locked(false)
        let running = ClockWork.$current.withValue(work) {
            Task {
                _ = isolation
                defer {
                    work?.end()
                    hasReturned.withLock { $0 = true }
                }
                // From now on, the clock cannot observe what the closure does between its calls.
                work?.set(.returned)
                return try await body()
            }
        }
        return try await withTaskCancellationHandler {
            do {
                try await settle(within: timeout) { hasReturned.withLock { $0 } }
                while !hasReturned.withLock({ $0 }) {
                    guard now < end else { throw TimeoutError(busy: [], problem: .notReturning(within: limit)) }
                    advance(to: min(nextWake ?? end, end))
                    try await settle(within: timeout) { hasReturned.withLock { $0 } }
                }
            } catch  where !(error is CancellationError) {
                running.cancel()
                throw error
            } catch {
                // A closure that is canceled cleans up before it returns.
            }
            return try await running.value
        } onCancel: {
            running.cancel()
        }
    }

    /// The minimum number of checks before a timeout. On a busy machine, the checks run as late as the work does.
    private static let minimumChecks = 100

    /// Waits until all work is waiting, or until a closure has returned.
    ///
    /// - Parameters:
    ///   - timeout: How long to wait, in real time.
    ///   - hasReturned: Whether the closure has returned; `nil` if there is none. The clock must not advance before
    ///     something waits for it, because the closure may wait for something else.
    /// - Throws: ``TimeoutError``, or `CancellationError` if the task is canceled.
    private func settle(within timeout: Duration, until hasReturned: (() -> Bool)? = nil) async throws {
        let end = ContinuousClock.now + timeout
        var changes: Int?
        var quietSince = ContinuousClock.now
        var checks = 0
        while true {
            checks += 1
            if hasReturned?() == true { return }
            let work = self.work
            let instant = ContinuousClock.now
            if !work.busy.isEmpty || work.changes != changes {
                changes = work.changes
                quietSince = instant
            } else if instant - quietSince >= (work.hasReturned ? Self.quiet.afterEvent : Self.quiet.usual) {
                if hasReturned == nil || nextWake != nil { return }
            }
            guard instant < end || checks < Self.minimumChecks else {
                let isWaiting = hasReturned != nil && work.busy.isEmpty && nextWake == nil
                throw TimeoutError(
                    busy: work.busy,
                    problem: isWaiting ? .notWaiting(within: timeout) : .working(within: timeout)
                )
            }
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}

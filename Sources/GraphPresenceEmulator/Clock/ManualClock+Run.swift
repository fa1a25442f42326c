// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ManualClock {
    /// How long, in real time, the tracked work must stay unchanged before the clock assumes that other code is
    /// waiting.
    ///
    /// The longer duration applies after a watch has returned an event that other code may still be processing.
    private static let quiet = (usual: Duration.milliseconds(5), afterEvent: Duration.milliseconds(100))

    /// Advances the clock by a duration, one wait at a time, and returns when all work is waiting at the end.
    ///
    /// ```swift
    /// let presence = graphClient.users[userID].presence
    /// try await presence.withSession(applicationID, .available) { session in
    ///     // The session is renewed during this time.
    ///     try await clock.run(for: .seconds(20 * 60))
    /// }
    /// ```
    ///
    /// Before each step and at the end, this method waits until the requests, held sessions, and watches of all clients
    /// that use this clock are waiting for the clock, for other work of these clients, or for the next iteration of a
    /// watch. The clock tracks this work, so the result does not depend on the speed of the machine.
    ///
    /// The clock cannot observe other code, for example code that processes an event from a session or a watch, or code
    /// that sleeps on the clock itself. The clock assumes that other code is waiting if no code has used the clock for
    /// 5 milliseconds of real time, or for 100 milliseconds after a watch has returned an event.
    ///
    /// - Parameters:
    ///   - duration: How far to advance the clock. If the duration is zero or negative, the method only waits for work.
    ///   - timeout: The maximum real time to wait for work before each step. The default is 5 seconds. The method waits
    ///     longer if the process is overloaded and its tasks run late.
    /// - Throws: ``TimeoutError`` if work is still running after the timeout, or `CancellationError` if the task is
    ///   canceled. After an error, the clock stays at the instant that it has reached.
    public func run(for duration: Duration, timeout: Duration = .seconds(5)) async throws {
        let end = now + max(0, duration / .seconds(1))
        try await settle(within: timeout)
        while now < end {
            advance(to: min(nextWake ?? end, end))
            try await settle(within: timeout)
        }
    }

    /// Runs a closure and advances the clock from one wait to the next until the closure returns.
    ///
    /// ```swift
    /// emulator.add(.response(503, headers: ["Retry-After": "20"]))
    /// let presence = try await clock.run {
    ///     try await graphClient.me.presence.get()
    /// }
    /// ```
    ///
    /// The closure can call code that sleeps on the clock, waits for retries, or waits for an event from a held session
    /// or a watch. Before each step, this method waits until all requests, held sessions, and watches of the clients
    /// that use this clock are waiting, as ``run(for:timeout:)`` does. While the closure runs code that does not wait
    /// for the clock, the clock advances only after 100 milliseconds of real time. The closure must not advance the
    /// clock itself.
    ///
    /// - Parameters:
    ///   - limit: The maximum duration by which the clock advances. The default is 1 hour.
    ///   - timeout: The maximum real time to wait for work before each step. The default is 5 seconds.
    ///   - isolation: The actor that the closure runs on. The default is the caller's actor.
    ///   - body: The closure.
    /// - Returns: The value that the closure returns. The clock stays at the instant at which the closure returns.
    /// - Throws: Any error that the closure throws, or `CancellationError` if the task is canceled. If the closure does
    ///   not return within the limit, or if work is still running after the timeout, this method cancels the closure's
    ///   task and throws ``TimeoutError``.
    public func run<Result: Sendable>(
        upTo limit: Duration = .seconds(3_600),
        timeout: Duration = .seconds(5),
        isolation: isolated (any Actor)? = #isolation,
        _ body: @escaping () async throws -> Result
    ) async throws -> Result {
        let end = now + max(0, limit / .seconds(1))
        // The closure is considered busy until it begins, even if its task first waits for an actor.
        let work = begin("the closure")
        let hasReturned = Locked(false)
        let running = ClockWork.$current.withValue(work) {
            Task {
                _ = isolation
                defer {
                    work?.end()
                    hasReturned.withLock { $0 = true }
                }
                // From this point on, the clock cannot observe what the closure does between its calls.
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
                // The closure may clean up after the cancellation, so the code below waits for its result.
            }
            return try await running.value
        } onCancel: {
            running.cancel()
        }
    }

    /// The minimum number of checks before a timeout. On a busy machine, the checks are delayed as much as the work is.
    private static let minimumChecks = 100

    /// Waits until all work is waiting or a closure has returned.
    ///
    /// - Parameters:
    ///   - timeout: The maximum real time to wait.
    ///   - hasReturned: A closure that returns whether the caller's closure has returned; `nil` if the caller runs no
    ///     closure. With a closure, this method does not return before work waits for the clock, because the closure
    ///     may be waiting for something else.
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

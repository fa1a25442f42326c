// SPDX-License-Identifier: MIT

public import Foundation
import GraphPresence

extension ManualClock {
    /// An error that indicates that work did not wait for the clock, so that the clock could not advance.
    public struct TimeoutError: Error, LocalizedError, CustomStringConvertible, Sendable {
        /// The work that does not wait, for example `POST /me/presence/setPresence of held session '…'`. The list is
        /// empty if the test's own code keeps using the clock.
        public let busy: [String]
        let timeout: Duration

        /// The work that does not wait, and what you can do about it.
        public var description: String {
            let names = busy.isEmpty ? "code that keeps sleeping on the clock" : busy.joined(separator: ", ")
            return
                "ManualClock.run(for:timeout:): work did not wait for the clock within \(timeout.textForPeople) of "
                + "real time: \(names); complete what it waits for, or increase the timeout"
        }

        /// The same text as ``description``.
        public var errorDescription: String? { description }
    }

    /// How long, in real time, nothing must change before code that the clock cannot observe is assumed to wait.
    ///
    /// The longer time applies after a watch has returned an event that such code may process.
    private static let quiet = (usual: Duration.milliseconds(5), afterEvent: Duration.milliseconds(100))

    /// Advances the clock from one wait to the next, and returns when everything waits again at the end.
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
    /// sleeps on the clock itself. Such code is assumed to wait when it has not used the clock for 5 milliseconds of
    /// real time, or for 100 milliseconds after a watch has returned an event.
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

    /// The minimum number of checks before a timeout. On a busy machine, the checks run as late as the work does.
    private static let minimumChecks = 100

    /// Waits until all work waits.
    private func settle(within timeout: Duration) async throws {
        let end = ContinuousClock.now + timeout
        var changes: Int?
        var quietSince = ContinuousClock.now
        var checks = 0
        while true {
            checks += 1
            let work = self.work
            let instant = ContinuousClock.now
            if !work.busy.isEmpty || work.changes != changes {
                changes = work.changes
                quietSince = instant
            } else if instant - quietSince >= (work.hasReturned ? Self.quiet.afterEvent : Self.quiet.usual) {
                return
            }
            guard instant < end || checks < Self.minimumChecks else {
                throw TimeoutError(busy: work.busy, timeout: timeout)
            }
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}

public import Foundation

extension ManualClock {
    /// Something does not wait for the clock, so that it cannot move on.
    public struct TimeoutError: Error, LocalizedError, CustomStringConvertible, Sendable {
        /// What does not wait, such as `POST /me/presence/setPresence of held session '…'`. Empty if the code of the test
        /// itself keeps using the clock.
        public let busy: [String]
        let timeout: Duration

        /// What does not wait, and what can be done.
        public var description: String {
            let names = busy.isEmpty ? "code that sleeps by the clock again and again" : busy.joined(separator: ", ")
            return
                "ManualClock.run(for:): something did not wait for the clock within \(timeout / .seconds(1)) seconds of "
                + "real time: \(names); end what it waits for, or allow it more time"
        }

        /// The description.
        public var errorDescription: String? { description }
    }

    /// For how long nothing must change in real time until the code of a test, which the clock does not know, is taken to
    /// wait; the second is for an event of a watch, with which such code goes on.
    private static let quiet = (usual: Duration.milliseconds(5), afterEvent: Duration.milliseconds(100))

    /// Lets time pass: moves the clock from wait to wait, and returns at the end when everything waits again.
    ///
    /// ```swift
    /// try await graphClient.users[userID].presence.withSession(applicationID, .available) { session in
    ///     try await clock.run(for: .seconds(20 * 60))    // the session is renewed meanwhile
    /// }
    /// ```
    ///
    /// Before each move, and at the end, it waits until all requests, held sessions and watches of the clients with this
    /// clock wait: for the clock, for something else of them, or for the next iteration of a watch. That is counted, and
    /// does not depend on the speed of the machine. What other code does is not known: code that goes on with an event of a
    /// session or a watch, or has slept by the clock itself. It is taken to wait when it has not used the clock for 5
    /// milliseconds of real time, or for 100 milliseconds after a watch has returned an event.
    ///
    /// - Parameters:
    ///   - duration: How far to move. With zero or less it only waits.
    ///   - timeout: For how long something may not wait, in real time, before the clock moves on. The default is 5 seconds.
    ///     It is longer while the tasks of the process are late, because it has too much to do.
    /// - Throws: ``TimeoutError`` if something does not wait within the time-out, or `CancellationError` if the task was
    ///   cancelled. The clock then stands where it was.
    public func run(for duration: Duration, timeout: Duration = .seconds(5)) async throws {
        let end = now + max(0, duration / .seconds(1))
        try await settle(within: timeout)
        while now < end {
            advance(to: min(nextWake ?? end, end))
            try await settle(within: timeout)
        }
    }

    /// How often it is looked at the work before something is taken not to wait: where the machine is busy, both are late.
    private static let leastLooks = 100

    /// Waits until everything waits.
    private func settle(within timeout: Duration) async throws {
        let end = ContinuousClock.now + timeout
        var changes: Int?
        var quietSince = ContinuousClock.now
        var looks = 0
        while true {
            looks += 1
            let work = self.work
            let instant = ContinuousClock.now
            if !work.busy.isEmpty || work.changes != changes {
                changes = work.changes
                quietSince = instant
            } else if instant - quietSince >= (work.hasReturned ? Self.quiet.afterEvent : Self.quiet.usual) {
                return
            }
            guard instant < end || looks < Self.leastLooks else {
                throw TimeoutError(busy: work.busy, timeout: timeout)
            }
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests that a session is cleared wherever its task is canceled. Each run cancels the task at the next possible point.
@Suite(.timeLimit(.minutes(5))) struct HeldSessionCancellationTests {
    /// An executor that runs jobs serially and calls a closure before each job.
    @available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *)
    private final class CountingExecutor: TaskExecutor {
        private let queue = DispatchQueue(label: "jobs")
        private let count = Locked(0)
        private let beforeJob: @Sendable (Int) -> Void

        init(beforeJob: @escaping @Sendable (Int) -> Void) {
            self.beforeJob = beforeJob
        }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { [self] in
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                beforeJob(number)
                job.runSynchronously(on: asUnownedTaskExecutor())
            }
        }
    }

    /// A task whose body does not start before `cancel()` can cancel it.
    private final class Cancellable: Sendable {
        private let task = Locked<Task<Void, any Error>?>(nil)

        func run(_ body: @escaping @Sendable () async throws -> Void) -> Task<Void, any Error> {
            let isStarted = Locked(false)
            let task = Task {
                try await eventually { isStarted.withLock({ $0 }) }
                try await body()
            }
            self.task.withLock { $0 = task }
            isStarted.withLock { $0 = true }
            return task
        }

        func cancel() {
            task.withLock { $0 }?.cancel()
        }
    }

    private static func hold(_ simulation: Simulation) async throws {
        let presence = simulation.client.users["u".guid].presence
        let clock = simulation.clock
        try await presence.withSession("s", .available) { session in
            try await clock.sleep(for: .seconds(100))
            try await session.update(.busyInACall)
            try await clock.sleep(for: .seconds(600))
        }
    }

    private static func prefer(_ simulation: Simulation) async throws {
        let presence = simulation.client.users["u".guid].presence
        let clock = simulation.clock
        let expiration = GraphDuration("PT10M")
        try await presence.withPreferredPresence(.busy, holding: "s", expirationDuration: expiration) { _ in
            try await clock.sleep(for: .seconds(500))
        }
    }

    private func expectCleared(
        _ task: Task<Void, any Error>,
        _ simulation: Simulation,
        _ point: Int,
        sleepers: Int = 2
    ) async throws {
        // The cleanup must not need the clock to advance.
        try await simulation.run(task, sleepers: sleepers, mayAdvance: { !task.isCancelled })
        if case .failure(let error) = await task.result { #expect(error is CancellationError, "point \(point)") }
        let shown = try await simulation.state()
        #expect(shown == "Offline/Offline", "point \(point)")
        #expect(simulation.clock.sleeperCount == 0, "point \(point)")
        #expect(simulation.count("clearPresence") == 1, "point \(point)")
    }

    /// Cancels the task at each token acquisition, before and after each request, and before each wait. Each of these
    /// points has its own run.
    ///
    /// - Parameters:
    ///   - body: The operation to cancel.
    ///   - check: Called with the task, its simulation, and the number of the point at which it is canceled.
    /// - Returns: The number of points.
    /// - Throws: The error of the check.
    private func cancelAtEachPoint(
        _ body: @escaping @Sendable (Simulation) async throws -> Void,
        check: (Task<Void, any Error>, Simulation, Int) async throws -> Void
    ) async throws -> Int {
        var point = 0
        var isReached = true
        while isReached {
            point += 1
            let simulation = Simulation()
            let cancellable = Cancellable()
            let count = Locked(0)
            simulation.setProbe { [point] in
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                if number == point { cancellable.cancel() }
            }
            let task = cancellable.run { try await body(simulation) }
            try await check(task, simulation, point)
            // A timer whose result is not awaited may reach its point after the task has ended.
            if count.withLock({ $0 }) < point { try await Task.sleep(for: .milliseconds(50)) }
            isReached = count.withLock { $0 } >= point
        }
        return point - 1
    }

    @Test("A session is cleared when its task is canceled at any request or wait")
    func sessionCancellation() async throws {
        let points = try await cancelAtEachPoint(Self.hold) { task, simulation, point in
            try await expectCleared(task, simulation, point)
        }
        // The first request, an update, two renewals, and the clearing have 3 points each: the token, the request, and
        // the response. The 4 waits for renewals and the time limit of the cleanup have 1 each.
        #expect(points == 5 * 3 + 4 + 1)
    }

    @Test("A preferred presence is cleared when its task is canceled at any request or wait")
    func preferenceCancellation() async throws {
        let points = try await cancelAtEachPoint(Self.prefer) { task, simulation, point in
            try await expectCleared(task, simulation, point, sleepers: 3)
            // If there is any session, a remaining preference is visible.
            let client = GraphServiceClient(credential: StaticTokenCredential("t"), transport: simulation.emulator)
            try await client.users["u".guid].presence.setPresence(.away, sessionId: "another")
            let shown = try await simulation.state()
            #expect(shown == "Away/Away", "point \(point)")
        }
        // The session and the preference each have a first request, a renewal, and a clearing with 3 points each, 2
        // waits, and a time limit.
        #expect(points == 2 * 3 * 3 + 2 * 2 + 2)
    }

    /// A job starts whenever a task of the session resumes, so this covers all suspension points.
    @available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *)
    @Test("A session is cleared when its task is canceled before any of its jobs")
    func cancellationBeforeJobs() async throws {
        var point = 0
        var isReached = true
        while isReached {
            point += 1
            let simulation = Simulation()
            let cancellable = Cancellable()
            let reached = Locked(0)
            let executor = CountingExecutor { [point] number in
                reached.withLock { $0 = number }
                if number == point { cancellable.cancel() }
            }
            let task = cancellable.run {
                try await withTaskExecutorPreference(executor) { try await Self.hold(simulation) }
            }
            try await expectCleared(task, simulation, point)
            isReached = reached.withLock { $0 } >= point
        }
        // The points include the start, the body, an update, three renewals with their waits, the end of the group, and
        // the cleanup.
        #expect(point > 15)
    }
}

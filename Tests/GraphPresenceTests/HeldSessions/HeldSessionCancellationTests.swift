// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// Tests that a session is cleared at whatever point its task is canceled. Each run cancels the task at the next point
/// in the sequence.
@Suite(.timeLimit(.minutes(5))) struct HeldSessionCancellationTests {
    /// A task executor that runs jobs serially and calls a closure before each job.
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

    /// A task whose body starts only when `cancel()` is able to cancel the task.
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
        // The cleanup must complete without advancing the clock.
        try await simulation.run(task, sleepers: sleepers, mayAdvance: { !task.isCancelled })
        if case .failure(let error) = await task.result { #expect(error is CancellationError, "point \(point)") }
        let shown = try await simulation.state()
        #expect(shown == "Offline/Offline", "point \(point)")
        #expect(simulation.clock.sleeperCount == 0, "point \(point)")
        // If the task is canceled before the first request, there is nothing to clear.
        let expected = simulation.count("setPresence") == 0 ? 0 : 1
        #expect(simulation.count("clearPresence") == expected, "point \(point)")
    }

    /// Cancels the task at each token acquisition, before and after each request, and before each wait. Each of these
    /// points is tested in a separate run.
    ///
    /// - Parameters:
    ///   - body: The operation to cancel.
    ///   - check: A closure that receives the task, its simulation, and the number of the point at which the task is
    ///     canceled.
    /// - Returns: The number of points at which the task was canceled.
    /// - Throws: An error that the check throws.
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
            // A timer that no task awaits may reach its point after the task has ended.
            if count.withLock({ $0 }) < point { try await Task.sleep(for: .milliseconds(50)) }
            isReached = count.withLock { $0 } >= point
        }
        return point - 1
    }

    @Test("A session is cleared if its task is canceled at any request or wait")
    func sessionCancellation() async throws {
        let points = try await cancelAtEachPoint(Self.hold) { task, simulation, point in
            try await expectCleared(task, simulation, point)
        }
        // The first request, an update, two renewals, and the clear request have 3 points each: the token, the request,
        // and the response. The 4 waits for renewals and the cleanup's time limit have 1 point each.
        #expect(points == 5 * 3 + 4 + 1)
    }

    @Test("A preferred presence is cleared if its task is canceled at any request or wait")
    func preferenceCancellation() async throws {
        let points = try await cancelAtEachPoint(Self.prefer) { task, simulation, point in
            try await expectCleared(task, simulation, point, sleepers: 3)
            // A preference that has not been cleared is visible only while there is a session.
            let client = GraphServiceClient(credential: StaticTokenCredential("t"), transport: simulation.emulator)
            try await client.users["u".guid].presence.setPresence(.away, sessionId: "another")
            let shown = try await simulation.state()
            #expect(shown == "Away/Away", "point \(point)")
        }
        // The session and the preference each have 2 waits, a time limit, and 3 requests with 3 points each: the first
        // request, a renewal, and a clear request.
        #expect(points == 2 * 3 * 3 + 2 * 2 + 2)
    }

    private static let calls: [String: @Sendable (PresenceRequestBuilder) async throws -> Void] = [
        "withSession": { try await $0.withSession("s", .away) { _ in _ = Issue.record("the body ran") } },
        "holdSession": { _ = try await $0.holdSession("s", .away) },
        "withPreferredPresence": {
            try await $0.withPreferredPresence(.busy, holding: "s") { _ in _ = Issue.record("the body ran") }
        },
    ]

    @Test(
        "A task that is already canceled neither sets nor clears a session",
        arguments: ["withSession", "holdSession", "withPreferredPresence"]
    )
    func canceledTask(_ name: String) async throws {
        let simulation = Simulation()
        let client = simulation.client
        // Another process has already set the session.
        try await client.users["u".guid].presence.setPresence(.busyInACall, sessionId: "s")
        let call = try #require(Self.calls[name])
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await call(client.users["u".guid].presence)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(simulation.count("setPresence") == 1)
        #expect(simulation.count("clearPresence") == 0)
        #expect(try await simulation.state() == "Busy/InACall")
        #expect(simulation.clock.sleeperCount == 0)
    }

    /// A job starts whenever one of the session's tasks resumes, so this test covers all suspension points.
    @available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *)
    @Test("A session is cleared if its task is canceled before any one of its jobs")
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
        // The points include the start, the body, an update, three renewals with their waits, the end of the task
        // group, and the cleanup.
        #expect(point > 15)
    }
}

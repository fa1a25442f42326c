import Foundation
import GraphPresence
import GraphPresenceEmulator
import TestSupport
import Testing

/// A session that is cancelled, wherever its task stands, is cleared: every point is tried, one after the other.
@Suite(.timeLimit(.minutes(5))) struct HeldSessionCancellationTests {
    /// Runs jobs one after the other, and calls a closure before each.
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

    /// A task that starts when it may be cancelled.
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
        // A clean-up takes no time.
        try await simulation.run(task, sleepers: sleepers, mayAdvance: { !task.isCancelled })
        if case .failure(let error) = await task.result { #expect(error is CancellationError, "point \(point)") }
        let shown = try await simulation.state()
        #expect(shown == "Offline/Offline", "point \(point)")
        #expect(simulation.clock.sleeperCount == 0, "point \(point)")
        #expect(simulation.count("clearPresence") == 1, "point \(point)")
    }

    /// Tries to cancel at each token, before and after each request, and before each wait, until there is no further point.
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
            // A timer that nobody waits for may come to its point late.
            if count.withLock({ $0 }) < point { try await Task.sleep(for: .milliseconds(50)) }
            isReached = count.withLock { $0 } >= point
        }
        return point - 1
    }

    @Test func atEveryRequestAndWait() async throws {
        let points = try await cancelAtEachPoint(Self.hold) { task, simulation, point in
            try await expectCleared(task, simulation, point)
        }
        // The token, the way there and the way back of the start, an update, two renewals and the clearing; the pauses of the
        // renewals; the time limit.
        #expect(points == 5 * 3 + 4 + 1)
    }

    @Test func atEveryRequestAndWaitOfAPreference() async throws {
        let points = try await cancelAtEachPoint(Self.prefer) { task, simulation, point in
            try await expectCleared(task, simulation, point, sleepers: 3)
            // The preference would be shown with any session.
            let client = GraphServiceClient(credential: StaticTokenCredential("t"), transport: simulation.emulator)
            try await client.users["u".guid].presence.setPresence(.away, sessionId: "another")
            let shown = try await simulation.state()
            #expect(shown == "Away/Away", "point \(point)")
        }
        // Of a session and a preference: the start, a renewal and the clearing; the pauses; the time limits.
        #expect(points == 2 * 3 * 3 + 2 * 2 + 2)
    }

    /// Whenever a task of the session goes on after it was suspended, whatever it waited for.
    @available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *)
    @Test func beforeEveryJobOfItsTasks() async throws {
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
        // The start, the body, an update, three renewals with their pauses, the end of the group, and the clean-up.
        #expect(point > 12)
    }
}

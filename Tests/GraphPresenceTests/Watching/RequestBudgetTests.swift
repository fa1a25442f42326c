// SPDX-License-Identifier: MIT

import Foundation
import GraphPresenceEmulator
import TestSupport
import Testing

@testable import GraphPresence

@Suite(.timeLimit(.minutes(5))) struct RequestBudgetTests {
    private let clock = ManualClock()

    /// Returns the times, in seconds, at which a specified number of requests may be sent.
    ///
    /// - Parameters:
    ///   - count: The number of requests.
    ///   - budget: The budget.
    ///   - isConcurrent: Whether the requests wait concurrently. By default, the requests wait one after another.
    ///   - whenWaiting: A closure that is called once when the first requests are waiting.
    /// - Returns: The times in ascending order.
    /// - Throws: An error that a wait throws.
    private func times(
        _ count: Int,
        _ budget: RequestBudget,
        isConcurrent: Bool = false,
        whenWaiting: () -> Void = {}
    ) async throws -> [Double] {
        let times = Locked<[Double]>([])
        let start = clock.now
        let wait: @Sendable () async throws -> Void = { [clock] in
            try await budget.wait(by: clock)
            times.withLock { $0.append(clock.now.timeIntervalSince(start)) }
        }
        let task = Task {
            try await withThrowingTaskGroup { group in
                for _ in 0..<count {
                    if isConcurrent { group.addTask(operation: wait) } else { try await wait() }
                }
                try await group.waitForAll()
            }
        }
        // The clock advances when each request that has started is waiting or may be sent.
        var isWaiting = false
        var pauses = PollingPauses()
        while times.withLock({ $0.count }) < count {
            let waits = clock.sleeperCount + times.withLock { $0.count }
            if waits >= (isConcurrent ? count : times.withLock { $0.count } + 1), let wake = clock.nextWake {
                if !isWaiting { whenWaiting() }
                isWaiting = true
                clock.advance(to: wake)
                pauses = PollingPauses()
            }
            try await pauses.next()
        }
        try await task.value
        return times.withLock { $0 }
    }

    @Test("Requests are spread evenly")
    func evenSpacing() async throws {
        let budget = RequestBudget(requests: 4, per: .seconds(1))
        let times = try await times(5, budget)
        #expect(times == [0, 0.25, 0.5, 0.75, 1])
    }

    @Test("A pause also delays the requests that are already waiting")
    func pause() async throws {
        let budget = RequestBudget(requests: 4, per: .seconds(1))
        let times = try await times(4, budget, isConcurrent: true) { budget.pause(for: .seconds(2), by: clock) }
        #expect(times == [0, 2, 2.25, 2.5])
    }

    @Test("A canceled request gives up its turn")
    func canceledWait() async throws {
        let budget = RequestBudget(requests: 4, per: .seconds(1))
        try await budget.wait(by: clock)
        let waiting = (0..<10).map { _ in Task { [clock] in try await budget.wait(by: clock) } }
        try await eventually { clock.sleeperCount >= 10 }
        for task in waiting { task.cancel() }
        for task in waiting { await #expect(throws: CancellationError.self) { try await task.value } }
        let times = try await times(2, budget)
        #expect(times == [0.25, 0.5])
    }

    @Test("Only one other request can use a turn that was given up")
    func releasedTurn() async throws {
        let budget = RequestBudget(requests: 4, per: .seconds(1))
        try await budget.wait(by: clock)
        // Two requests wait until 0.25 and 0.5 seconds. The first request is canceled.
        let first = Task { [clock] in try await budget.wait(by: clock) }
        try await eventually { clock.sleeperCount >= 1 }
        let second = Task { [clock] in try await budget.wait(by: clock) }
        try await eventually { clock.sleeperCount >= 2 }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        let third = Task { [clock] in try await budget.wait(by: clock) }
        try await eventually { clock.sleeperCount >= 2 }
        let fourth = Task { [clock] in try await budget.wait(by: clock) }
        try await eventually { clock.sleeperCount >= 3 }
        let start = clock.now
        var wakes: [TimeInterval] = []
        while let wake = clock.nextWake {
            wakes.append(wake.timeIntervalSince(start))
            clock.advance(to: wake)
        }
        #expect(wakes == [0.25, 0.5, 0.75])
        for task in [second, third, fourth] { try await task.value }
    }

    @Test("The default budget is 10 percent below the documented limit")
    func defaultBudget() async throws {
        let budget = RequestBudget()
        let times = try await times(1_351, budget)
        #expect(abs((times.last ?? 0) - 30) < 0.000_1)
    }
}

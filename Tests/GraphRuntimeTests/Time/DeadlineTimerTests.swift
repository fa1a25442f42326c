// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import GraphRuntime

/// Tests for the timer that handles the deadlines of all requests.
@Suite(.timeLimit(.minutes(1))) struct DeadlineTimerTests {
    private let timer = DeadlineTimer()

    /// Adds deadlines and returns their indices in the order in which they fire.
    private func fired(_ deadlines: [Duration], removing removed: Set<Int> = []) async -> [Int] {
        let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
        let numbers = deadlines.enumerated().map { index, deadline in
            timer.add(after: deadline) { continuation.yield(index) }
        }
        for index in removed { timer.remove(numbers[index]) }
        var fired: [Int] = []
        for await index in stream {
            fired.append(index)
            if fired.count == deadlines.count - removed.count { break }
        }
        return fired
    }

    @Test("Deadlines fire in order")
    func firingOrder() async {
        let fired = await fired([.milliseconds(300), .milliseconds(20), .milliseconds(150), .zero, .seconds(-1)])
        #expect(fired.filter { $0 < 3 } == [1, 2, 0])
        #expect(Set(fired) == [0, 1, 2, 3, 4])
        #expect(timer.count == 0)
    }

    @Test("A removed deadline does not fire")
    func removedDeadline() async {
        let fired = await fired([.milliseconds(10), .milliseconds(20), .milliseconds(60)], removing: [1])
        #expect(fired == [0, 2])
        #expect(timer.count == 0)
    }

    @Test("A deadline fires after an earlier one is removed")
    func earlierRemoved() async {
        #expect(await fired([.milliseconds(10), .milliseconds(50)], removing: [0]) == [1])
    }

    @Test("No deadlines remain after 10,000 deadlines are removed")
    func manyDeadlines() async {
        let numbers = (0..<10_000).map { _ in
            timer.add(after: .seconds(3_600)) { Issue.record("a removed deadline fired") }
        }
        #expect(timer.count == 10_000)
        numbers.forEach(timer.remove)
        #expect(timer.count == 0)
        #expect(await fired([.milliseconds(10)]) == [0])
    }
}

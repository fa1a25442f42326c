// SPDX-License-Identifier: MIT

import Testing

@testable import GraphRuntime

/// Tests for the instants at which the timer of all deadlines fires.
@Suite struct PendingDeadlinesTests {
    private typealias Deadlines = PendingDeadlines<String>

    private let start = ContinuousClock.now
    private var deadlines = Deadlines()

    private func after(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    /// Adds a deadline, and checks the actions that are due and the new instant of the timer, in seconds.
    private mutating func add(_ name: String, _ end: Double, at now: Double, due: [String] = [], alarm: Double?) {
        let step = deadlines.add(after(end), at: after(now), name).step
        #expect(step.due == due, "\(name)")
        #expect(step.newAlarm == alarm.map { after($0) }, "\(name)")
    }

    private mutating func takeDue(at now: Double, due: [String], alarm: Double?) {
        let step = deadlines.takeDue(at: after(now))
        #expect(step.due == due)
        #expect(step.newAlarm == alarm.map { after($0) })
    }

    @Test("The timer is set again only for an earlier deadline")
    mutating func earlierDeadline() {
        add("a", 5, at: 0, alarm: 5)
        add("b", 7, at: 1, alarm: nil)
        add("c", 5, at: 1, alarm: nil)
        add("d", 3, at: 2, alarm: 3)
        takeDue(at: 3, due: ["d"], alarm: 5)
        takeDue(at: 5, due: ["a", "c"], alarm: 7)
        takeDue(at: 7, due: ["b"], alarm: nil)
        #expect(deadlines.count == 0)
        add("e", 9, at: 8, alarm: 9)
    }

    @Test("The timer fires at least every 10 seconds while there are deadlines")
    mutating func maximumWait() {
        add("a", 60, at: 0, alarm: 10)
        add("b", 20, at: 1, alarm: nil)
        takeDue(at: 10, due: [], alarm: 20)
        takeDue(at: 20, due: ["b"], alarm: 30)
        add("c", Double(Int32.max), at: 21, alarm: nil)
    }

    @Test("A timer that the machine's sleep has stopped does not delay a later deadline")
    mutating func sleepWithoutDeadlines() {
        let number = deadlines.add(after(60), at: after(0), "a").number
        deadlines.remove(number)
        // The timer was set for the instant 10, but stopped when the machine went to sleep.
        add("b", 3_620, at: 3_600, alarm: 3_610)
        add("c", 3_605, at: 3_601, alarm: 3_605)
    }

    @Test("Deadlines that passed while the machine slept are due when the next deadline is added")
    mutating func sleepWithDeadlines() {
        add("a", 60, at: 0, alarm: 10)
        add("b", 7_200, at: 1, alarm: nil)
        add("c", 62, at: 2, alarm: nil)
        add("d", 3_604, at: 3_600, due: ["a", "c"], alarm: 3_604)
        #expect(deadlines.count == 2)
        takeDue(at: 3_604, due: ["d"], alarm: 3_614)
    }

    @Test("A deadline that has passed when it is added is due at once")
    mutating func passedDeadline() {
        add("a", 4, at: 5, due: ["a"], alarm: nil)
        add("b", 9, at: 5, alarm: 9)
        add("c", 5, at: 5, due: ["c"], alarm: 9)
    }
}

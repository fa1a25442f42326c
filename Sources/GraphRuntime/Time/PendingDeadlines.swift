// SPDX-License-Identifier: MIT

/// The deadlines that have not passed, and the instant at which their timer fires.
///
/// The timer may fire late, because it does not run while the machine sleeps, whereas the deadlines do not stop.
struct PendingDeadlines<Action: Sendable>: Sendable {
    typealias Instant = ContinuousClock.Instant

    private struct Entry: Sendable {
        let instant: Instant
        let action: Action
    }

    /// The actions to perform now, and how the timer changes.
    struct Step: Sendable {
        /// The actions that are due, in the order in which they were added.
        var due: [Action] = []
        /// The new instant at which the timer fires; `nil` if the timer does not change.
        var newAlarm: Instant?
    }

    /// The maximum time until the timer fires.
    ///
    /// A timer that was set before the machine slept still runs for its remaining time after the machine wakes. This
    /// limit is therefore the maximum delay of a deadline that passes in the meantime.
    static var maximumWait: Duration { .seconds(10) }

    private var entries: [Int: Entry] = [:]
    private var nextNumber = 0
    /// The instant at which the timer fires, which is never later than the earliest deadline; `nil` if the timer is not
    /// set.
    private var alarm: Instant?

    /// The number of pending deadlines.
    var count: Int { entries.count }

    /// Adds a deadline.
    ///
    /// If the timer should have fired already, the deadlines that have passed are due now.
    ///
    /// - Parameters:
    ///   - instant: The deadline.
    ///   - now: The current instant.
    ///   - action: The action to perform at the deadline.
    /// - Returns: The number of the deadline, for ``remove(_:)``, and the next step.
    mutating func add(_ instant: Instant, at now: Instant, _ action: Action) -> (number: Int, step: Step) {
        let number = nextNumber
        nextNumber += 1
        entries[number] = Entry(instant: instant, action: action)
        // Without these checks, each call would search all deadlines.
        if let alarm, alarm > now {
            if alarm <= instant { return (number, Step()) }
            if instant > now {
                self.alarm = instant
                return (number, Step(newAlarm: instant))
            }
        }
        return (number, takeDue(at: now))
    }

    /// Removes a deadline.
    ///
    /// The timer remains set, because almost every request removes its deadline long before the deadline passes.
    mutating func remove(_ number: Int) {
        entries[number] = nil
    }

    /// Removes the deadlines that have passed, and sets the timer for the next deadline.
    mutating func takeDue(at now: Instant) -> Step {
        let due = entries.filter { $0.value.instant <= now }
        for number in due.keys { entries[number] = nil }
        alarm = entries.values.lazy.map(\.instant).min().map { min($0, now + Self.maximumWait) }
        return Step(due: due.sorted { $0.key < $1.key }.map(\.value.action), newAlarm: alarm)
    }
}

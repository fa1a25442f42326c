// SPDX-License-Identifier: MIT

import Dispatch

/// A single timer for the deadlines of all requests in the process.
///
/// A separate timer or sleeping task for each request would cost more than most other parts of the request.
final class DeadlineTimer: Sendable {
    static let shared = DeadlineTimer()

    private typealias Deadlines = PendingDeadlines<@Sendable () -> Void>

    private let deadlines = Locked(Deadlines())
    /// The timer, which is used only while the deadlines are locked.
    private nonisolated(unsafe) let timer: any DispatchSourceTimer

    init() {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "GraphRuntime.DeadlineTimer"))
        timer.setEventHandler { [weak self] in self?.fire() }
        timer.activate()
    }

    deinit {
        timer.cancel()
    }

    /// The number of pending deadlines.
    var count: Int { deadlines.withLock { $0.count } }

    /// Adds an entry that performs an action after a delay, unless the entry is removed first.
    ///
    /// - Parameters:
    ///   - time: The delay.
    ///   - action: The closure to call after the delay. The closure must return quickly.
    /// - Returns: The number of the entry, for ``remove(_:)``.
    func add(after time: Duration, _ action: @escaping @Sendable () -> Void) -> Int {
        let (number, due) = deadlines.withLock { deadlines in
            let now = ContinuousClock.now
            let (number, step) = deadlines.add(now + time, at: now, action)
            setTimer(step, at: now)
            return (number, step.due)
        }
        perform(due)
        return number
    }

    /// Removes an entry.
    func remove(_ number: Int) {
        deadlines.withLock { $0.remove(number) }
    }

    /// Performs the actions that are due, and sets the timer for the next action.
    private func fire() {
        let due = deadlines.withLock { deadlines in
            let now = ContinuousClock.now
            let step = deadlines.takeDue(at: now)
            setTimer(step, at: now)
            return step.due
        }
        perform(due)
    }

    private func setTimer(_ step: Deadlines.Step, at now: ContinuousClock.Instant) {
        guard let alarm = step.newAlarm else { return }
        // A deadline in wall time would be late if the system's clock was set back.
        timer.schedule(deadline: .now() + (alarm - now) / .seconds(1))
    }

    private func perform(_ due: [@Sendable () -> Void]) {
        guard !due.isEmpty else { return }
        // The actions run in a task, so that any tasks that were delayed on a busy machine can run first.
        Task {
            for action in due { action() }
        }
    }
}

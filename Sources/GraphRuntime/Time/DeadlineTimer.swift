// SPDX-License-Identifier: MIT

import Dispatch

/// A single timer for the deadlines of all requests in the process.
///
/// A separate timer or sleeping task for each request would cost more than most other parts of the request.
final class DeadlineTimer: Sendable {
    static let shared = DeadlineTimer()

    private struct Entry {
        let instant: ContinuousClock.Instant
        let action: @Sendable () -> Void
    }

    private struct State {
        var entries: [Int: Entry] = [:]
        var nextNumber = 0
        /// The instant at which the timer fires; `nil` if the timer is not set.
        var alarm: ContinuousClock.Instant?
    }

    private let state = Locked(State())
    /// The timer, which is used only while the state is locked.
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
    var count: Int { state.withLock { $0.entries.count } }

    /// Adds an entry that performs an action after a delay, unless the entry is removed first.
    ///
    /// - Parameters:
    ///   - time: The delay.
    ///   - action: The closure to call after the delay. The closure must return quickly.
    /// - Returns: The number of the entry, for ``remove(_:)``.
    func add(after time: Duration, _ action: @escaping @Sendable () -> Void) -> Int {
        let instant = ContinuousClock.now + time
        return state.withLock { state in
            let number = state.nextNumber
            state.nextNumber += 1
            state.entries[number] = Entry(instant: instant, action: action)
            if state.alarm.map({ instant < $0 }) ?? true { setAlarm(instant, &state) }
            return number
        }
    }

    /// Removes an entry.
    ///
    /// The timer remains set, because almost every request removes its entry long before the deadline.
    func remove(_ number: Int) {
        state.withLock { _ = $0.entries.removeValue(forKey: number) }
    }

    private func setAlarm(_ instant: ContinuousClock.Instant?, _ state: inout State) {
        state.alarm = instant
        guard let instant else { return }
        // Dispatch counts nanoseconds, so the limit of one day prevents an overflow.
        let seconds = min(max(0, (instant - .now) / .seconds(1)), 86_400)
        timer.schedule(deadline: .now() + seconds)
    }

    /// Performs the actions that are due, and sets the timer for the next action.
    private func fire() {
        let now = ContinuousClock.now
        let due = state.withLock { state in
            let due = state.entries.filter { $0.value.instant <= now }
            for number in due.keys { state.entries[number] = nil }
            setAlarm(state.entries.values.lazy.map(\.instant).min(), &state)
            return due
        }
        guard !due.isEmpty else { return }
        // The actions run in a task, so that any tasks that were delayed on a busy machine can run first.
        Task {
            for (_, entry) in due.sorted(by: { $0.key < $1.key }) { entry.action() }
        }
    }
}

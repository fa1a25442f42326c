import Dispatch

/// The deadlines of all requests of the process, kept by one timer. A timer, or a sleeping task, for each would cost more
/// than most of what else a request does.
final class DeadlineTimer: Sendable {
    static let shared = DeadlineTimer()

    private struct Entry {
        let instant: ContinuousClock.Instant
        let action: @Sendable () -> Void
    }

    private struct State {
        var entries: [Int: Entry] = [:]
        var nextNumber = 0
        /// When the timer fires; `nil` if it is not set.
        var alarm: ContinuousClock.Instant?
    }

    private let state = Locked(State())
    /// It is used under the lock of the state alone.
    private nonisolated(unsafe) let timer: any DispatchSourceTimer

    init() {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "GraphRuntime.DeadlineTimer"))
        timer.setEventHandler { [weak self] in self?.fire() }
        timer.activate()
    }

    deinit {
        timer.cancel()
    }

    /// The number of deadlines that are neither met nor removed.
    var count: Int { state.withLock { $0.entries.count } }

    /// Performs an action after a time, unless the entry is removed before.
    ///
    /// - Parameters:
    ///   - time: The time.
    ///   - action: What to do. It must not take long.
    /// - Returns: The number of the entry.
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

    /// Removes an entry. The timer stays set: nearly every request removes its entry long before its deadline.
    func remove(_ number: Int) {
        state.withLock { _ = $0.entries.removeValue(forKey: number) }
    }

    private func setAlarm(_ instant: ContinuousClock.Instant?, _ state: inout State) {
        state.alarm = instant
        guard let instant else { return }
        // A day at most: Dispatch counts nanoseconds.
        let seconds = min(max(0, (instant - .now) / .seconds(1)), 86_400)
        timer.schedule(deadline: .now() + seconds)
    }

    /// Performs the actions that are due, and sets the timer for the next one.
    private func fire() {
        let now = ContinuousClock.now
        let due = state.withLock { state in
            let due = state.entries.filter { $0.value.instant <= now }
            for number in due.keys { state.entries[number] = nil }
            setAlarm(state.entries.values.lazy.map(\.instant).min(), &state)
            return due
        }
        guard !due.isEmpty else { return }
        // In turn with the tasks: one that a busy machine has not let run yet is not late by its own fault.
        Task {
            for (_, entry) in due.sorted(by: { $0.key < $1.key }) { entry.action() }
        }
    }
}

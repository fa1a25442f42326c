// SPDX-License-Identifier: MIT

public import Foundation
public import GraphPresence

/// A clock that advances only when you advance it.
///
/// Pass the same clock to the client and the emulator, so that renewals, watches, and retries use the emulator's time.
///
/// ``advance(by:)`` advances the clock in one step and returns before waiting code resumes. ``run(for:timeout:)``
/// advances the clock from one wait to the next and lets the waiting code run at each step.
/// ``run(upTo:timeout:isolation:_:)`` advances the clock in the same way until a closure returns.
public final class ManualClock: GraphClock {
    private struct Sleeper: Sendable {
        let wakesAt: Date
        /// A number that identifies the sleeping work; `nil` if the work is unknown.
        let work: Int?
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State: Sendable {
        var now: Date
        var sleepers: [Int: Sleeper] = [:]
        var work = WorkInProgress()
        var next = 0
    }

    private let state: Locked<State>

    /// Creates a clock that starts at an instant.
    ///
    /// - Parameter now: The clock's first instant. The default is 2025-01-01T00:00:00Z.
    public init(now: Date = Date(timeIntervalSince1970: 1_735_689_600)) {
        state = Locked(State(now: now))
    }

    /// The current instant.
    public var now: Date { state.withLock { $0.now } }

    /// The number of calls to ``sleep(for:)`` that are waiting for the clock.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// The instant at which the next wait ends; `nil` if nothing waits.
    public var nextWake: Date? { state.withLock { $0.sleepers.values.map(\.wakesAt).min() } }

    /// Advances the clock by a duration.
    ///
    /// - Parameter duration: How far to advance the clock. A negative duration is ignored, because the clock never goes
    ///   back.
    public func advance(by duration: Duration) {
        advance { $0 + max(0, duration / .seconds(1)) }
    }

    /// Advances the clock to an instant.
    ///
    /// - Parameter instant: The new instant. An instant before the current time is ignored.
    public func advance(to instant: Date) {
        advance { max($0, instant) }
    }

    private func advance(_ next: (Date) -> Date) {
        let woken = state.withLock { state in
            state.now = next(state.now)
            let due = state.sleepers.filter { $0.value.wakesAt <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            for sleeper in due.values { state.work.woke(sleeper.work) }
            return due.values.sorted { $0.wakesAt < $1.wakesAt }
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Waits until the clock has advanced by a duration.
    ///
    /// - Parameter duration: How long to wait. If the duration is zero or negative, the method returns immediately.
    /// - Throws: `CancellationError` as soon as the task is canceled.
    public func sleep(for duration: Duration) async throws {
        let work = ClockWork.currentNumber(for: self)
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let result: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    guard duration > .zero else { return .success(()) }
                    let wakesAt = state.now + duration / .seconds(1)
                    state.sleepers[number] = Sleeper(wakesAt: wakesAt, work: work, continuation: continuation)
                    state.work.slept(work)
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                guard let sleeper = state.sleepers.removeValue(forKey: number) else { return Sleeper?.none }
                state.work.woke(sleeper.work)
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// The work that the clock tracks.
    var work: WorkInProgress { state.withLock { $0.work } }
}

extension ManualClock: ClockObserver {
    package func workBegan(_ name: String, within parent: Int?) -> Int {
        state.withLock { state in
            state.next += 1
            state.work.began(state.next, name, within: parent)
            return state.next
        }
    }

    package func work(_ number: Int, isNow activity: ClockWork.Activity) {
        state.withLock { $0.work.set(number, to: activity) }
    }

    package func workEnded(_ number: Int) {
        state.withLock { $0.work.ended(number) }
    }

    package func work(_ number: Int, waitsFor other: Int) {
        state.withLock { $0.work.began(waiting: number, for: other) }
    }

    package func work(_ number: Int, stopsWaitingFor other: Int) {
        state.withLock { $0.work.stopped(waiting: number, for: other) }
    }
}

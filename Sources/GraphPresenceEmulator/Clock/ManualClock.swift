public import Foundation
public import GraphPresence

/// A clock that moves when it is told to. What waits by its ``graphClock`` goes on when it has moved far enough.
public final class ManualClock: EmulatorClock {
    private struct Sleeper: Sendable {
        let wakesAt: Date
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State: Sendable {
        var now: Date
        var sleepers: [Int: Sleeper] = [:]
        var next = 0
    }

    private let state: Locked<State>

    /// A clock that stands at an instant.
    ///
    /// - Parameter now: The instant. Default: 2025-01-01T00:00:00Z.
    public init(now: Date = Date(timeIntervalSince1970: 1_735_689_600)) {
        state = Locked(State(now: now))
    }

    /// The current instant.
    public var now: Date { state.withLock { $0.now } }

    /// How many waits are under way.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// When the next wait ends; nil if nothing waits.
    public var nextWake: Date? { state.withLock { $0.sleepers.values.map(\.wakesAt).min() } }

    /// The clock for a client's retry policy, and so for what the client renews and watches: its waits end when this clock
    /// is moved.
    public var graphClock: GraphClock {
        GraphClock(now: { self.now }, sleep: { try await self.sleep($0) })
    }

    /// Moves the clock on.
    ///
    /// - Parameter duration: How far; a negative duration is ignored, because the clock never goes back.
    public func advance(by duration: Duration) {
        advance { $0 + max(0, duration / .seconds(1)) }
    }

    /// Moves the clock on.
    ///
    /// - Parameter instant: Where to; an earlier instant than the current one is ignored.
    public func advance(to instant: Date) {
        advance { max($0, instant) }
    }

    private func advance(_ next: (Date) -> Date) {
        let woken = state.withLock { state in
            state.now = next(state.now)
            let due = state.sleepers.filter { $0.value.wakesAt <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.values.sorted { $0.wakesAt < $1.wakesAt }
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    private func sleep(_ duration: Duration) async throws {
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
                    state.sleepers[number] = Sleeper(wakesAt: wakesAt, continuation: continuation)
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number) }?.continuation
                .resume(throwing: CancellationError())
        }
    }
}

import Foundation
public import GraphRuntime

/// A number of requests in a period, spread evenly, which watches of one application can share.
///
/// The pages of the reading operations allow 1,500 requests in 30 seconds for an application in a tenant. The default is a
/// tenth less: requests that are held up on their way arrive closer together than they were sent.
public final class RequestBudget: Sendable {
    private struct Turns: Sendable {
        var next = Date.distantPast
        var asked = Date.distantPast
        var pausedUntil = Date.distantPast
        /// Turns that were taken and left, the latest first.
        var free: [Date] = []

        /// A clock that was put back puts nothing off.
        mutating func follow(_ now: Date) {
            if now < asked {
                next += now.timeIntervalSince(asked)
                pausedUntil += now.timeIntervalSince(asked)
                free = free.map { $0 + now.timeIntervalSince(asked) }
            }
            asked = now
        }

        mutating func leave(_ turn: Date) {
            var (low, high) = (0, free.count)
            while low < high {
                let middle = (low + high) / 2
                if free[middle] > turn { low = middle + 1 } else { high = middle }
            }
            free.insert(turn, at: low)
        }

        /// The earliest of the turns that were left and are not over.
        mutating func takeFree(from instant: Date) -> Date? {
            while let turn = free.popLast() {
                if turn >= instant { return turn }
            }
            return nil
        }
    }

    private let spacing: TimeInterval
    private let turns = Locked(Turns())

    /// Creates a budget.
    ///
    /// - Parameters:
    ///   - requests: The requests of a period; at least 1. The default is 1,350.
    ///   - period: The period. The default is 30 seconds.
    public init(requests: Int = 1_350, per period: Duration = .seconds(30)) {
        spacing = max(0, period / .seconds(1)) / Double(max(1, requests))
    }

    /// Waits until the next request may be sent.
    ///
    /// - Parameter clock: The clock to wait by. A watch waits by the clock of its client. The default is the clock of this
    ///   machine.
    /// - Throws: `CancellationError` if the task is canceled.
    public func wait(by clock: any GraphClock = .system) async throws {
        try Task.checkCancellation()
        while true {
            let turn = takeTurn(at: clock.now)
            let delay = turn.timeIntervalSince(clock.now)
            guard delay > 0 else { return }
            do {
                try await clock.sleep(for: .seconds(delay))
            } catch {
                // Its turn is another's.
                turns.withLock { $0.leave(turn) }
                throw error
            }
            // The service may have asked for a pause meanwhile, and who was waiting waits again.
            guard clock.now < turns.withLock({ $0.pausedUntil }) else { return }
        }
    }

    private func takeTurn(at now: Date) -> Date {
        turns.withLock { turns in
            turns.follow(now)
            if let turn = turns.takeFree(from: max(now, turns.pausedUntil)) { return turn }
            let turn = max(now, turns.next)
            turns.next = turn + spacing
            return turn
        }
    }

    /// Lets no request be sent for a while, because the service asks for that.
    func pause(for duration: Duration, by clock: any GraphClock) {
        let now = clock.now
        turns.withLock { turns in
            turns.follow(now)
            turns.pausedUntil = max(turns.pausedUntil, now + duration / .seconds(1))
            turns.next = max(turns.next, turns.pausedUntil)
        }
    }
}

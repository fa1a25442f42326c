// SPDX-License-Identifier: MIT

import Foundation
public import GraphRuntime

/// A limit on the number of requests in a period that several watches can share. The requests are spread evenly over
/// the period.
///
/// Microsoft documents a limit of 1,500 requests in 30 seconds per application and tenant for reading presences. The
/// default is 10 percent lower, because network delays can cause requests to arrive closer together than they were
/// sent.
public final class RequestBudget: Sendable {
    private struct Turns: Sendable {
        var next = Date.distantPast
        var lastNow = Date.distantPast
        var pausedUntil = Date.distantPast
        /// The turns that were taken and then released, sorted from the latest to the earliest.
        var free: [Date] = []

        /// Adjusts the stored instants if the clock was set back, so that no request is delayed.
        mutating func follow(_ now: Date) {
            if now < lastNow {
                let shift = now.timeIntervalSince(lastNow)
                next += shift
                pausedUntil += shift
                free = free.map { $0 + shift }
            }
            lastNow = now
        }

        mutating func release(_ turn: Date) {
            var (low, high) = (0, free.count)
            while low < high {
                let middle = (low + high) / 2
                if free[middle] > turn { low = middle + 1 } else { high = middle }
            }
            free.insert(turn, at: low)
        }

        /// Removes and returns the earliest released turn that is not before the given instant.
        mutating func takeFree(from instant: Date) -> Date? {
            while let turn = free.popLast() {
                if turn >= instant { return turn }
            }
            return nil
        }
    }

    private let spacing: TimeInterval
    private let turns = Locked(Turns())

    /// Creates a budget that allows a maximum number of requests in a period.
    ///
    /// - Parameters:
    ///   - requests: The maximum number of requests in a period, at least 1. The default is 1,350.
    ///   - period: The length of a period. The default is 30 seconds.
    public init(requests: Int = 1_350, per period: Duration = .seconds(30)) {
        spacing = max(0, period / .seconds(1)) / Double(max(1, requests))
    }

    /// Waits until the next request may be sent.
    ///
    /// Each call to this method counts as one request. Microsoft counts every request in a batch, so call the method
    /// once for each request in the batch. Held sessions and batches do not automatically use a budget.
    ///
    /// - Parameter clock: The clock that measures the wait. The default is the system clock. A watch uses its client's
    ///   clock.
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
                // Another request can use the turn.
                turns.withLock { $0.release(turn) }
                throw error
            }
            // If the service has requested a pause in the meantime, this request needs a turn after the pause.
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

    /// Delays all requests for a duration that the service has requested.
    func pause(for duration: Duration, by clock: any GraphClock) {
        let now = clock.now
        turns.withLock { turns in
            turns.follow(now)
            turns.pausedUntil = max(turns.pausedUntil, now + duration / .seconds(1))
            turns.next = max(turns.next, turns.pausedUntil)
        }
    }
}

import Foundation
public import GraphRuntime

/// A number of requests in a period, spread evenly, which watches of one application can share.
///
/// The pages of the reading operations allow 1,500 requests in 30 seconds for an application in a tenant.
public final class RequestBudget: Sendable {
    private let spacing: TimeInterval
    private let clock: GraphClock
    private let turns = Locked((next: Date.distantPast, asked: Date.distantPast))

    /// A budget.
    ///
    /// - Parameters:
    ///   - requests: The requests of a period; at least 1. Default: 1,500.
    ///   - period: The period. Default: 30 seconds.
    ///   - clock: Tells the time and waits. Default: the clock of this machine.
    public init(requests: Int = 1_500, per period: Duration = .seconds(30), clock: GraphClock = .system) {
        spacing = max(0, period / .seconds(1)) / Double(max(1, requests))
        self.clock = clock
    }

    /// Waits until the next request may be sent.
    ///
    /// - Throws: `CancellationError` if the task was cancelled.
    public func wait() async throws {
        try Task.checkCancellation()
        let now = clock.now()
        let turn = turns.withLock { turns in
            // A clock that was put back puts nothing off.
            if now < turns.asked { turns.next += now.timeIntervalSince(turns.asked) }
            let turn = max(now, turns.next)
            turns = (next: turn + spacing, asked: now)
            return turn
        }
        let delay = turn.timeIntervalSince(now)
        if delay > 0 { try await clock.sleep(.seconds(delay)) }
    }

    /// Lets no request be sent for a while, because the service asks for that.
    func pause(for duration: Duration) {
        let end = clock.now() + duration / .seconds(1)
        turns.withLock { $0.next = max($0.next, end) }
    }
}

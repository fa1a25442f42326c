import Foundation
import GraphRuntime

/// Decides when a state is set, set again and cleared: a value that receives events with their instants and returns the next
/// action. It has no clock, and knows no service.
///
/// ``next(at:)`` serves the first request and the renewals, ``nextOfCleanup(at:)`` the end, which may overlap with them. An
/// action that is returned counts as performed.
struct SessionSchedule<Value: Sendable>: Sendable {
    /// What happened.
    enum Event: Sendable {
        /// The state is to be set for the first time.
        case started
        /// The first request has succeeded, and someone is there to perform renewals.
        case renewalsStarted
        /// The request of the last ``Action/set(_:isFirst:)`` has ended.
        case sent(Result<Void, any Error>)
        /// Another state is to be shown; the number is that of the update.
        case updateRequested(Int, Value)
        /// No one waits for an update any longer. Its state stays the one to show.
        case updateCancelled(Int)
        /// The wait of a number is over, whatever the clock shows now.
        case woke(Int)
        /// No one performs renewals any longer. What was set is not cleared.
        case cancelled
        /// The session is to end and to be cleared.
        case endRequested
        /// The request of ``Action/clear(within:)`` has ended.
        case cleared(Result<Void, any Error>)
    }

    /// What to do next.
    enum Action: Sendable {
        /// Send a request that sets a state. The first one is sent as the client sends any other request.
        case set(Value, isFirst: Bool)
        /// Wait for the next event, or for the end of a wait; `nil` if only an event ends it.
        case wait(Wait?)
        /// Cancel the request that sets a state, and do not wait for it.
        case abandonRequest
        /// Send a request that clears the state, and give up after a time.
        case clear(within: Duration)
    }

    /// A wait until an instant.
    struct Wait: Sendable, Equatable {
        /// Another number for each wait.
        let number: Int
        let end: Date
    }

    /// The end of an update.
    struct Response: Sendable {
        let update: Int
        let result: Result<Void, any Error>
    }

    enum Phase: Sendable {
        /// Nothing has been asked for.
        case new
        case starting
        /// The first request has succeeded, and no one performs renewals yet.
        case started
        case renewing
        case ended(Result<Void, any Error>)
    }

    /// A request that sets a state.
    struct Request: Sendable {
        let value: Value
        let start: Date
        /// Whether there may have been something to clear before it was sent.
        let mayHaveBeenSet: Bool
        /// The updates that end with it.
        var updates: [Int]
    }

    /// A wait before a request. It counts durations, because the clock may be put back or forward during the wait.
    struct Pause: Sendable {
        /// The part that is waited for now.
        struct Part: Sendable {
            let length: Duration
            let wait: Wait
            /// Whether the state expires at its end.
            let isUntilExpiration: Bool
        }

        /// What is left of the wait that the service requested, which no update cuts short.
        var requested = Duration.zero
        /// What is left after that.
        var rest: Duration
        /// The failure before the wait; `nil` if there was none.
        var error: (any Error)?
        var part: Part?
    }

    /// The end of the session.
    struct Cleanup: Sendable {
        let start: Date
        /// When a request in flight is no longer waited for.
        let deadline: Wait
        var isOverdue = false
        var isClearing = false
        var result: Result<Void, any Error>?
    }

    let rules: Rules
    var backOff: BackOff
    /// The state to show.
    var desired: Value
    var phase = Phase.new
    var request: Request?
    var pause: Pause?
    var waits = 0
    var cleanup: Cleanup?
    /// The attempts of the first request.
    var attempts = 0
    /// When the service last accepted a state, by the clock before the request; `nil` if it never did.
    var setAt: Date?
    var expiresAt = Date.distantFuture
    /// Whether the service no longer shows the state.
    var isExpired = false
    /// Whether there may be something to clear.
    var mayBeSet = false
    /// Whether a state was requested that no request has been sent for.
    var isUpdated = false
    /// The updates that wait for a request.
    var updates: [Int] = []
    var reports: [HeldSessionEvent] = []
    var responses: [Response] = []

    /// Creates a schedule.
    ///
    /// - Parameters:
    ///   - desired: The state to show.
    ///   - rules: The durations and limits.
    ///   - random: Returns a number from 0 to 1, for the waits after failures: sessions that an outage stopped must not come
    ///     back at one instant.
    init(_ desired: Value, _ rules: Rules, random: @escaping @Sendable () -> Double) {
        self.desired = desired
        self.rules = rules
        backOff = BackOff(base: rules.retryInterval, random: random)
    }

    /// Returns what to do next to set the state and to keep it; `nil` if the first request has succeeded and no one performs
    /// renewals yet, or if the renewals have ended.
    mutating func next(at now: Date) -> Action? {
        switch phase {
        case .new, .started, .ended: return nil
        case .starting, .renewing: break
        }
        if request != nil { return .wait(nil) }
        if let wait = continuePause(at: now) { return .wait(wait) }
        guard outcome == nil else { return nil }
        request = Request(value: desired, start: now, mayHaveBeenSet: mayBeSet, updates: updates)
        updates = []
        isUpdated = false
        mayBeSet = true
        if case .starting = phase { return .set(desired, isFirst: true) }
        return .set(desired, isFirst: false)
    }

    /// Returns what to do next to clear the state; `nil` if that is done or was not requested.
    mutating func nextOfCleanup(at now: Date) -> Action? {
        guard var cleanup, cleanup.result == nil else { return nil }
        defer { self.cleanup = cleanup }
        if request != nil {
            // If the service accepted the state after the clearing, it would remain.
            guard cleanup.isOverdue else { return .wait(cleanup.deadline) }
            request = nil
            return .abandonRequest
        }
        guard !cleanup.isClearing else { return .wait(nil) }
        guard mayBeSet else {
            cleanup.result = .success(())
            reports.append(.ended(nil))
            return nil
        }
        cleanup.isClearing = true
        let elapsed = Duration.seconds(max(0, now.timeIntervalSince(cleanup.start)))
        return .clear(within: max(rules.cleanupTimeout / 2, rules.cleanupTimeout - elapsed))
    }

    /// The result of the first request and the renewals; `nil` while there may be more of them.
    var outcome: Result<Void, any Error>? {
        if case .ended(let result) = phase { result } else { nil }
    }

    /// Returns what is to be reported since the last call.
    mutating func takeReports() -> [HeldSessionEvent] {
        defer { reports = [] }
        return reports
    }

    /// Returns the updates that have ended since the last call.
    mutating func takeResponses() -> [Response] {
        defer { responses = [] }
        return responses
    }
}

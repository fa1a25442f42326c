// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// A state machine that decides when a state is set, renewed, and cleared.
///
/// It processes timestamped events and returns the next action. It has no clock and sends no requests.
/// ``next(at:)`` returns the actions of the first request and of the renewals. ``nextCleanupAction(at:)`` returns those
/// of the cleanup, which may overlap with the others. The caller must perform each action that is returned.
struct SessionSchedule<Value: Sendable>: Sendable {
    /// An event that the schedule handles.
    enum Event: Sendable {
        /// The state has to be set for the first time.
        case started
        /// The first request has ended, and the caller performs the renewals from now on.
        case renewalsStarted
        /// The request of the last ``Action/set(_:isFirst:)`` has ended.
        case sent(Result<Void, any Error>)
        /// The update with this number has requested a different state.
        case updateRequested(Int, Value)
        /// The caller of an update no longer waits for it. The state that it requested remains the desired one.
        case updateCancelled(Int)
        /// The wait with this number is over, whatever the clock shows now.
        case woke(Int)
        /// The caller no longer performs renewals. The state is not cleared.
        case cancelled
        /// The session must be ended and cleared.
        case endRequested
        /// The request of ``Action/clear(within:)`` has ended.
        case cleared(Result<Void, any Error>)
    }

    /// An action that the schedule returns.
    enum Action: Sendable {
        /// Send a request that sets a state. The first request uses the client's retry policy.
        case set(Value, isFirst: Bool)
        /// Wait until the next event or the end of the wait, or only for the next event if the wait is `nil`.
        case wait(Wait?)
        /// Cancel the request that sets a state, without waiting for its end.
        case abandonRequest
        /// Send a request that clears the state, within a time limit.
        case clear(within: Duration)
    }

    /// A wait until an instant.
    struct Wait: Sendable, Equatable {
        /// The unique number of the wait.
        let number: Int
        let end: Date
    }

    /// The result of an update.
    struct Response: Sendable {
        let update: Int
        let result: Result<Void, any Error>
    }

    /// A phase of the schedule.
    enum Phase: Sendable {
        /// The schedule has not been started.
        case new
        /// The state has not yet been set for the first time.
        case starting
        /// The first request has ended, and the session starts, but the renewals have not started.
        case started
        case renewing
        case ended(Result<Void, any Error>)
    }

    /// A request that sets a state.
    struct Request: Sendable {
        let value: Value
        let start: Date
        /// Whether an earlier request may have set a state.
        let mayHaveBeenSet: Bool
        /// The updates that end with the request.
        var updates: [Int]
    }

    /// The time before the next request. It is stored as durations, because the clock may be adjusted in the meantime.
    struct Pause: Sendable {
        /// A part of a pause.
        struct Part: Sendable {
            let length: Duration
            let wait: Wait
            /// Whether the state expires at the end of the part.
            let isUntilExpiration: Bool
        }

        /// The remaining delay that the service has requested, which no update shortens.
        var requested = Duration.zero
        /// The remaining time after that delay.
        var rest: Duration
        /// The failure that caused the pause, or `nil` if there was none.
        var error: (any Error)?
        /// The current part, or `nil` between two parts.
        var part: Part?
    }

    /// The state of the cleanup at the end of the session.
    struct Cleanup: Sendable {
        let start: Date
        /// The wait after which a request in flight is abandoned.
        let deadline: Wait
        var isOverdue = false
        var isClearing = false
        var result: Result<Void, any Error>?
    }

    let rules: Rules
    var backOff: BackOff
    /// The most recently requested state.
    var desired: Value
    var phase = Phase.new
    var request: Request?
    var pause: Pause?
    var waits = 0
    var cleanup: Cleanup?
    /// The number of failed attempts to set the state for the first time.
    var attempts = 0
    /// The start of the last successful request, or `nil` if none has succeeded.
    var setAt: Date?
    var expiresAt = Date.distantFuture
    /// Whether the service no longer shows the state.
    var isExpired = false
    /// Whether a request may have set a state, so that it has to be cleared.
    var mayBeSet = false
    /// Whether an update has requested a state for which no request has been sent.
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
    ///   - random: Returns a number from 0 to 1, which randomizes the waits after failures so that after an outage the
    ///     sessions do not all retry at the same time.
    init(_ desired: Value, _ rules: Rules, random: @escaping @Sendable () -> Double) {
        self.desired = desired
        self.rules = rules
        backOff = BackOff(base: rules.retryInterval, random: random)
    }

    /// Returns the next action that sets or renews the state.
    ///
    /// - Parameter now: The current instant.
    /// - Returns: The action, or `nil` if the first request has ended and the renewals have not been started, or if
    ///   the renewals have ended.
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

    /// Returns the next action that clears the state, or `nil` if the cleanup is complete or was not requested.
    mutating func nextCleanupAction(at now: Date) -> Action? {
        guard var cleanup, cleanup.result == nil else { return nil }
        defer { self.cleanup = cleanup }
        if request != nil {
            // A state that the service accepts after the session was cleared would remain.
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

    /// The result of the first request and the renewals, or `nil` if they have not ended.
    var outcome: Result<Void, any Error>? {
        if case .ended(let result) = phase { result } else { nil }
    }

    /// Returns the events to report that have occurred since the last call.
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

// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// A state machine that decides when a state is set, renewed, and cleared.
///
/// The schedule processes timestamped events and returns the next action. It has no clock and sends no requests.
/// ``next(at:)`` returns the actions for the first request and the renewals. ``nextCleanupAction(at:)`` returns the
/// actions for the cleanup, which can overlap with the first request or a renewal. The caller must perform each
/// returned action.
struct SessionSchedule<Value: Sendable>: Sendable {
    /// An event that the caller reports to the schedule.
    enum Event: Sendable {
        /// The state has to be set for the first time.
        case started
        /// The first request has ended, and the caller begins to perform the renewals.
        case renewalsStarted
        /// The request for the last ``Action/set(_:isFirst:)`` action has reached a stage.
        case reached(SignIn.Stage)
        /// The request for the last ``Action/set(_:isFirst:)`` action has ended.
        case sent(Result<Void, any Error>)
        /// The update with this number has requested a different state.
        case updateRequested(Int, Value)
        /// The caller of an update no longer waits for its result. The requested state remains the desired state.
        case updateCancelled(Int)
        /// The wait with this number is over, regardless of the current time of the clock.
        case woke(Int)
        /// The caller no longer performs renewals. The state is not cleared.
        case cancelled
        /// The session must be ended and cleared.
        case endRequested
        /// The request for an ``Action/clear(within:)`` action has ended.
        case cleared(Result<Void, any Error>)
    }

    /// An action that the caller must perform.
    enum Action: Sendable {
        /// Send a request that sets a state. The first request uses the client's retry policy.
        case set(Value, isFirst: Bool)
        /// Wait until the next event occurs or the given wait ends. If the wait is `nil`, wait only for the next event.
        case wait(Wait?)
        /// Cancel the request that sets a state, without waiting until it has ended.
        case abandonRequest
        /// Send a request that clears the state, within a time limit.
        case clear(within: Duration)
    }

    /// A wait that ends at a specific instant.
    struct Wait: Sendable, Equatable {
        /// The unique number of the wait.
        let number: Int
        let end: Date
    }

    /// The result of an update, with the number of the update.
    struct Response: Sendable {
        let update: Int
        /// Whether the state is set, or the error that the update throws. If the value is `false`, the schedule retries.
        let result: Result<Bool, any Error>
    }

    /// The phases of a schedule, from its creation to the end of the renewals.
    enum Phase: Sendable {
        /// The schedule has not been started.
        case new
        /// The state has not yet been set for the first time.
        case starting
        /// The first request has ended, and the session has started, but the renewals have not started.
        case started
        case renewing
        case ended(Result<Void, any Error>)
    }

    /// A request in flight that sets a state.
    struct Request: Sendable {
        let value: Value
        let start: Date
        /// Whether an earlier request may have set a state.
        let mayHaveBeenSet: Bool
        /// The most recent stage; `nil` if the request has not reached a stage.
        var stage: SignIn.Stage?
        /// Whether the request was sent at least once.
        var isSent = false
        /// The numbers of the updates that complete when the request ends.
        var updates: [Int]
    }

    /// The pause before the next request. It is stored as durations, because the clock may be adjusted during the
    /// pause.
    struct Pause: Sendable {
        /// A part of a pause that is performed as a single wait.
        struct Part: Sendable {
            let length: Duration
            let wait: Wait
            /// Whether the state expires at the end of the part.
            let isUntilExpiration: Bool
        }

        /// The remainder of the delay that the service has requested. An update does not shorten this delay.
        var requested = Duration.zero
        /// The remaining time after the requested delay.
        var rest: Duration
        /// The failure that caused the pause, or `nil` if there was none.
        var error: (any Error)?
        /// The current part, or `nil` between two parts.
        var part: Part?
    }

    /// The state of the cleanup at the end of the session.
    struct Cleanup: Sendable {
        let start: Date
        /// The wait that ends when a request in flight must be abandoned.
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
    /// The reason for the last failure that was reported, or `nil` if no failure was reported since the last success.
    var reportedReason: FailureCause?
    /// Whether a request may have set a state, which then has to be cleared.
    var mayBeSet = false
    /// Whether an update has requested a state for which no request has been sent.
    var isUpdated = false
    /// The numbers of the updates for which no request has been sent.
    var updates: [Int] = []
    var reports: [HeldSessionEvent] = []
    var responses: [Response] = []

    /// Creates a schedule.
    ///
    /// - Parameters:
    ///   - desired: The state to show.
    ///   - rules: The durations and limits that the schedule follows.
    ///   - random: A closure that returns a number from 0 to 1. The number randomizes the waits after failures, so that
    ///     the sessions do not all retry at the same time after an outage.
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
        if let request {
            // If the service accepted a state after the session was cleared, the state would remain.
            guard cleanup.isOverdue || request.stage == .waitingForUser else { return .wait(cleanup.deadline) }
            if request.stage == .waitingForUser, !request.isSent { mayBeSet = request.mayHaveBeenSet }
            self.request = nil
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

    /// Returns the events that have occurred since the last call and have to be reported.
    mutating func takeReports() -> [HeldSessionEvent] {
        defer { reports = [] }
        return reports
    }

    /// Returns the results of the updates that have ended since the last call.
    mutating func takeResponses() -> [Response] {
        defer { responses = [] }
        return responses
    }
}

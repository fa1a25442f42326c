// SPDX-License-Identifier: MIT

import Foundation

/// A schedule that determines, after each attempt, whether and when a request is retried.
struct RetrySchedule: Sendable {
    /// The outcome of an attempt.
    enum Outcome: Sendable {
        /// A response or an error that a retry would not change.
        case final
        /// The idle connection was closed while the request was being sent. The server may have received the request.
        case staleConnection
        /// A response or an error that may be transient, with the delay that the service requests. The service may have
        /// performed the request, unless it is certain that the service rejected it or did not receive it.
        case transient(requestedWait: Duration?, mayHaveSucceeded: Bool = true)
    }

    /// The next action.
    enum Action: Equatable, Sendable {
        case finish
        /// Resends the request immediately, without increasing the number of attempts.
        case resend
        case retry(after: Duration)
    }

    let policy: GraphRetryPolicy
    private let start: Date
    /// The instant before which a retry must start; `nil` if there is no time limit.
    private let end: Date?
    /// The number of the current attempt, starting at 1.
    var attempts = 1
    /// The number of times that the request was resent because its connection was closed.
    private(set) var resends = 0

    /// Creates a schedule that starts at the given instant.
    ///
    /// - Parameters:
    ///   - policy: The policy that determines when and how often the request is retried.
    ///   - start: The instant of the first attempt.
    ///   - end: The instant before which a retry must start. The default is `nil`, which means that only the policy
    ///     limits the retries.
    init(_ policy: GraphRetryPolicy, from start: Date, until end: Date? = nil) {
        self.policy = policy
        self.start = start
        self.end = end
    }

    /// Whether an attempt before the current one may have succeeded.
    private(set) var earlierMayHaveSucceeded = false

    /// Returns the time since the first attempt.
    func elapsed(at now: Date) -> Duration { .seconds(max(0, now.timeIntervalSince(start))) }

    mutating func next(after outcome: Outcome, at now: Date) -> Action {
        switch outcome {
        case .final: return .finish
        case .staleConnection where resends < policy.maximumResends:
            resends += 1
            earlierMayHaveSucceeded = true
            return .resend
        case .staleConnection: return retry(nil, true, at: now)
        case .transient(let requestedWait, let mayHaveSucceeded):
            return retry(requestedWait, mayHaveSucceeded, at: now)
        }
    }

    private mutating func retry(_ requestedWait: Duration?, _ mayHaveSucceeded: Bool, at now: Date) -> Action {
        let elapsed = elapsed(at: now)
        guard let delay = policy.delay(after: attempts, requested: requestedWait, elapsed: elapsed) else {
            return .finish
        }
        // A retry that would start at the time limit could not succeed.
        if let end, now + delay / .seconds(1) >= end { return .finish }
        attempts += 1
        if mayHaveSucceeded { earlierMayHaveSucceeded = true }
        return .retry(after: delay)
    }
}

import Foundation

/// Decides after each attempt of a request whether it is retried, and when. It counts the attempts of a call.
struct RetrySchedule: Sendable {
    /// How an attempt ended.
    enum Outcome: Sendable {
        /// With a response or a failure that a retry would not change.
        case final
        /// The kept-alive connection had been closed before, or as the request arrived.
        case staleConnection
        /// In a way that may be transient. The service may have asked for a wait.
        case transient(requestedWait: Duration?)
    }

    /// What to do next.
    enum Action: Equatable, Sendable {
        case finish
        /// Send the request again at once, without counting an attempt.
        case resend
        case retry(after: Duration)
    }

    let policy: GraphRetryPolicy
    private let start: Date
    /// The number of the current attempt, from 1.
    var attempts = 1
    /// How often the request was sent again because its connection had been closed.
    private(set) var resends = 0

    /// Creates a schedule whose first attempt begins at an instant.
    init(_ policy: GraphRetryPolicy, from start: Date) {
        self.policy = policy
        self.start = start
    }

    /// Whether the request was sent before, so that it may have been carried out.
    var isRepeated: Bool { attempts + resends > 1 }

    /// The time since the first attempt.
    func elapsed(at now: Date) -> Duration { .seconds(max(0, now.timeIntervalSince(start))) }

    mutating func next(after outcome: Outcome, at now: Date) -> Action {
        switch outcome {
        case .final: return .finish
        case .staleConnection where resends < policy.maximumResends:
            resends += 1
            return .resend
        case .staleConnection: return retry(nil, at: now)
        case .transient(let requestedWait): return retry(requestedWait, at: now)
        }
    }

    private mutating func retry(_ requestedWait: Duration?, at now: Date) -> Action {
        let elapsed = elapsed(at: now)
        guard let delay = policy.delay(after: attempts, asked: requestedWait, elapsed: elapsed) else { return .finish }
        attempts += 1
        return .retry(after: delay)
    }
}

// SPDX-License-Identifier: MIT

import Foundation

extension TokenCache {
    /// A cached token and the pending request that acquires or replaces the token.
    struct Entry: Sendable {
        var token: GraphAccessToken?
        /// The time from which the cache replaces the token, even if the token is still valid.
        var refreshesAt = Date.distantFuture
        var refresh: Refresh?

        mutating func keep(_ token: GraphAccessToken, at now: Date) {
            self.token = token
            guard let end = token.expiresOn else {
                refreshesAt = .distantFuture
                return
            }
            // A token that is valid for less than 10 minutes is replaced after half of its lifetime.
            refreshesAt = end - min(TokenCache.refreshAhead, max(0, end.timeIntervalSince(now)) / 2)
        }

        /// Returns the token if it has not expired and was not rejected.
        func working(at now: Date, rejected: GraphAccessToken?) -> GraphAccessToken? {
            guard let token, token != rejected else { return nil }
            return token.expiresOn.map { now < $0 } ?? true ? token : nil
        }
    }

    /// A pending token request and the callers that wait for it.
    struct Refresh: Sendable {
        let number: Int
        /// The work of the request, which a clock can observe.
        let work: ClockWork?
        /// Whether the request may wait for a user while no caller waits for the request.
        let allowsSignIn: Bool
        var isSigningIn = false
        /// The last failed attempt and the instant of the retry; `nil` if no attempt has failed.
        var lastFailure: (failure: GraphError, retry: Date)?
        var task: Task<Void, Never>?
        var waiters: [Int: Waiter] = [:]

        /// Whether the request may wait for a user.
        var mayWaitForUser: Bool {
            waiters.isEmpty ? allowsSignIn : waiters.values.contains { $0.allowsSignIn }
        }
    }

    /// A caller that waits for a token.
    struct Waiter: Sendable {
        let continuation: CheckedContinuation<GraphAccessToken, any Error>
        let allowsSignIn: Bool
        /// A closure that is called when the request starts to wait for a user.
        let onSignIn: (@Sendable () -> Void)?
        /// The caller's time limit; `nil` if it has none.
        let timeLimit: OperationTimeLimit?
        /// The caller's wait for the request, which a clock can observe.
        var wait: ClockWait?

        /// Records the last failed attempt of the request, and returns whether the caller's time limit ends before the retry.
        func isLate(after failure: GraphError, retry: Date, by clock: any GraphClock) -> Bool {
            timeLimit?.failed(failure)
            return timeLimit?.end(by: clock).map { $0 <= retry } ?? false
        }

        /// Resumes the caller with a result and ends its wait for the request.
        func resume(with result: Result<GraphAccessToken, any Error>) {
            wait?.end()
            continuation.resume(with: result)
        }
    }
}

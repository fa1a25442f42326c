// SPDX-License-Identifier: MIT

import Foundation

/// Renewals of sign-ins, with at most one renewal in progress for each authority at a time.
///
/// A token endpoint may accept a refresh token only once. A renewal is therefore a separate task, so that canceling a
/// caller does not discard a response that contains a new refresh token.
final class SerialRenewals: Sendable {
    /// A closure that renews the sign-in; `nil` if there is no sign-in.
    typealias Renewal = @Sendable (TokenRequestContext) async throws -> GraphAccessToken?

    /// A renewal in progress.
    private struct Current {
        let number: Int
        let context: TokenRequestContext
        /// The work of the renewal, which a clock can observe.
        let work: ClockWork?
        let pauses: RetryPauses
        let task: Task<GraphAccessToken?, any Error>

        /// Waits for the result of the renewal, and reports its pauses to the caller.
        func result() async -> Result<GraphAccessToken?, any Error> {
            if let onRetry = TokenCache.onRetry { pauses.report(to: onRetry) }
            let wait = work?.beginWait()
            defer { wait?.end() }
            return await task.result
        }
    }

    private let clock: any GraphClock
    private let current = Locked<[URL: Current]>([:])

    init(clock: any GraphClock) {
        self.clock = clock
    }

    /// Returns the result of the renewal in progress, or of a new renewal. All callers during a renewal share its
    /// result.
    ///
    /// - Parameters:
    ///   - context: The cloud, scopes, and claims of the token.
    ///   - authority: The authority of the sign-in.
    ///   - renew: A closure that renews the sign-in. The closure runs after a renewal for a different context has ended.
    /// - Returns: The access token, or `nil` if the closure returns `nil`.
    /// - Throws: Any error that the closure throws.
    func token(
        for context: TokenRequestContext,
        of authority: URL,
        _ renew: @escaping Renewal
    ) async throws -> GraphAccessToken? {
        try await renewal(for: context, authority, renew).result().get()
    }

    private func renewal(
        for context: TokenRequestContext,
        _ authority: URL,
        _ renew: @escaping Renewal
    ) -> Current {
        // A renewal in progress cannot return the rejected token, and a renewal does not involve the user.
        var context = context
        context.rejectedToken = nil
        context.allowsSignIn = true
        return current.withLock { current in
            let previous = current[authority]
            if let previous, previous.context == context { return previous }
            let number = (previous?.number ?? 0) + 1
            let (work, pauses) = (clock.beginShared("sign-in renewal"), RetryPauses())
            let start = {
                Task { [context] in
                    try await ClockWork.run(work) {
                        _ = await previous?.result()
                        defer { self.end(number, authority) }
                        return try await renew(context)
                    }
                }
            }
            // The pauses concern all callers, and not only the caller that starts the renewal.
            let task = TokenCache.$onRetry.withValue({ pauses.add($0, until: $1) }, operation: start)
            let renewal = Current(number: number, context: context, work: work, pauses: pauses, task: task)
            current[authority] = renewal
            return renewal
        }
    }

    private func end(_ number: Int, _ authority: URL) {
        current.withLock { current in
            if current[authority]?.number == number { current[authority] = nil }
        }
    }
}

// SPDX-License-Identifier: MIT

/// The renewals of a sign-in, of which only one at a time is in progress.
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
        let task: Task<GraphAccessToken?, any Error>

        /// Waits for the result of the renewal.
        func result() async -> Result<GraphAccessToken?, any Error> {
            let wait = work?.beginWait()
            defer { wait?.end() }
            return await task.result
        }
    }

    private let clock: any GraphClock
    private let current = Locked<Current?>(nil)

    init(clock: any GraphClock) {
        self.clock = clock
    }

    /// Returns the result of the renewal in progress, or of a new one. All callers during a renewal share its result.
    ///
    /// - Parameters:
    ///   - context: The cloud, scopes, and claims of the token.
    ///   - renew: A closure that renews the sign-in. The closure runs after a renewal for a different context has ended.
    /// - Returns: The access token, or `nil` if the closure returns `nil`.
    /// - Throws: Any error that the closure throws.
    func token(for context: TokenRequestContext, _ renew: @escaping Renewal) async throws -> GraphAccessToken? {
        try await renewal(for: context, renew).result().get()
    }

    private func renewal(for context: TokenRequestContext, _ renew: @escaping Renewal) -> Current {
        // A renewal in progress cannot return the rejected token, and a renewal does not involve the user.
        var context = context
        context.rejectedToken = nil
        context.allowsSignIn = true
        return current.withLock { current in
            if let current, current.context == context { return current }
            let (number, previous) = ((current?.number ?? 0) + 1, current)
            let work = clock.beginShared("sign-in renewal")
            let task = Task { [context] in
                try await ClockWork.run(work) {
                    _ = await previous?.result()
                    defer { self.end(number) }
                    return try await renew(context)
                }
            }
            let renewal = Current(number: number, context: context, work: work, task: task)
            current = renewal
            return renewal
        }
    }

    private func end(_ number: Int) {
        current.withLock { current in
            if current?.number == number { current = nil }
        }
    }
}

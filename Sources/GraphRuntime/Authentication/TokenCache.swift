// SPDX-License-Identifier: MIT

import Foundation

/// A cache of a credential's access tokens. The cache acquires each new token once, regardless of how many callers wait
/// for that token.
package final class TokenCache: Sendable, CustomReflectable {
    /// How long before expiration a token is replaced, in seconds.
    static let refreshAhead: TimeInterval = 300
    /// How long to wait after a failed early replacement before the next attempt, in seconds. Callers use the old token
    /// in the meantime.
    static let pauseAfterFailure: TimeInterval = 30

    package typealias Source = @Sendable (TokenRequestContext) async throws -> GraphAccessToken
    /// A token source that may require user interaction. Before the source waits for the user, it calls the second
    /// parameter, which throws an error if no caller may wait for the user.
    typealias SignInSource =
        @Sendable (TokenRequestContext, _ beginSignIn: @escaping @Sendable () throws -> Void) async throws ->
        GraphAccessToken

    /// A closure that receives each failed attempt of the current token request that will be retried, and the instant of
    /// the retry.
    @TaskLocal static var onRetry: (@Sendable (GraphError, Date) -> Void)?

    struct Key: Hashable {
        let cloud: GraphCloud
        let scopes: [String]
        /// The claims that were requested for the token.
        var claims: String?

        init(_ context: TokenRequestContext) {
            self.init(cloud: context.cloud, scopes: context.scopes, claims: context.claims)
        }

        init(cloud: GraphCloud, scopes: [String], claims: String? = nil) {
            self.cloud = cloud
            self.scopes = scopes
            self.claims = claims
        }
    }

    struct State: Sendable {
        var entries: [Key: Entry] = [:]
        var next = 0
    }

    private let source: SignInSource
    let clock: any GraphClock
    let state = Locked(State())

    package convenience init(clock: any GraphClock, source: @escaping Source) {
        self.init(clock: clock) { context, _ in try await source(context) }
    }

    init(clock: any GraphClock, source: @escaping SignInSource) {
        self.clock = clock
        self.source = source
    }

    /// Returns a valid access token from the cache, or acquires a new one.
    ///
    /// - Parameters:
    ///   - context: The cloud, scopes, and claims of the token.
    ///   - onSignIn: A closure that is called at most once, when the source starts to wait for a user. The default is
    ///     `nil`.
    /// - Returns: The access token.
    /// - Throws: Any error that the source throws, or `CancellationError` as soon as the task is canceled. Other
    ///   callers still receive the token that they are waiting for.
    package func token(
        for context: TokenRequestContext,
        onSignIn: (@Sendable () -> Void)? = nil
    ) async throws -> GraphAccessToken {
        if let token = cachedToken(for: context) { return token }
        let key = Key(context)
        let waiter = state.withLock { state in
            state.next += 1
            return state.next
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let caller = Waiter(
                    continuation: continuation,
                    allowsSignIn: context.allowsSignIn,
                    onSignIn: onSignIn,
                    timeLimit: OperationTimeLimit.current
                )
                wait(caller, waiter, key, context)
            }
        } onCancel: {
            cancel(waiter, key)
        }
    }

    /// Returns the cached access token without waiting, or `nil` if there is no valid token.
    func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        let key = Key(context)
        let now = clock.now
        return state.withLock { state in
            guard let entry = state.entries[key], let token = entry.working(at: now, rejected: context.rejectedToken)
            else { return nil }
            // One request replaces the token while callers still use the old token, which is still valid.
            if now >= entry.refreshesAt { startRefresh(key, context, &state) }
            return token
        }
    }

    /// The number of callers that are waiting for a token.
    var waiterCount: Int {
        state.withLock { $0.entries.values.reduce(0) { $0 + ($1.refresh?.waiters.count ?? 0) } }
    }

    private func wait(
        _ caller: Waiter,
        _ waiter: Int,
        _ key: Key,
        _ context: TokenRequestContext
    ) {
        let now = clock.now
        var isSigningIn = false
        let kept: Result<GraphAccessToken, any Error>? = state.withLock { state in
            // If the task was canceled before it started to wait, the cancellation handler found no continuation.
            if Task.isCancelled { return .failure(CancellationError()) }
            if let token = state.entries[key]?.working(at: now, rejected: context.rejectedToken) {
                return .success(token)
            }
            if let rejected = context.rejectedToken, state.entries[key]?.token == rejected {
                state.entries[key]?.token = nil
            }
            startRefresh(key, context, &state)
            isSigningIn = state.entries[key]?.refresh?.isSigningIn == true
            guard !isSigningIn || caller.allowsSignIn else { return .failure(Self.signInRequired) }
            if let (failure, retry) = state.entries[key]?.refresh?.lastFailure,
                caller.isLate(after: failure, retry: retry, by: clock)
            {
                return .failure(failure)
            }
            var caller = caller
            caller.wait = state.entries[key]?.refresh?.work?.beginWait()
            state.entries[key]?.refresh?.waiters[waiter] = caller
            return nil
        }
        if let kept { return caller.resume(with: kept) }
        if isSigningIn { caller.onSignIn?() }
    }

    /// Marks a request as waiting for a user and reports an error to the waiting callers that do not allow a sign-in.
    private func beginSignIn(_ number: Int, _ key: Key) throws {
        let (waiting, others): ([Waiter], [Waiter]) = try state.withLock { state in
            guard let refresh = state.entries[key]?.refresh, refresh.number == number else { throw CancellationError() }
            guard refresh.mayWaitForUser else { throw Self.signInRequired }
            state.entries[key]?.refresh?.isSigningIn = true
            state.entries[key]?.refresh?.waiters = refresh.waiters.filter { $0.value.allowsSignIn }
            let waiters = refresh.waiters.values
            return (waiters.filter(\.allowsSignIn), waiters.filter { !$0.allowsSignIn })
        }
        for waiter in waiting { waiter.onSignIn?() }
        for waiter in others { waiter.resume(with: .failure(Self.signInRequired)) }
    }

    /// The error for a caller that does not allow a sign-in.
    private static var signInRequired: GraphError {
        let message =
            "no user is signed in, and this request must not start a sign-in; sign in first, then retry"
        return TokenEndpointClient.refused(TokenEndpointClient.operation("devicecode"), message)
    }

    /// Requests a token, unless a request is already pending.
    private func startRefresh(_ key: Key, _ context: TokenRequestContext, _ state: inout State) {
        var entry = state.entries[key] ?? Entry()
        guard entry.refresh == nil else { return }
        state.next += 1
        let work = clock.beginShared("token request")
        entry.refresh = Refresh(number: state.next, work: work, allowsSignIn: context.allowsSignIn)
        // The task cannot finish before the lock is released.
        entry.refresh?.task = start(state.next, key, context, work)
        state.entries[key] = entry
    }

    private func start(
        _ number: Int,
        _ key: Key,
        _ context: TokenRequestContext,
        _ work: ClockWork?
    ) -> Task<Void, Never> {
        // The callers share the request, which must not depend on the time limit of the first caller.
        let task = {
            Task {
                let result: Result<GraphAccessToken, any Error>
                do {
                    result = .success(try await self.source(context) { try self.beginSignIn(number, key) })
                } catch {
                    result = .failure(error)
                }
                // The callers no longer wait from here on.
                work?.end()
                self.finish(number, key, result)
            }
        }
        let onRetry: @Sendable (GraphError, Date) -> Void = { self.willRetry(number, key, $0, at: $1) }
        return ClockWork.$current.withValue(work) {
            OperationTimeLimit.$current.withValue(nil) { Self.$onRetry.withValue(onRetry, operation: task) }
        }
    }

    private func finish(_ number: Int, _ key: Key, _ result: Result<GraphAccessToken, any Error>) {
        let now = clock.now
        let (waiters, outcome) = state.withLock { state in
            guard var entry = state.entries[key], let refresh = entry.refresh, refresh.number == number else {
                return ([Waiter](), result)
            }
            var outcome = result
            entry.refresh = nil
            switch result {
            case .success(let token):
                entry.keep(token, at: now)
                // A service that has requested claims once continues to require them.
                if key.claims != nil {
                    let plain = Key(cloud: key.cloud, scopes: key.scopes)
                    state.entries[plain, default: Entry()].keep(token, at: now)
                }
            case .failure:
                // A token that is still valid is better than an error.
                if let old = entry.token, old.expiresOn.map({ now < $0 }) ?? true {
                    entry.refreshesAt = now + Self.pauseAfterFailure
                    outcome = .success(old)
                }
            }
            state.entries[key] = entry
            // Challenges vary, so the entry for an old challenge is removed when its token is no longer valid.
            state.entries = state.entries.filter { key, entry in
                key.claims == nil || entry.refresh != nil || entry.working(at: now, rejected: nil) != nil
            }
            return (Array(refresh.waiters.values), outcome)
        }
        for waiter in waiters { waiter.resume(with: outcome) }
    }

    /// An empty mirror, because the contents are secrets or may contain secrets.
    package var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .class) }
}

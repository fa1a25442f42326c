// SPDX-License-Identifier: MIT

import Foundation

/// A cache of a credential's access tokens. It acquires each new token once, regardless of how many callers wait for
/// it.
package final class TokenCache: Sendable, CustomReflectable {
    /// How long before its expiry a token is replaced, in seconds.
    static let refreshAhead: TimeInterval = 300
    /// How long to wait after a failed early replacement before the next attempt, in seconds. The old token is still
    /// valid.
    static let pauseAfterFailure: TimeInterval = 30

    package typealias Source = @Sendable (TokenRequestContext) async throws -> GraphAccessToken

    private struct Key: Hashable {
        let cloud: GraphCloud
        let scopes: [String]
        /// The claims that the token was requested with.
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

    fileprivate struct Entry: Sendable {
        var token: GraphAccessToken?
        /// The time from which the token is replaced even if it is still valid.
        var refreshesAt = Date.distantFuture
        var refresh: Refresh?

        mutating func keep(_ token: GraphAccessToken, at now: Date) {
            self.token = token
            guard let end = token.expiresOn else {
                refreshesAt = .distantFuture
                return
            }
            // A token with a shorter lifetime is used for half of it.
            refreshesAt = end - min(TokenCache.refreshAhead, max(0, end.timeIntervalSince(now)) / 2)
        }
    }

    /// A pending token request with the callers that wait for it.
    fileprivate struct Refresh: Sendable {
        let number: Int
        var task: Task<Void, Never>?
        var waiters: [Int: CheckedContinuation<GraphAccessToken, any Error>] = [:]
    }

    private struct State: Sendable {
        var entries: [Key: Entry] = [:]
        var next = 0
    }

    private let source: Source
    private let clock: any GraphClock
    private let state = Locked(State())

    package init(clock: any GraphClock, source: @escaping Source) {
        self.clock = clock
        self.source = source
    }

    /// Returns a valid access token.
    ///
    /// - Throws: `CancellationError` immediately if the task is canceled. Other callers still receive the token that
    ///   they wait for.
    package func token(for context: TokenRequestContext) async throws -> GraphAccessToken {
        if let token = cachedToken(for: context) { return token }
        let key = Key(context)
        let waiter = state.withLock { state in
            state.next += 1
            return state.next
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                wait(continuation, waiter, key, context)
            }
        } onCancel: {
            cancel(waiter, key)
        }
    }

    /// Returns the access token in the cache, without waiting; `nil` if there is no valid one.
    func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        let key = Key(context)
        let now = clock.now
        return state.withLock { state in
            guard let entry = state.entries[key], let token = entry.working(at: now, rejected: context.rejectedToken)
            else { return nil }
            // One request replaces the token while callers still use the old one, which is valid.
            if now >= entry.refreshesAt { startRefresh(key, context, &state) }
            return token
        }
    }

    /// The number of callers that wait for a token.
    var waiterCount: Int {
        state.withLock { $0.entries.values.reduce(0) { $0 + ($1.refresh?.waiters.count ?? 0) } }
    }

    private func wait(
        _ continuation: CheckedContinuation<GraphAccessToken, any Error>,
        _ waiter: Int,
        _ key: Key,
        _ context: TokenRequestContext
    ) {
        let now = clock.now
        let kept: Result<GraphAccessToken, any Error>? = state.withLock { state in
            // If the task was canceled before it waited, the cancellation handler found no continuation.
            if Task.isCancelled { return .failure(CancellationError()) }
            if let token = state.entries[key]?.working(at: now, rejected: context.rejectedToken) {
                return .success(token)
            }
            if let rejected = context.rejectedToken, state.entries[key]?.token == rejected {
                state.entries[key]?.token = nil
            }
            startRefresh(key, context, &state)
            state.entries[key]?.refresh?.waiters[waiter] = continuation
            return nil
        }
        if let kept { continuation.resume(with: kept) }
    }

    /// Requests a token, unless a request is pending.
    private func startRefresh(_ key: Key, _ context: TokenRequestContext, _ state: inout State) {
        var entry = state.entries[key] ?? Entry()
        guard entry.refresh == nil else { return }
        state.next += 1
        entry.refresh = Refresh(number: state.next)
        // The task cannot finish before the lock is released.
        entry.refresh?.task = start(state.next, key, context)
        state.entries[key] = entry
    }

    private func start(_ number: Int, _ key: Key, _ context: TokenRequestContext) -> Task<Void, Never> {
        Task {
            let result: Result<GraphAccessToken, any Error>
            do {
                result = .success(try await source(context))
            } catch {
                result = .failure(error)
            }
            finish(number, key, result)
        }
    }

    private func finish(_ number: Int, _ key: Key, _ result: Result<GraphAccessToken, any Error>) {
        let now = clock.now
        let (waiters, outcome) = state.withLock { state in
            guard var entry = state.entries[key], let refresh = entry.refresh, refresh.number == number else {
                return ([CheckedContinuation<GraphAccessToken, any Error>](), result)
            }
            var outcome = result
            entry.refresh = nil
            switch result {
            case .success(let token):
                entry.keep(token, at: now)
                // A service that requested claims once continues to require them.
                if key.claims != nil {
                    let plain = Key(cloud: key.cloud, scopes: key.scopes)
                    state.entries[plain, default: Entry()].keep(token, at: now)
                }
            case .failure:
                // A token that is still valid is better than none.
                if let old = entry.token, old.expiresOn.map({ now < $0 }) ?? true {
                    entry.refreshesAt = now + Self.pauseAfterFailure
                    outcome = .success(old)
                }
            }
            state.entries[key] = entry
            // Challenges vary, so the entry of an old challenge is removed with its token.
            state.entries = state.entries.filter { key, entry in
                key.claims == nil || entry.refresh != nil || entry.working(at: now, rejected: nil) != nil
            }
            return (Array(refresh.waiters.values), outcome)
        }
        for waiter in waiters { waiter.resume(with: outcome) }
    }

    private func cancel(_ waiter: Int, _ key: Key) {
        let (continuation, task): (CheckedContinuation<GraphAccessToken, any Error>?, Task<Void, Never>?) =
            state.withLock { state in
                guard let continuation = state.entries[key]?.refresh?.waiters.removeValue(forKey: waiter) else {
                    return (nil, nil)
                }
                // Without waiting callers, the credential's code must not continue.
                guard state.entries[key]?.refresh?.waiters.isEmpty == true else { return (continuation, nil) }
                let task = state.entries[key]?.refresh?.task
                state.entries[key]?.refresh = nil
                return (continuation, task)
            }
        task?.cancel()
        continuation?.resume(throwing: CancellationError())
    }

    /// A mirror that shows nothing, because the contents are secrets or lead to secrets.
    package var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .class) }
}

extension TokenCache.Entry {
    /// Returns the token if it is valid.
    fileprivate func working(at now: Date, rejected: GraphAccessToken?) -> GraphAccessToken? {
        guard let token, token != rejected else { return nil }
        return token.expiresOn.map { now < $0 } ?? true ? token : nil
    }
}

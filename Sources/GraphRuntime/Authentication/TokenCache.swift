import Foundation

/// Keeps the tokens of a credential until shortly before they expire, and gets each new one once, however many wait.
package final class TokenCache: Sendable, CustomReflectable {
    /// How long before its end a token is replaced.
    static let refreshAhead: TimeInterval = 300
    /// How long an early replacement that failed is not tried again: the old token still works.
    static let pauseAfterFailure: TimeInterval = 30

    package typealias Source = @Sendable (TokenRequestContext) async throws -> GraphAccessToken

    private struct Key: Hashable {
        let cloud: GraphCloud
        let scopes: [String]
        /// The claims that the token was asked for with.
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
        /// From when on the token is replaced, although it works.
        var refreshesAt = Date.distantFuture
        var refresh: Refresh?

        mutating func keep(_ token: GraphAccessToken, at now: Date) {
            self.token = token
            guard let end = token.expiresOn else {
                refreshesAt = .distantFuture
                return
            }
            // A token that lives shorter is used for half of its life.
            refreshesAt = end - min(TokenCache.refreshAhead, max(0, end.timeIntervalSince(now)) / 2)
        }
    }

    /// A token on its way, and those who wait for it.
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

    /// A token that works.
    ///
    /// - Throws: `CancellationError` at once if the task is cancelled; others still get the token that they wait for.
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

    /// Returns the token that is kept; `nil` if there is none that works.
    func cachedToken(for context: TokenRequestContext) -> GraphAccessToken? {
        let key = Key(context)
        let now = clock.now
        return state.withLock { state in
            guard let entry = state.entries[key], let token = entry.working(at: now, rejected: context.rejectedToken)
            else { return nil }
            // One caller replaces the token while all others go on with the old one, which still works.
            if now >= entry.refreshesAt { startRefresh(key, context, &state) }
            return token
        }
    }

    /// How many callers wait for a token.
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
            // Cancelled before it waits: the handler found nobody to wake.
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

    /// Starts a refresh, unless one is under way.
    private func startRefresh(_ key: Key, _ context: TokenRequestContext, _ state: inout State) {
        var entry = state.entries[key] ?? Entry()
        guard entry.refresh == nil else { return }
        state.next += 1
        entry.refresh = Refresh(number: state.next)
        // The task can only end once the lock is free.
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
                // What a service has challenged for once it wants from now on.
                if key.claims != nil {
                    let plain = Key(cloud: key.cloud, scopes: key.scopes)
                    state.entries[plain, default: Entry()].keep(token, at: now)
                }
            case .failure:
                // A token that still works is better than none.
                if let old = entry.token, old.expiresOn.map({ now < $0 }) ?? true {
                    entry.refreshesAt = now + Self.pauseAfterFailure
                    outcome = .success(old)
                }
            }
            state.entries[key] = entry
            // Challenges differ; what is left of old ones goes with its token.
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
                // Nobody waits any more: nothing of the callers' is to run on.
                guard state.entries[key]?.refresh?.waiters.isEmpty == true else { return (continuation, nil) }
                let task = state.entries[key]?.refresh?.task
                state.entries[key]?.refresh = nil
                return (continuation, task)
            }
        task?.cancel()
        continuation?.resume(throwing: CancellationError())
    }

    /// Shows nothing: everything in it is a secret, or leads to one.
    package var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .class) }
}

extension TokenCache.Entry {
    /// The token, if it works.
    fileprivate func working(at now: Date, rejected: GraphAccessToken?) -> GraphAccessToken? {
        guard let token, token != rejected else { return nil }
        return token.expiresOn.map { now < $0 } ?? true ? token : nil
    }
}

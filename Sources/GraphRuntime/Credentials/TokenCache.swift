import Foundation

/// Keeps the tokens of a credential until shortly before they expire, and gets each new one once, however many wait.
final class TokenCache: Sendable, CustomReflectable {
    /// How long before its end a token is replaced.
    static let refreshAhead: TimeInterval = 300
    /// How long an early replacement that failed is not tried again: the old token still works.
    static let pauseAfterFailure: TimeInterval = 30

    typealias Source = @Sendable (TokenRequestContext) async throws -> AccessToken

    private struct Key: Hashable {
        let cloud: GraphCloud
        let scopes: [String]
    }

    fileprivate struct Entry: Sendable {
        var token: AccessToken?
        var earliestRefresh = Date.distantPast
        var refresh: Refresh?
    }

    /// A token on its way, and those who wait for it.
    fileprivate struct Refresh: Sendable {
        let number: Int
        var task: Task<Void, Never>?
        var waiters: [Int: CheckedContinuation<AccessToken, any Error>] = [:]
    }

    private struct State: Sendable {
        var entries: [Key: Entry] = [:]
        var next = 0
    }

    private let source: Source
    private let clock: GraphClock
    private let state = Locked(State())

    init(clock: GraphClock, source: @escaping Source) {
        self.clock = clock
        self.source = source
    }

    /// A token that works.
    ///
    /// - Throws: `CancellationError` at once if the task is cancelled; others still get the token that they wait for.
    func token(for context: TokenRequestContext) async throws -> AccessToken {
        let key = Key(cloud: context.cloud, scopes: context.scopes)
        let now = clock.now()
        let (kept, waiter): (AccessToken?, Int) = state.withLock { state in
            state.next += 1
            return (state.entries[key]?.usable(at: now, rejected: context.rejectedToken), state.next)
        }
        if let kept { return kept }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                wait(continuation, waiter, key, context)
            }
        } onCancel: {
            cancel(waiter, key)
        }
    }

    /// How many callers wait for a token.
    var waiterCount: Int {
        state.withLock { $0.entries.values.reduce(0) { $0 + ($1.refresh?.waiters.count ?? 0) } }
    }

    private func wait(
        _ continuation: CheckedContinuation<AccessToken, any Error>,
        _ waiter: Int,
        _ key: Key,
        _ context: TokenRequestContext
    ) {
        let now = clock.now()
        let kept: Result<AccessToken, any Error>? = state.withLock { state in
            // Cancelled before it waits: the handler found nobody to wake.
            if Task.isCancelled { return .failure(CancellationError()) }
            var entry = state.entries[key] ?? Entry()
            if let token = entry.usable(at: now, rejected: context.rejectedToken) { return .success(token) }
            if entry.token == context.rejectedToken { entry.token = nil }
            if entry.refresh == nil {
                state.next += 1
                entry.refresh = Refresh(number: state.next)
                // The task can only end once the lock is free.
                entry.refresh?.task = start(state.next, key, context)
            }
            entry.refresh?.waiters[waiter] = continuation
            state.entries[key] = entry
            return nil
        }
        if let kept { continuation.resume(with: kept) }
    }

    private func start(_ number: Int, _ key: Key, _ context: TokenRequestContext) -> Task<Void, Never> {
        Task {
            let result: Result<AccessToken, any Error>
            do {
                result = .success(try await source(context))
            } catch {
                result = .failure(error)
            }
            finish(number, key, result)
        }
    }

    private func finish(_ number: Int, _ key: Key, _ result: Result<AccessToken, any Error>) {
        let now = clock.now()
        let (waiters, outcome) = state.withLock { state in
            guard var entry = state.entries[key], let refresh = entry.refresh, refresh.number == number else {
                return ([CheckedContinuation<AccessToken, any Error>](), result)
            }
            var outcome = result
            entry.refresh = nil
            switch result {
            case .success(let token): entry.token = token
            case .failure:
                // A token that still works is better than none.
                if let old = entry.token, old.expiresOn.map({ now < $0 }) ?? true {
                    entry.earliestRefresh = now + Self.pauseAfterFailure
                    outcome = .success(old)
                }
            }
            state.entries[key] = entry
            return (Array(refresh.waiters.values), outcome)
        }
        for waiter in waiters { waiter.resume(with: outcome) }
    }

    private func cancel(_ waiter: Int, _ key: Key) {
        let (continuation, task): (CheckedContinuation<AccessToken, any Error>?, Task<Void, Never>?) =
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
    var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .class) }
}

extension TokenCache.Entry {
    /// The token, if it need not be replaced.
    fileprivate func usable(at now: Date, rejected: AccessToken?) -> AccessToken? {
        guard let token, token != rejected else { return nil }
        guard let end = token.expiresOn else { return token }
        if now < end - TokenCache.refreshAhead { return token }
        return now < end && now < earliestRefresh ? token : nil
    }
}

import Foundation
import GraphRuntime

/// Sets a session's state again before it expires, and as soon as it can after that.
final class SessionKeeper: Sendable {
    private struct State: Sendable {
        var desired: SessionPresence
        /// When the service last took the state, by the clock before the request; nil if it never did.
        var setAt: Date?
        var expiresAt = Date.distantFuture
        var isExpired = false
        /// Whether anything was sent, so that there may be something to clear.
        var isSent = false
        var isEnded = false
        /// Whether the pause under way, or the next one, is to be cut short.
        var isWoken = false
        /// Whether the service asked for the wait under way, which nothing cuts short.
        var isAsked = false
        var pause: Task<Void, any Error>?
        /// Whether a try is waited for.
        var isTrying = false
        /// The try under way, waited for or not.
        var setting: Task<Void, Never>?
        var clearing: Task<Result<Void, any Error>, Never>?
        var nextWaiter = 0
        /// Those who wait for the next try.
        var waiters: [Int: CheckedContinuation<Void, any Error>] = [:]
        /// Those among them whose state is not that of the try under way.
        var later: Set<Int> = []

        /// A clock that was put back puts nothing off.
        mutating func follow(_ now: Date) {
            guard let setAt, now < setAt else { return }
            expiresAt += now.timeIntervalSince(setAt)
            self.setAt = now
        }
    }

    let events: AsyncStream<HeldSessionEvent>

    private let calls: SessionCalls
    private let options: HeldSessionOptions
    private let clock: GraphClock
    private let random: @Sendable () -> Double
    private let state: Locked<State>
    /// From the first request to the end of the renewals.
    private let work: ClockWork?
    private let report: AsyncStream<HeldSessionEvent>.Continuation

    init(
        _ builder: PresenceRequestBuilder,
        _ sessionId: String,
        _ desired: SessionPresence,
        _ options: HeldSessionOptions
    ) {
        calls = SessionCalls(builder: builder, sessionId: sessionId, options: options)
        self.options = options
        clock = builder.context.requestAdapter.retryPolicy.clock
        random = builder.context.requestAdapter.retryPolicy.random
        state = Locked(State(desired: desired))
        work = clock.begin("held session '\(sessionId)'")
        (events, report) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    }

    deinit {
        report.finish()
    }

    var desired: SessionPresence { state.withLock { $0.desired } }
    var isExpired: Bool { state.withLock { $0.isExpired } }

    /// Sets the state for the first time, as the client sends everything else: nobody waits for another try yet.
    func start() async throws {
        // The work goes on with the renewals, unless there is nothing to renew.
        try await ClockWork.$current.withValue(work) { try await set(calls.setFirst).get() }
    }

    /// Renews until the session or the task ends, or the session expires and that is to end it.
    func run() async throws {
        defer { stop() }
        try await ClockWork.run(work) { try await renew() }
    }

    private func renew() async throws {
        while true {
            try await pause(for: untilDue)
            noteExpiry()
            if hasEnded { return }
            var backOff = BackOff(base: options.leastRetryInterval, random: random)
            var result = await set(calls.renew)
            while case .failure(let error) = result {
                try Task.checkCancellation()
                if hasEnded { return }
                try await waitToRetry(error, &backOff)
                if hasEnded { return }
                result = await set(calls.renew)
            }
            let wasExpired = state.withLock { state in
                defer { state.isExpired = false }
                return state.isExpired
            }
            report.yield(wasExpired ? .recovered : .renewed)
        }
    }

    /// Reports an event of the preferred presence.
    func yield(_ event: HeldSessionEvent) {
        report.yield(event)
    }

    /// Tells of a failure that ended the renewals.
    func fail(_ error: any Error) {
        report.yield(.ended(error))
        report.finish()
    }

    private var hasEnded: Bool { state.withLock { $0.isEnded } }

    /// Changes the state, and waits for the first try to set it.
    func update(_ desired: SessionPresence) async throws {
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isRefused = state.withLock { state in
                    if state.isEnded || Task.isCancelled { return true }
                    state.desired = desired
                    state.waiters[waiter] = continuation
                    if state.isTrying { state.later.insert(waiter) }
                    state.isWoken = true
                    if !state.isAsked { state.pause?.cancel() }
                    return false
                }
                if isRefused { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: waiter) }?.resume(throwing: CancellationError())
        }
    }

    /// Ends the session and clears it once, shielded from the cancellation of the task, within the time limit.
    func clear() async -> Result<Void, any Error> {
        stop()
        let clearing = state.withLock { state in
            if let clearing = state.clearing { return clearing }
            let (isSent, setting) = (state.isSent, state.setting)
            let clearing = Task { [self] in
                isSent ? await clear(after: setting) : .success(())
            }
            state.clearing = clearing
            return clearing
        }
        let result = await clearing.value
        var failure: (any Error)?
        if case .failure(let error) = result { failure = error }
        report.yield(.ended(failure))
        report.finish()
        return result
    }

    private func clear(after setting: Task<Void, Never>?) async -> Result<Void, any Error> {
        let (limit, operation) = (options.cleanupTimeout, calls.builder.clearPresence.operation)
        return await withTimeLimit(limit, clock, of: operation, isShielded: true) { [clock, calls] in
            if let setting {
                // What is under way would set the state again behind the clearing.
                _ = await withTimeLimit(limit / 2, clock, of: operation, isShielded: true) { await setting.value }
                setting.cancel()
            }
            try await calls.clear()
        }
    }

    /// No try comes any more; whoever waits for one is told.
    private func stop() {
        work?.end()
        let (waiters, pause) = state.withLock { state in
            state.isEnded = true
            defer { state.waiters = [:] }
            return (Array(state.waiters.values), state.pause)
        }
        pause?.cancel()
        for waiter in waiters { waiter.resume(throwing: CancellationError()) }
    }

    private func set(
        _ call: @escaping @Sendable (SessionPresence) async throws -> Void
    ) async -> Result<Void, any Error> {
        let first = OneShot<Result<Void, any Error>>()
        let isRefused = state.withLock { state in
            guard !state.isEnded else { return true }
            state.isSent = true
            state.isWoken = false
            state.isAsked = false
            state.isTrying = true
            let desired = state.desired
            // Who is cancelled waits no longer, but what the service may take goes on to its end: clearing comes after it.
            state.setting = Task { [self] in
                let result = await send(desired, call)
                self.state.withLock { $0.setting = nil }
                first.fulfill(result)
            }
            return false
        }
        if isRefused { return .failure(CancellationError()) }
        let result = await first.waitUnlessCancelled()
        // Those that came later wait for the next try.
        let waiters = state.withLock { state in
            state.isTrying = false
            // Whatever the service answered last, it may have taken the state at an earlier attempt.
            if state.setAt == nil, case .failure(let error as GraphError) = result, error.kind == .invalidRequest {
                state.isSent = false
            }
            let due = state.waiters.filter { !state.later.contains($0.key) }
            state.waiters = state.waiters.filter { state.later.contains($0.key) }
            state.later = []
            return due.values
        }
        for waiter in waiters { waiter.resume(with: result) }
        return result
    }

    private func send(
        _ desired: SessionPresence,
        _ call: @Sendable (SessionPresence) async throws -> Void
    ) async -> Result<Void, any Error> {
        let start = clock.now()
        do {
            try await call(desired)
        } catch {
            return .failure(error)
        }
        noteExpiry()
        state.withLock { state in
            state.setAt = start
            state.expiresAt = start + options.lifetime(of: desired) / .seconds(1)
        }
        return .success(())
    }

    private var untilDue: Duration {
        let now = clock.now()
        return state.withLock { state in
            state.follow(now)
            let age = state.setAt.map { now.timeIntervalSince($0) } ?? 0
            return options.interval(of: state.desired) - .seconds(age)
        }
    }

    /// Reports a failure and waits for the next try. If the state expires in between, that is reported when it happens.
    private func waitToRetry(_ error: any Error, _ backOff: inout BackOff) async throws {
        noteExpiry()
        if isExpired, options.endsWhenExpired { throw error }
        if !isExpired { report.yield(.delayed(error, expiresAt: state.withLock { $0.expiresAt })) }
        let requested = (error as? GraphError)?.retryAfter
        var wait = backOff.next(requested: requested, isUrgent: !isExpired)
        if isExpired, (error as? GraphError)?.isPassing == false {
            wait = max(wait, backOff.jittered(BackOff.maximum))
        }
        if let requested {
            state.withLock { $0.isAsked = true }
            try await pauseAndNoteExpiry(for: requested, error)
            state.withLock { $0.isAsked = false }
            wait -= requested
        }
        try await pauseAndNoteExpiry(for: wait, error)
    }

    private func pauseAndNoteExpiry(for wait: Duration, _ error: any Error) async throws {
        // By durations: the clock may be put back or forward at any time.
        let untilExpiry = Duration.seconds(state.withLock { $0.expiresAt }.timeIntervalSince(clock.now()))
        guard !isExpired, untilExpiry <= wait else { return try await pause(for: wait) }
        try await pause(for: untilExpiry)
        noteExpiry()
        if isExpired, options.endsWhenExpired { throw error }
        try await pause(for: wait - untilExpiry)
    }

    private func noteExpiry() {
        let now = clock.now()
        let hasJustExpired = state.withLock { state in
            state.follow(now)
            guard !state.isExpired, now >= state.expiresAt else { return false }
            state.isExpired = true
            return true
        }
        if hasJustExpired { report.yield(.expired) }
    }

    /// Waits, or until there is another state to set.
    private func pause(for wait: Duration) async throws {
        try Task.checkCancellation()
        guard wait > .zero else { return }
        let pause: Task<Void, any Error>? = state.withLock { state in
            guard !state.isWoken || state.isAsked, !state.isEnded else { return nil }
            let pause = Task { [clock] in try await clock.sleep(wait) }
            state.pause = pause
            return pause
        }
        guard let pause else { return }
        await withTaskCancellationHandler {
            _ = await pause.result
        } onCancel: {
            pause.cancel()
        }
        state.withLock { $0.pause = nil }
        try Task.checkCancellation()
    }
}

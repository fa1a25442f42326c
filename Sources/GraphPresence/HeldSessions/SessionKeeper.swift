import Foundation
import GraphRuntime

/// Sets a session's state again before it lapses, and as soon as it can after that.
final class SessionKeeper: Sendable {
    private struct State: Sendable {
        var desired: SetPresenceCombination
        /// When the service last took the state, by the clock before the request; nil if it never did.
        var setAt: Date?
        var lapsesAt = Date.distantFuture
        var hasLapsed = false
        /// Whether anything was sent, so that there may be something to clear.
        var isSent = false
        var isEnded = false
        /// Whether the pause under way, or the next one, is to be cut short.
        var isWoken = false
        var pause: Task<Void, any Error>?
        /// The try under way.
        var setting: Task<Result<Void, any Error>, Never>?
        var clearing: Task<Result<Void, any Error>, Never>?
        var nextWaiter = 0
        /// Those who wait for the next try.
        var waiters: [Int: CheckedContinuation<Void, any Error>] = [:]
        /// Those among them whose state is not that of the try under way.
        var later: Set<Int> = []

        /// A clock that was put back puts nothing off.
        mutating func follow(_ now: Date) {
            guard let setAt, now < setAt else { return }
            lapsesAt += now.timeIntervalSince(setAt)
            self.setAt = now
        }
    }

    let events: AsyncStream<HeldSessionEvent>

    private let builder: any PresenceRequestBuilder
    private let sessionId: String
    private let options: HeldSessionOptions
    private let clock: GraphClock
    private let state: Locked<State>
    private let report: AsyncStream<HeldSessionEvent>.Continuation

    init(
        _ builder: any PresenceRequestBuilder,
        _ sessionId: String,
        _ desired: SetPresenceCombination,
        _ options: HeldSessionOptions
    ) {
        self.builder = builder
        self.sessionId = sessionId
        self.options = options
        clock = builder.context.requestAdapter.retryPolicy.clock
        state = Locked(State(desired: desired))
        (events, report) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    }

    var desired: SetPresenceCombination { state.withLock { $0.desired } }
    var hasLapsed: Bool { state.withLock { $0.hasLapsed } }

    /// Sets the state for the first time, as the client sends everything else: nobody waits for another try yet.
    func start() async throws {
        try await set { [self] desired in try await setPresence(desired, RequestConfiguration(timeout: options.timeout))
        }
        .get()
    }

    /// Renews until the session or the task ends, or the session lapses and that is to end it.
    func run() async throws {
        defer { stop() }
        while true {
            try await pause(until: due)
            noteLapse()
            if hasEnded { return }
            var result = await set(renewal)
            while case .failure(let error) = result {
                try Task.checkCancellation()
                if hasEnded { return }
                try await waitToRetry(error)
                if hasEnded { return }
                result = await set(renewal)
            }
            let wasLapsed = state.withLock { state in
                defer { state.hasLapsed = false }
                return state.hasLapsed
            }
            report.yield(wasLapsed ? .recovered : .renewed)
        }
    }

    /// Tells what happens besides.
    func tell(_ event: HeldSessionEvent) {
        report.yield(event)
    }

    /// Tells of a failure that ended the renewals.
    func fail(_ error: any Error) {
        report.yield(.ended(error))
        report.finish()
    }

    private var hasEnded: Bool { state.withLock { $0.isEnded } }

    /// Changes the state, and waits for the first try to set it.
    func update(_ desired: SetPresenceCombination) async throws {
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
                    if state.setting != nil { state.later.insert(waiter) }
                    state.isWoken = true
                    state.pause?.cancel()
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
                guard isSent else { return Result<Void, any Error>.success(()) }
                return await withTimeLimit(options.cleanUpTimeLimit, clock, of: builder.clearPresence.operation) {
                    [builder, sessionId] in
                    // What is under way would set the state again behind the clearing.
                    _ = await setting?.value
                    do {
                        try await builder.clearPresence(sessionId: sessionId)
                    } catch let error as GraphError where error.status == 404 {
                        // It has expired, or never was.
                    }
                }
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

    /// No try comes any more; whoever waits for one is told.
    private func stop() {
        let (waiters, pause, setting) = state.withLock { state in
            state.isEnded = true
            defer { state.waiters = [:] }
            return (Array(state.waiters.values), state.pause, state.setting)
        }
        pause?.cancel()
        setting?.cancel()
        for waiter in waiters { waiter.resume(throwing: CancellationError()) }
    }

    private func set(
        _ call: @escaping @Sendable (SetPresenceCombination) async throws -> Void
    ) async -> Result<Void, any Error> {
        let setting: Task<Result<Void, any Error>, Never>? = state.withLock { state in
            guard !state.isEnded else { return nil }
            state.isSent = true
            state.isWoken = false
            let desired = state.desired
            let setting = Task { [self] in await send(desired, call) }
            state.setting = setting
            return setting
        }
        guard let setting else { return .failure(CancellationError()) }
        let result = await withTaskCancellationHandler {
            await setting.value
        } onCancel: {
            setting.cancel()
        }
        // Those that came later wait for the next try.
        let waiters = state.withLock { state in
            state.setting = nil
            // Where nothing was ever set there is nothing to clear.
            if state.setAt == nil, case .failure(let error as GraphError) = result, error.isRefusal {
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
        _ desired: SetPresenceCombination,
        _ call: @Sendable (SetPresenceCombination) async throws -> Void
    ) async -> Result<Void, any Error> {
        let start = clock.now()
        do {
            try await call(desired)
        } catch {
            return .failure(error)
        }
        noteLapse()
        state.withLock { state in
            state.setAt = start
            state.lapsesAt = start + options.lifetime(of: desired) / .seconds(1)
        }
        return .success(())
    }

    /// One try; the next comes soon enough, and one that waits inside the client would hold up an update.
    private func renewal(_ desired: SetPresenceCombination) async throws {
        try await withTimeout(options.timeout, of: builder.setPresence.operation) { [self] in
            try await setPresence(desired, RequestConfiguration(retryPolicy: .never))
        }
    }

    private func setPresence(_ desired: SetPresenceCombination, _ configuration: RequestConfiguration) async throws {
        try await builder.setPresence(
            desired,
            sessionId: sessionId,
            expirationDuration: options.expirationDuration,
            configuration: configuration
        )
    }

    private var due: Date {
        let now = clock.now()
        return state.withLock { state in
            state.follow(now)
            return (state.setAt ?? now) + options.interval(of: state.desired) / .seconds(1)
        }
    }

    /// Tells of a failure and waits for the next try; a lapse in between is told when it happens.
    private func waitToRetry(_ error: any Error) async throws {
        noteLapse()
        if hasLapsed, options.endsWhenLapsed { throw error }
        let lapsesAt = state.withLock { $0.lapsesAt }
        if !hasLapsed { report.yield(.delayed(error, lapsesAt: lapsesAt)) }
        // Trying again at once, as long as an outage lasts, would do nothing else.
        var shortest = max(options.retryInterval, .milliseconds(100))
        if hasLapsed, (error as? GraphError)?.isPassing == false { shortest = max(shortest, .seconds(60)) }
        let wait = max(shortest, (error as? GraphError)?.retryAfter ?? .zero)
        let next = clock.now() + wait / .seconds(1)
        if !hasLapsed, lapsesAt <= next {
            try await pause(until: lapsesAt)
            noteLapse()
            if hasLapsed, options.endsWhenLapsed { throw error }
        }
        try await pause(until: next)
    }

    private func noteLapse() {
        let now = clock.now()
        let hasJustLapsed = state.withLock { state in
            state.follow(now)
            guard !state.hasLapsed, now >= state.lapsesAt else { return false }
            state.hasLapsed = true
            return true
        }
        if hasJustLapsed { report.yield(.lapsed) }
    }

    /// Waits until an instant, or until there is another state to set.
    private func pause(until instant: Date) async throws {
        let wait = Duration.seconds(instant.timeIntervalSince(clock.now()))
        guard wait > .zero else { return }
        let pause = Task { [clock] in try await clock.sleep(wait) }
        let isWoken = state.withLock { state in
            state.pause = pause
            return state.isWoken || state.isEnded
        }
        if isWoken { pause.cancel() }
        await withTaskCancellationHandler {
            _ = await pause.result
        } onCancel: {
            pause.cancel()
        }
        state.withLock { $0.pause = nil }
        try Task.checkCancellation()
    }
}

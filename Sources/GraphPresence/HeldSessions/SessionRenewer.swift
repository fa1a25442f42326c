// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// A type that performs the actions that a ``SessionSchedule`` returns.
final class SessionRenewer<Calls: HeldCalls>: Sendable {
    typealias Schedule = SessionSchedule<Calls.Value>

    private struct State: Sendable {
        var schedule: Schedule
        /// The task of the request in flight that sets the state.
        var request: Task<Void, Never>?
        /// The signals that the next event fulfills.
        var signals: [OneShot<Void>] = []
        var numberOfUpdates = 0
        var updates: [Int: CheckedContinuation<Bool, any Error>] = [:]
    }

    private let calls: Calls
    private let clock: any GraphClock
    private let state: Locked<State>
    /// The work, from the first request to the end of the renewals, that a clock can observe.
    let work: ClockWork?

    init(_ calls: Calls, _ desired: Calls.Value) {
        let adapter = calls.builder.context.requestAdapter
        self.calls = calls
        clock = adapter.clock
        work = clock.begin(calls.name)
        state = Locked(State(schedule: Schedule(desired, calls.rules, random: adapter.retryPolicy.random)))
    }

    var desired: Calls.Value { state.withLock { $0.schedule.desired } }
    var isExpired: Bool { state.withLock { $0.schedule.isExpired } }
    var outcome: Result<Void, any Error>? { state.withLock { $0.schedule.outcome } }
    var cleanupResult: Result<Void, any Error>? { state.withLock { $0.schedule.cleanup?.result } }

    /// Changes the state, and waits until the first request that sets the new state has ended or has to be delayed.
    ///
    /// - Returns: Whether the state is set. If the value is `false`, the schedule keeps retrying.
    func update(_ desired: Calls.Value) async throws -> Bool {
        let number = state.withLock { state in
            state.numberOfUpdates += 1
            return state.numberOfUpdates
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                handle { state in
                    state.updates[number] = continuation
                    return Task.isCancelled ? .updateCancelled(number) : .updateRequested(number, desired)
                }
            }
        } onCancel: {
            handle(.updateCancelled(number))
        }
    }

    func handle(_ event: Schedule.Event) {
        handle { _ in event }
    }

    private func handle(_ event: (inout State) -> Schedule.Event) {
        let now = clock.now
        let signals = state.withLock { state in
            let event = event(&state)
            state.schedule.handle(event, at: now)
            deliver(&state)
            defer { state.signals = [] }
            return state.signals
        }
        for signal in signals { signal.fulfill(()) }
    }

    /// Reports the schedule's events, and completes its updates, in the order in which the schedule returns them.
    private func deliver(_ state: inout State) {
        for event in state.schedule.takeReports() { calls.report(event) }
        for response in state.schedule.takeResponses() {
            state.updates.removeValue(forKey: response.update)?.resume(with: response.result)
        }
    }

    /// Performs actions until no action remains.
    ///
    /// - Parameters:
    ///   - isShielded: Whether cancellation of the task is ignored. The default is `false`: cancellation ends the
    ///     renewals.
    ///   - next: A closure that returns the next action.
    func perform(
        isShielded: Bool = false,
        _ next: @Sendable (inout Schedule, Date) -> Schedule.Action?
    ) async {
        var alarm: (wait: Schedule.Wait, task: Task<Void, Never>)?
        defer { alarm?.task.cancel() }
        while true {
            let (now, signal) = (clock.now, OneShot<Void>())
            let (action, request) = state.withLock { state in
                let action = next(&state.schedule, now)
                deliver(&state)
                switch action {
                case .wait: state.signals.append(signal)
                // The request is not canceled together with the task, because the session has to be cleared after the
                // request ends.
                case .set(let value, let isFirst): state.request = Task { await self.set(value, isFirst) }
                case .abandonRequest, .clear, nil: break
                }
                return (action, state.request)
            }
            switch action {
            case .wait(let wait):
                if wait != alarm?.wait {
                    alarm?.task.cancel()
                    alarm = wait.map { wait in (wait, Task { await self.sleep(wait, from: now) }) }
                }
                await withTaskCancellationHandler {
                    await signal.wait()
                } onCancel: {
                    if !isShielded { handle(.cancelled) }
                }
            case .set: break
            case .abandonRequest: request?.cancel()
            case .clear(let limit):
                let result = await withTimeLimit(limit, clock, of: calls.clearing, isShielded: true) { [calls] in
                    // A user who is not signed in must not be prompted during the cleanup.
                    try await SignIn.$isAllowed.withValue(false) { try await calls.clear() }
                }
                handle(.cleared(result))
            case nil: return
            }
        }
    }

    private func set(_ value: Calls.Value, _ isFirst: Bool) async {
        do {
            try await SignIn.$onStage.withValue({ try self.reached($0, by: $1) }) {
                try await calls.set(value, isFirst: isFirst)
            }
            handle(.sent(.success(())))
        } catch {
            handle(.sent(.failure(error)))
        }
    }

    private func reached(_ stage: SignIn.Stage, by operation: GraphOperation) throws {
        guard operation.description == calls.setting.description else { return }
        handle(.reached(stage))
        // A request that was abandoned while it waited for the user must not set the state after the cleanup.
        if state.withLock({ $0.schedule.request == nil }) { throw CancellationError() }
    }

    private func sleep(_ wait: Schedule.Wait, from now: Date) async {
        // An error that the clock throws must not stop the renewals.
        try? await clock.sleep(for: .seconds(max(0, wait.end.timeIntervalSince(now))))
        if !Task.isCancelled { handle(.woke(wait.number)) }
    }
}

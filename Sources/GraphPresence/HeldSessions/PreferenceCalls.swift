import Foundation
import GraphRuntime

/// The calls that keep a preferred presence.
struct PreferenceCalls: Sendable {
    let builder: PresenceRequestBuilder
    let preferred: PreferredPresence
    let expirationDuration: GraphDuration
    let options: HeldSessionOptions

    private var policy: RetryPolicy { builder.context.requestAdapter.retryPolicy }
    private var backOff: BackOff { BackOff(base: options.leastRetryInterval, random: policy.random) }

    /// Sets the preference for the first time, as often as the client would.
    ///
    /// - Parameter mayBeSet: Whether the service may have taken it, whatever the error is.
    /// - Throws: `GraphError` of the last try, or `CancellationError`.
    func setFirst(mayBeSet: inout Bool) async throws {
        var number = 1
        var backOff = backOff
        while true {
            do {
                return try await set().get()
            } catch let error as GraphError {
                if !error.isRefusal { mayBeSet = true }
                let isTooLong = error.retryAfter.map { $0 > policy.maximumDelay } ?? false
                guard error.isPassing, number < policy.maximumAttempts, !isTooLong else { throw error }
                number += 1
                try await policy.clock.sleep(backOff.next(requested: error.retryAfter))
            } catch {
                mayBeSet = true
                throw error
            }
        }
    }

    /// Sets the preference again at half of its time, and after a failure as soon as it can, until the task is cancelled.
    func renew(_ session: HeldSession) async {
        await ClockWork.run(policy.clock.begin("held preference")) { await renewUntilCancelled(session) }
    }

    private func renewUntilCancelled(_ session: HeldSession) async {
        let clock = policy.clock
        let lifetime = expirationDuration.duration ?? .zero
        var end = clock.now() + lifetime / .seconds(1)
        var wait = max(lifetime / 2, options.leastRetryInterval)
        var backOff = backOff
        while (try? await clock.sleep(wait)) != nil {
            let start = clock.now()
            do {
                try await set().get()
                end = start + lifetime / .seconds(1)
                wait = max(lifetime / 2, options.leastRetryInterval)
                backOff.reset()
            } catch {
                if Task.isCancelled { return }
                session.yield(.delayed(error, expiresAt: end))
                wait = backOff.next(requested: (error as? GraphError)?.retryAfter)
            }
        }
    }

    /// Clears the preference, shielded from the cancellation of the task, within the time limit.
    func clear(_ session: HeldSession) async {
        let operation = builder.clearUserPreferredPresence.operation
        let result = await withTimeLimit(options.cleanupTimeout, policy.clock, of: operation, isShielded: true) {
            try await builder.clearUserPreferredPresence()
        }
        if case .failure(let error) = result { session.yield(.preferenceNotCleared(error)) }
    }

    /// One try. It goes on for a while when the task is cancelled: what the service takes behind the clearing would stay.
    private func set() async -> Result<Void, any Error> {
        let operation = builder.setUserPreferredPresence.operation
        let first = OneShot<Result<Void, any Error>>()
        let trying = Task {
            let result = await withTimeLimit(options.timeout, .system, of: operation) {
                try await builder.setUserPreferredPresence(
                    preferred,
                    expirationDuration: expirationDuration,
                    configuration: RequestConfiguration(retryPolicy: policy.once)
                )
            }
            first.fulfill(result)
        }
        let result = await first.waitUnlessCancelled()
        if Task.isCancelled {
            let limit = options.cleanupTimeout / 2
            _ = await withTimeLimit(limit, policy.clock, of: operation, isShielded: true) { await trying.value }
            trying.cancel()
        }
        return result
    }
}

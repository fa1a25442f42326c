// SPDX-License-Identifier: MIT

import Foundation

/// The time limit for the calls in a closure.
///
/// When the limit is reached, the closure's task is canceled. The ``isReached`` flag distinguishes events of the
/// closure's calls from events of calls that the app has canceled. The limit also collects the attempts of the calls, so
/// that the error contains the last failure.
final class OperationTimeLimit: Sendable {
    private struct State: Sendable {
        var isReached = false
        var isFinished = false
        var attempts: Int?
        var lastFailure: GraphError?
    }

    /// The limit for the calls of the current task; `nil` if they have no time limit.
    @TaskLocal static var current: OperationTimeLimit?

    private let limit: Duration
    private let clock: any GraphClock
    private let end: Date
    private let state = Locked(State())

    /// Creates a limit that starts now.
    init(_ limit: Duration, _ clock: any GraphClock) {
        self.limit = limit
        self.clock = clock
        end = clock.now + limit / .seconds(1)
    }

    /// Whether the limit has been reached.
    var isReached: Bool { state.withLock { $0.isReached } }

    /// Records that the limit has been reached.
    func reach() { state.withLock { $0.isReached = true } }

    /// Records that the closure's result is no longer awaited, so that tasks that an app started are not limited.
    func finish() { state.withLock { $0.isFinished = true } }

    /// Returns the instant at which the limit is reached, according to a clock.
    ///
    /// - Returns: The instant; `nil` if the closure has finished or if the clock does not measure the limit. For example,
    ///   a limit in real time does not restrict the waits on a test's clock.
    func end(by clock: any GraphClock) -> Date? {
        guard !state.withLock({ $0.isFinished }) else { return nil }
        guard type(of: clock) is AnyClass, type(of: self.clock) is AnyClass else {
            return type(of: clock) == type(of: self.clock) ? end : nil
        }
        return self.clock as AnyObject === clock as AnyObject ? end : nil
    }

    /// Records the start of an attempt with a number.
    func began(attempt: Int) { state.withLock { $0.attempts = attempt } }

    /// Records an attempt that failed and that is followed by a wait.
    func failed(_ failure: GraphError) { state.withLock { $0.lastFailure = failure } }

    /// Records that a token was acquired, after which an earlier failure to acquire a token is no longer relevant.
    func acquiredToken() {
        state.withLock { if $0.lastFailure?.kind == .authentication { $0.lastFailure = nil } }
    }

    /// Returns the error to report when the limit is reached.
    func error(of operation: GraphOperation) -> GraphError {
        let (attempts, failure) = state.withLock { ($0.attempts, $0.lastFailure) }
        var message = "the request timed out after \(limit.textForPeople)"
        if let attempts, attempts > 1 { message += " (\(attempts) attempts)" }
        var error = GraphError(kind: .transport, operation: operation, message: message, underlying: failure)
        error.attempts = attempts
        return error
    }
}

/// Runs a closure that calls an operation, and stops waiting for the result when a time limit is reached.
///
/// - Parameters:
///   - limit: The time limit.
///   - clock: The clock that measures the time limit.
///   - operation: The operation to report in the error.
///   - isShielded: Whether the closure continues, and its result is awaited, even if the task is canceled. The default
///     is `false`.
///   - body: The closure to run. The closure's task is canceled when the time limit is reached.
/// - Returns: The result of the closure, or a ``GraphError`` of kind `transport` if the time limit is reached. If earlier
///   attempts failed, the error contains the last failure. A call that would have to wait until the limit before its next
///   attempt is not retried, and reports its last failure immediately.
package func withTimeLimit<Value: Sendable>(
    _ limit: Duration,
    _ clock: any GraphClock,
    of operation: GraphOperation,
    isShielded: Bool = false,
    _ body: @escaping @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
    let timeLimit = OperationTimeLimit(limit, clock)
    defer { timeLimit.finish() }
    return await withTimeLimit(
        limit,
        clock,
        throwing: timeLimit.error(of: operation),
        isShielded: isShielded,
        onLimit: { timeLimit.reach() },
        { try await OperationTimeLimit.$current.withValue(timeLimit, operation: body) }
    )
}

/// Runs a closure that calls an operation, and stops waiting for the result at a deadline.
///
/// The deadline uses the system clock, regardless of the client's clock, because a test's manual clock does not advance
/// while a peer hangs.
///
/// - Parameters:
///   - limit: The time until the deadline.
///   - operation: The operation to report in the error.
///   - isShielded: Whether the closure continues, and its result is awaited, even if the task is canceled. The default
///     is `false`.
///   - body: The closure to run. The closure's task is canceled at the deadline.
/// - Returns: The result of the closure, or a ``GraphError`` of kind `transport` if the deadline passes.
package func withDeadline<Value: Sendable>(
    _ limit: Duration,
    of operation: GraphOperation,
    isShielded: Bool = false,
    _ body: @escaping @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
    await withTimeLimit(limit, .system, of: operation, isShielded: isShielded, body)
}

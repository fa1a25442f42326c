// SPDX-License-Identifier: MIT

/// The time limit for the calls in a closure.
///
/// When the limit is reached, the closure's task is canceled. The ``isReached`` flag distinguishes events of the
/// closure's calls from events of calls that the app has canceled.
enum OperationTimeLimit {
    /// Whether the limit has been reached; `nil` if the calls have no time limit.
    @TaskLocal static var isReached: Locked<Bool>?
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
/// - Returns: The result of the closure, or a ``GraphError`` of kind `transport` if the time limit is reached.
package func withTimeLimit<Value: Sendable>(
    _ limit: Duration,
    _ clock: any GraphClock,
    of operation: GraphOperation,
    isShielded: Bool = false,
    _ body: @escaping @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
    let error = GraphError(
        kind: .transport,
        operation: operation,
        message: "the request timed out after \(limit.textForPeople)"
    )
    let isReached = Locked(false)
    return await withTimeLimit(
        limit,
        clock,
        throwing: error,
        isShielded: isShielded,
        onLimit: { isReached.withLock { $0 = true } },
        { try await OperationTimeLimit.$isReached.withValue(isReached, operation: body) }
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

// SPDX-License-Identifier: MIT

/// The time limit of the calls in a closure.
///
/// A reached limit cancels the task of the closure. Without this flag, the events of its calls could not be distinguished
/// from those of calls that the app has canceled.
enum OperationTimeLimit {
    /// Whether the limit has been reached; `nil` if the calls have no time limit.
    @TaskLocal static var isReached: Locked<Bool>?
}

/// Runs a closure that calls an operation, and waits for its result until a time limit, as measured by a clock.
///
/// - Parameters:
///   - limit: The time limit.
///   - clock: The clock for the time limit.
///   - operation: The operation that the error reports.
///   - isShielded: Whether the closure continues, and is awaited, when the task is canceled. The default is `false`.
///   - body: The closure. Its task is canceled when the time limit is reached.
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

/// Runs a closure that calls an operation, and waits for its result until a deadline.
///
/// The deadline uses the system clock, whatever the client's clock is, because the manual clock of a test does
/// not advance while a peer hangs.
///
/// - Parameters:
///   - limit: The time until the deadline.
///   - operation: The operation that the error reports.
///   - isShielded: Whether the closure continues, and is awaited, when the task is canceled. The default is `false`.
///   - body: The closure. Its task is canceled at the deadline.
/// - Returns: The result of the closure, or a ``GraphError`` of kind `transport` if the deadline passes.
package func withDeadline<Value: Sendable>(
    _ limit: Duration,
    of operation: GraphOperation,
    isShielded: Bool = false,
    _ body: @escaping @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
    await withTimeLimit(limit, .system, of: operation, isShielded: isShielded, body)
}

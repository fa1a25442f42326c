/// Runs a body that calls an operation, and waits for it until a time limit by a clock.
///
/// - Parameters:
///   - limit: The time limit.
///   - clock: The clock that the limit goes by.
///   - operation: The operation, for the error.
///   - isShielded: Whether the body goes on, and is waited for, when the task is canceled. The default is `false`.
///   - body: What to do. It is canceled at the limit.
/// - Returns: The result of the body, or a ``GraphError`` of kind `transport` if the limit passed.
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
    return await withTimeLimit(limit, clock, throwing: error, isShielded: isShielded, body)
}

/// Runs a body that calls an operation, and waits for it until a deadline.
///
/// A deadline goes by the clock of this machine, whatever the client's clock is: a peer that hangs does not move the manual
/// clock of a test.
///
/// - Parameters:
///   - limit: The time until the deadline.
///   - operation: The operation, for the error.
///   - isShielded: Whether the body goes on, and is waited for, when the task is canceled. The default is `false`.
///   - body: What to do. It is canceled at the deadline.
/// - Returns: The result of the body, or a ``GraphError`` of kind `transport` if the deadline passed.
package func withDeadline<Value: Sendable>(
    _ limit: Duration,
    of operation: GraphOperation,
    isShielded: Bool = false,
    _ body: @escaping @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
    await withTimeLimit(limit, .system, of: operation, isShielded: isShielded, body)
}

/// Runs a body and waits for it until a time limit, even if it does not end then.
///
/// - Parameters:
///   - limit: The time limit.
///   - clock: The clock that the limit goes by.
///   - error: What is thrown at the limit.
///   - isShielded: Whether the body goes on, and is waited for, when the task is cancelled. The default is that it is
///     cancelled too.
///   - body: What to do. It is cancelled at the limit.
/// - Returns: The result of the body, or the error of the limit.
package func withTimeLimit<Value: Sendable>(
    _ limit: Duration,
    _ clock: GraphClock,
    throwing error: @escaping @autoclosure @Sendable () -> any Error,
    isShielded: Bool = false,
    _ body: @escaping @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
    let first = OneShot<Result<Value, any Error>>()
    let work = Task {
        do {
            first.fulfill(.success(try await body()))
        } catch {
            first.fulfill(.failure(Task.isCancelled ? CancellationError() : error))
        }
    }
    let cancelTimer = clock.after(limit) { first.fulfill(.failure(error())) }
    defer {
        cancelTimer()
        work.cancel()
    }
    if isShielded { return await first.wait() }
    return await withTaskCancellationHandler {
        await first.wait()
    } onCancel: {
        first.fulfill(.failure(CancellationError()))
        work.cancel()
    }
}

extension GraphClock {
    /// Performs an action after a time.
    ///
    /// - Returns: What prevents it.
    fileprivate func after(_ time: Duration, _ action: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
        if let alarm { return alarm(time, action) }
        let timer = Task {
            // While the timer sleeps, the work that it limits goes on.
            try await ClockWork.$current.withValue(nil) { try await sleep(time) }
            action()
        }
        return { timer.cancel() }
    }
}

/// Runs a body that calls an operation, and waits for it until a time limit.
///
/// - Parameters:
///   - limit: The time limit.
///   - clock: The clock that the limit goes by.
///   - operation: The operation, for the error.
///   - isShielded: Whether the body goes on, and is waited for, when the task is cancelled. The default is false.
///   - body: What to do. It is cancelled at the limit.
/// - Returns: The result of the body; a ``GraphError`` of kind `transport` if the limit passed.
package func withTimeLimit<Value: Sendable>(
    _ limit: Duration,
    _ clock: GraphClock,
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

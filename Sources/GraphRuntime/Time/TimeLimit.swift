// SPDX-License-Identifier: MIT

/// Runs a closure, and stops waiting for its result at a time limit, even if the closure continues after the limit.
///
/// - Parameters:
///   - limit: The time limit.
///   - clock: The clock that measures the time limit.
///   - error: The error to return when the time limit is reached.
///   - isShielded: Whether the closure continues, and its result is awaited, even if the task is canceled. The default
///     is `false`.
///   - onLimit: A closure that is called when the time limit is reached, before `error` is returned and the task that
///     runs `body` is canceled. The default closure does nothing.
///   - isLifted: A closure that returns whether to ignore the time limit when it is reached. By default, the time limit
///     always applies.
///   - body: The closure to run. The closure's task is canceled when the time limit is reached.
/// - Returns: The result of the closure, or `error` if the time limit is reached first.
package func withTimeLimit<Value: Sendable>(
    _ limit: Duration,
    _ clock: any GraphClock,
    throwing error: @escaping @autoclosure @Sendable () -> any Error,
    isShielded: Bool = false,
    onLimit: @escaping @Sendable () -> Void = {},
    unless isLifted: @escaping @Sendable () -> Bool = { false },
    _ body: @escaping @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
    let first = OneShot<Result<Value, any Error>>()
    // This is not an immediate task, because a closure that blocks the thread would then prevent the limit from being
    // set.
    let work = Task {
        do {
            first.fulfill(.success(try await body()))
        } catch {
            first.fulfill(.failure(Task.isCancelled ? CancellationError() : error))
        }
    }
    let cancelTimer = clock.after(limit) {
        guard !isLifted() else { return }
        onLimit()
        first.fulfill(.failure(error()))
        work.cancel()
    }
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

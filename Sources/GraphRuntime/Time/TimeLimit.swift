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
    _ clock: any GraphClock,
    throwing error: @escaping @autoclosure @Sendable () -> any Error,
    isShielded: Bool = false,
    _ body: @escaping @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
    let first = OneShot<Result<Value, any Error>>()
    let work = startTask {
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

/// Starts a task, in the current thread where the system allows it: then a body that does not wait costs no change of
/// threads.
private func startTask(_ body: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
    #if compiler(>=6.2)
        if #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) { return Task.immediate { await body() } }
    #endif
    return Task { await body() }
}

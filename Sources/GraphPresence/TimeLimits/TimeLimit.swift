import Foundation
package import GraphRuntime

/// Does something, and waits for it until a time limit, even if it does not end then. The time-out of a request is that of a
/// silence; this is one of everything, the token included.
///
/// - Parameters:
///   - limit: The time limit.
///   - clock: What the limit goes by.
///   - operation: What is done, for the error.
///   - isShielded: Whether it goes on, and is waited for, when the task is cancelled; otherwise it is cancelled too. Default:
///     false.
///   - body: What to do; it is cancelled at the limit.
/// - Returns: What came of it.
package func withTimeLimit<Value: Sendable>(
    _ limit: Duration,
    _ clock: GraphClock,
    of operation: GraphOperation,
    isShielded: Bool = false,
    _ body: @escaping @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
    let first = First<Result<Value, any Error>>()
    let work = Task {
        do {
            first.give(.success(try await body()))
        } catch {
            first.give(.failure(error))
        }
    }
    let timer = Task {
        // While the timer sleeps, the work that it limits goes on.
        try await ClockWork.$current.withValue(nil) { try await clock.sleep(limit) }
        let message = "there was no whole answer within \(GraphDuration(limit))"
        first.give(.failure(GraphError(kind: .transport, operation: operation, message: message)))
    }
    defer {
        timer.cancel()
        work.cancel()
    }
    return isShielded ? await first.wait() : await first.waitUnlessCancelled()
}

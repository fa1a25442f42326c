import Foundation
import GraphRuntime

/// Does something that the cancellation of the task does not reach, and waits for it until a time limit, even if it does not
/// end then.
func withTimeLimit(
    _ limit: Duration,
    _ clock: GraphClock,
    of cleanUp: GraphOperation,
    _ operation: @escaping @Sendable () async throws -> Void
) async -> Result<Void, any Error> {
    await withCheckedContinuation { continuation in
        let waiting = Locked<CheckedContinuation<Result<Void, any Error>, Never>?>(continuation)
        let timer = Locked<Task<Void, any Error>?>(nil)
        let finish: @Sendable (Result<Void, any Error>) -> Void = { result in
            timer.withLock { $0 }?.cancel()
            waiting.withLock { waiting in
                defer { waiting = nil }
                return waiting
            }?
            .resume(returning: result)
        }
        let work = Task {
            do {
                finish(.success(try await operation()))
            } catch {
                finish(.failure(error))
            }
        }
        let limiting = Task {
            try await clock.sleep(limit)
            let message = "the clean-up took longer than its time limit"
            finish(.failure(GraphError(kind: .transport, operation: cleanUp, message: message)))
            work.cancel()
        }
        timer.withLock { $0 = limiting }
        // The work may have ended before there was a timer to cancel.
        if waiting.withLock({ $0 == nil }) { limiting.cancel() }
    }
}

/// Does something, and cancels it after a time-out by this machine's clock, as a network's are.
///
/// The time-out of a request is that of a silence; this one is of everything, the token included.
func withTimeout<Value: Sendable>(
    _ timeout: Duration,
    of operation: GraphOperation,
    _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: timeout)
            let message = "there was no whole answer within \(GraphDuration(timeout))"
            throw GraphError(kind: .transport, operation: operation, message: message)
        }
        defer { group.cancelAll() }
        guard let value = try await group.next() else { throw CancellationError() }
        return value
    }
}

// SPDX-License-Identifier: MIT

/// Runs a body and a child task concurrently.
///
/// The child task is canceled when the body ends, and the body is canceled if the child task throws an error.
///
/// - Parameters:
///   - childTask: The operation that the child task performs.
///   - isolation: The actor that the body runs on. The default is the caller's actor.
///   - body: The operation that produces the return value.
/// - Returns: The value that the body returns.
/// - Throws: The error that the body or the child task throws, whichever is thrown first.
func withChildTask<Result: Sendable>(
    _ childTask: @escaping @Sendable () async throws -> Void,
    isolation: isolated (any Actor)? = #isolation,
    _ body: @escaping () async throws -> Result
) async throws -> Result {
    let isCancelled = Task.isCancelled
    // Unlike a child task in a task group, an unstructured task can run a body that is not Sendable on the caller's
    // actor.
    let work = Task {
        _ = isolation
        // An unstructured task does not inherit cancellation.
        if isCancelled { withUnsafeCurrentTask { $0?.cancel() } }
        return try await body()
    }
    return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
            try await childTask()
            return nil
        }
        group.addTask {
            try await withTaskCancellationHandler {
                try await work.value
            } onCancel: {
                work.cancel()
            }
        }
        defer { group.cancelAll() }
        while let ended = try await group.next() {
            if let ended { return ended }
        }
        throw CancellationError()
    }
}

/// Runs a body and a child task at the same time. The child task is cancelled when the body ends; the body is cancelled if
/// the child task throws.
///
/// - Parameters:
///   - childTask: What the child task does.
///   - isolation: The actor that the body runs on. The default is the caller's actor.
///   - body: The body.
/// - Returns: The value that the body returns.
/// - Throws: The error of the body or of the child task, whichever is thrown first.
func withChildTask<Result: Sendable>(
    _ childTask: @escaping @Sendable () async throws -> Void,
    isolation: isolated (any Actor)? = #isolation,
    _ body: @escaping () async throws -> Result
) async throws -> Result {
    let isCancelled = Task.isCancelled
    // A child task of a group leaves the caller's actor; this one stays on it, and needs no Sendable body.
    let work = Task {
        _ = isolation
        // A body that starts after the cancellation sees it from the start.
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

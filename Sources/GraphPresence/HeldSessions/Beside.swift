/// Runs a body beside something else, which is cancelled when the body ends, and ends the body if it throws.
///
/// - Parameters:
///   - other: What goes on meanwhile.
///   - isolation: The actor that the body runs on. Default: that of the caller.
///   - body: The body.
/// - Returns: What the body returns.
/// - Throws: What the first of them throws.
func run<Result: Sendable>(
    beside other: @escaping @Sendable () async throws -> Void,
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
            try await other()
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

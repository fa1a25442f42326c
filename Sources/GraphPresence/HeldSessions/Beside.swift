/// Runs a body beside something else, which is cancelled when the body ends, and ends the body if it throws.
///
/// - Parameters:
///   - other: What goes on meanwhile.
///   - body: The body.
/// - Returns: What the body returns.
/// - Throws: What the first of them throws.
func run<Result: Sendable>(
    beside other: @escaping @Sendable () async throws -> Void,
    _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
            try await other()
            return nil
        }
        group.addTask { try await body() }
        defer { group.cancelAll() }
        while let ended = try await group.next() {
            if let ended { return ended }
        }
        throw CancellationError()
    }
}

// SPDX-License-Identifier: MIT

extension GraphRequestAdapter {
    /// Sends a request once, and waits for its result until a deadline.
    ///
    /// - Parameters:
    ///   - limit: The time until the deadline, which includes the acquisition of a token. It starts again after the
    ///     sign-in of a user, which takes as long as the user needs. The client's timeout applies if it is shorter.
    ///   - operation: The operation, which the error of the deadline reports.
    ///   - send: A closure that sends the request with a configuration.
    /// - Returns: The result of the closure.
    /// - Throws: The error that the closure throws, or ``GraphError`` of kind `transport` if the deadline passes.
    package func sendOnce<Value: Sendable>(
        within limit: Duration,
        _ operation: GraphOperation,
        _ send: @escaping @Sendable (RequestConfiguration) async throws -> Value
    ) async throws -> Value {
        let policy = retryPolicy.once
        // The deadline of the attempt starts again after a sign-in.
        guard !credential.isInteractive else {
            return try await send(RequestConfiguration(timeout: min(limit, timeout), retryPolicy: policy))
        }
        return try await withDeadline(limit, of: operation) {
            try await send(RequestConfiguration(retryPolicy: policy))
        }
        .get()
    }
}

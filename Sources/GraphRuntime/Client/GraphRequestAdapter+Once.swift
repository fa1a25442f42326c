// SPDX-License-Identifier: MIT

extension GraphRequestAdapter {
    /// Sends a request without retries and waits for the result until a deadline.
    ///
    /// - Parameters:
    ///   - limit: The time until the deadline, including the time for token acquisition. After a user signs in, the time
    ///     starts again, because a sign-in takes as long as the user needs. If the client's timeout is shorter, that
    ///     timeout applies.
    ///   - operation: The operation to report in the error if the deadline passes.
    ///   - send: A closure that sends the request with a configuration.
    /// - Returns: The result of the closure.
    /// - Throws: The error that the closure throws, or ``GraphError`` of the kind `transport` if the deadline passes.
    package func sendOnce<Value: Sendable>(
        within limit: Duration,
        _ operation: GraphOperation,
        _ send: @escaping @Sendable (RequestConfiguration) async throws -> Value
    ) async throws -> Value {
        let policy = retryPolicy.once
        // For an interactive credential, the attempt's timeout sets the deadline, because only the deadline of an
        // attempt starts again after a sign-in.
        guard !credential.isInteractive else {
            return try await send(RequestConfiguration(timeout: min(limit, timeout), retryPolicy: policy))
        }
        return try await withDeadline(limit, of: operation) {
            try await send(RequestConfiguration(retryPolicy: policy))
        }
        .get()
    }
}

extension GraphError {
    /// What a caller sees of a failure, whatever failed: the one place where an error of a transport, a credential or a
    /// middleware becomes a ``GraphError``.
    ///
    /// - Parameters:
    ///   - error: What was thrown. A ``GraphError`` stays as it is, apart from facts that it does not have yet.
    ///   - operation: What was requested.
    ///   - clientRequestId: The client's id of the request; `nil` if it has none.
    ///   - attempts: The number of attempts; `nil` if it is unknown. The default is unknown.
    ///   - elapsed: The time since the first attempt; `nil` if it is unknown. The default is unknown.
    ///   - convert: Makes the error of any other failure. The default is a failed transfer.
    /// - Returns: `CancellationError` if the task was canceled, otherwise a ``GraphError``.
    static func failure(
        _ error: any Error,
        of operation: GraphOperation,
        _ clientRequestId: String?,
        attempts: Int? = nil,
        elapsed: Duration? = nil,
        _ convert: ((any Error) -> GraphError)? = nil
    ) -> any Error {
        var failure: GraphError
        if let error = error as? GraphError {
            failure = error
        } else if Task.isCancelled || error.isCancellation {
            return CancellationError()
        } else {
            failure = convert?(error) ?? GraphError(transferOf: operation, error, attempts, elapsed)
        }
        failure.attempts = failure.attempts ?? attempts
        failure.clientRequestId = failure.clientRequestId ?? clientRequestId
        return failure
    }

    /// A failed transfer, with the part of the response that had arrived.
    private init(transferOf operation: GraphOperation, _ error: any Error, _ attempts: Int?, _ elapsed: Duration?) {
        var effort = ""
        if let attempts, let elapsed {
            effort = " (\(attempts) attempt\(attempts == 1 ? "" : "s") in \(elapsed.textForPeople))"
        }
        if let partial = (error as? TransportError)?.partialResponse {
            self.init(
                kind: .transport,
                operation: operation,
                response: partial,
                message: "the response is incomplete" + effort,
                underlying: error
            )
        } else if let refusal = FailureDescription.refusal(error) {
            self.init(kind: .invalidRequest, operation: operation, message: refusal, underlying: error)
        } else {
            let message = FailureDescription.timeout(error) ?? "no response was received"
            self.init(kind: .transport, operation: operation, message: message + effort, underlying: error)
        }
    }
}

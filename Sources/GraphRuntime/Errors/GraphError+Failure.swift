// SPDX-License-Identifier: MIT

extension GraphError {
    /// Converts an error from a transport, a credential, or a middleware to the error that the caller receives.
    ///
    /// This is the only place where errors of other types are converted to ``GraphError``.
    ///
    /// - Parameters:
    ///   - error: The error that was thrown. A ``GraphError`` is returned with its missing properties filled in.
    ///   - operation: The requested operation.
    ///   - clientRequestId: The request ID that the client generated; `nil` if there is none.
    ///   - attempts: The number of attempts; `nil` if it is unknown. The default is `nil`.
    ///   - elapsed: The time since the first attempt; `nil` if it is unknown. The default is `nil`.
    ///   - convert: A closure that converts any other error. By default, any other error is treated as a failed
    ///     transfer.
    /// - Returns: A ``GraphError``, or a `CancellationError` if `error` is not a ``GraphError`` and either reports a
    ///   cancellation or was thrown in a canceled task.
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

    /// Creates an error for a failed transfer, with the part of the response that was received.
    private init(transferOf operation: GraphOperation, _ error: any Error, _ attempts: Int?, _ elapsed: Duration?) {
        var effort = ""
        if let attempts, let elapsed {
            // A time that would be shown as less than 1 second is omitted, because such a time is not useful.
            let time = elapsed < .milliseconds(995) ? "" : " in \(elapsed.textForPeople)"
            effort = " (\(attempts) attempt\(attempts == 1 ? "" : "s")\(time))"
        }
        if let partial = (error as? TransportError)?.partialResponse {
            self.init(
                kind: .transport,
                operation: operation,
                response: partial,
                message: (FailureDescription.unusableBody(error) ?? "the response is incomplete") + effort,
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

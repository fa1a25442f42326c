/// The deadline of an attempt, including token acquisition. It ends the attempt even if the transport does not.
final class AttemptDeadline: Sendable {
    /// The timeout of an attempt if neither the call nor the client specifies one.
    static let defaultTimeout = Duration.seconds(60)

    private let acquiring = Locked(false)

    /// Whether the attempt is waiting for its access token.
    var isAcquiringToken: Bool {
        get { acquiring.withLock { $0 } }
        set { acquiring.withLock { $0 = newValue } }
    }

    /// Sends a request and waits for its response until the request times out.
    ///
    /// - Throws: Any error that `send` throws, or ``TransportError`` if the request times out.
    func limit(
        _ request: TransportRequest,
        _ send: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
        let timeout = request.timeout ?? Self.defaultTimeout
        // The system's clock is used, because the manual clock of a test does not advance while a peer hangs.
        return try await withTimeLimit(
            timeout,
            .system,
            throwing: TransportError(
                partialResponse: nil,
                underlying: RequestTimedOut(timeout: timeout, isAcquiringToken: self.isAcquiringToken)
            )
        ) {
            try await send(request)
        }
        .get()
    }
}

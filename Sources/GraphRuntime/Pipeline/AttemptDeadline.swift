/// The time-out of one attempt, token acquisition included, which ends it whatever the platform does.
final class AttemptDeadline: Sendable {
    /// How long an attempt may take if neither the call nor the client says so.
    static let defaultTimeout = Duration.seconds(60)

    private let acquiring = Locked(false)

    /// Whether the attempt is waiting for its token.
    var isAcquiringToken: Bool {
        get { acquiring.withLock { $0 } }
        set { acquiring.withLock { $0 = newValue } }
    }

    /// Sends a request, and waits for the response until the request's time-out.
    ///
    /// - Throws: What `send` throws, or ``TransportError`` at the time-out.
    func limit(
        _ request: TransportRequest,
        _ send: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
        let timeout = request.timeout ?? Self.defaultTimeout
        // By the system's clock: a peer that hangs does not move the manual clock of a test.
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

import Foundation

/// Sends requests again as a policy says.
struct RetryMiddleware: Middleware {
    let policy: RetryPolicy
    let events: EventSink
    /// Told of each retry.
    var onRetry: @Sendable () -> Void = {}

    func intercept(
        _ request: TransportRequest,
        next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
        let start = policy.clock.now()
        var request = request
        var attempt = 1
        while true {
            events.emit(.attempt(number: attempt), of: request)
            let result = await self.attempt(request, next)
            try Task.checkCancellation()
            guard let reason = Self.reason(result, request.operation) else {
                return try finish(result, request, attempt)
            }
            let elapsed = Duration.seconds(max(0, policy.clock.now().timeIntervalSince(start)))
            let asked = (try? result.get()).flatMap { RetryAfter.wait($0.headers, at: policy.clock.now()) }
            guard let delay = policy.delay(after: attempt, asked: asked, elapsed: elapsed) else {
                return try finish(result, request, attempt)
            }
            events.emit(.retry(number: attempt, delay: delay, reason: reason), of: request)
            try await policy.clock.sleep(delay)
            try Task.checkCancellation()
            onRetry()
            request.headers["Retry-Attempt"] = String(attempt)
            attempt += 1
        }
    }

    private func attempt(
        _ request: TransportRequest,
        _ next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async -> Result<TransportResponse, any Error> {
        let stopwatch = ContinuousClock.now
        do {
            let response = try await next(request)
            let requestId = response.headers["request-id"]
            let duration = ContinuousClock.now - stopwatch
            events.emit(.response(status: response.status, requestId: requestId, duration: duration), of: request)
            return .success(response)
        } catch {
            events.emit(.failure(reason: FailureReason(error), duration: ContinuousClock.now - stopwatch), of: request)
            return .failure(error)
        }
    }

    /// The outcome of the last attempt.
    private func finish(
        _ result: Result<TransportResponse, any Error>,
        _ request: TransportRequest,
        _ attempt: Int
    ) throws -> TransportResponse {
        let response = try result.get()
        guard attempt > 1, response.status == 404, request.operation.isDoneIfNotFoundOnRetry else { return response }
        // An earlier attempt has done what was asked for, and its answer was lost.
        return TransportResponse(status: 204, headers: response.headers)
    }

    /// Why a request is to be sent again; nil if it is not.
    private static func reason(
        _ result: Result<TransportResponse, any Error>,
        _ operation: GraphOperation
    ) -> RetryReason? {
        guard operation.isIdempotent else { return nil }
        switch result {
        case .success(let response):
            return RetryPolicy.statuses.contains(response.status) ? .status(response.status) : nil
        case .failure(let error as TransportError):
            return error.isFailedConnection ? .connection : nil
        case .failure: return nil
        }
    }
}

extension TransportError {
    /// Whether the connection failed before a response, in a way that may pass.
    var isFailedConnection: Bool {
        guard partialResponse == nil else { return false }
        guard let error = underlying as? URLError else { return !underlying.isCancellation }
        switch error.code {
        case .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .networkConnectionLost, .notConnectedToInternet,
            .timedOut, .badServerResponse:
            return true
        default: return false
        }
    }
}

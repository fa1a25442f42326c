import Foundation

/// Sends requests again as a policy says.
struct RetryMiddleware: Middleware {
    let policy: RetryPolicy
    let events: EventSink
    /// The statuses that tell to try again.
    var statuses = RetryPolicy.statuses
    /// Told of each retry.
    var onRetry: @Sendable () -> Void = {}

    func intercept(_ request: TransportRequest, next: Next) async throws -> TransportResponse {
        let start = policy.clock.now()
        var request = request
        // A batch counts the times that it was sent before.
        let before = request.headers["Retry-Attempt"].flatMap { Int($0) } ?? 0
        var attempt = 1
        while true {
            let result: Result<TransportResponse, any Error>
            do {
                result = .success(try await next(request))
            } catch {
                result = .failure(error)
            }
            try Task.checkCancellation()
            guard let reason = reason(result, request.operation) else {
                return try finish(result, request, attempt)
            }
            let elapsed = Duration.seconds(max(0, policy.clock.now().timeIntervalSince(start)))
            let asked = (try? result.get()).flatMap { RetryAfter.wait($0.headers, at: policy.clock.now()) }
            guard let delay = policy.delay(after: attempt, asked: asked, elapsed: elapsed) else {
                return try finish(result, request, attempt)
            }
            events.emit(.retry(number: before + attempt, delay: delay, reason: reason), of: request)
            try await policy.clock.sleep(delay)
            try Task.checkCancellation()
            onRetry()
            request.headers["Retry-Attempt"] = String(before + attempt)
            attempt += 1
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
        // What was to be gone is gone: an earlier attempt may have done it, and its answer was lost.
        return TransportResponse(status: 204, headers: response.headers)
    }

    /// Why a request is to be sent again; nil if it is not.
    private func reason(
        _ result: Result<TransportResponse, any Error>,
        _ operation: GraphOperation
    ) -> RetryReason? {
        guard operation.isIdempotent else { return nil }
        switch result {
        case .success(let response):
            return statuses.contains(response.status) ? .status(response.status) : nil
        case .failure(let error as TransportError):
            return error.isFailedConnection ? .connection : nil
        case .failure(let error as URLError):
            // A transport of somebody's own may not wrap what it meets.
            let wrapped = TransportError(partialResponse: nil, underlying: error)
            return wrapped.isFailedConnection ? .connection : nil
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
            .timedOut, .badServerResponse, .secureConnectionFailed:
            return true
        default: return false
        }
    }
}

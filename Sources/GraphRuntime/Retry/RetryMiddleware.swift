import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Retries requests as a policy says, and turns the failure of the last attempt into a ``GraphError``.
struct RetryMiddleware: Middleware {
    let policy: RetryPolicy
    let events: EventSink
    /// The statuses after which a request is retried.
    var statuses = RetryPolicy.statuses
    /// Called before each retry.
    var onRetry: @Sendable () -> Void = {}

    func intercept(_ request: TransportRequest, next: Next) async throws -> TransportResponse {
        let start = policy.clock.now()
        var request = request
        // A batch counts the times that it was sent before.
        let before = request.headers["Retry-Attempt"].flatMap { Int($0) } ?? 0
        var attempt = 1
        var resends = 0
        while true {
            let result: Result<TransportResponse, any Error>
            do {
                result = .success(try await next(request))
            } catch {
                result = .failure(error)
            }
            try Task.checkCancellation()
            let elapsed = Duration.seconds(max(0, policy.clock.now().timeIntervalSince(start)))
            guard let reason = reason(result, request.operation) else {
                return try finish(result, request, attempt, isRepeated: attempt + resends > 1, elapsed)
            }
            if isStale(result), resends < policy.maximumResends {
                // The peer had closed the connection before, or as the request arrived: that was not an attempt.
                resends += 1
                events.emit(.retry(number: before + attempt, delay: .zero, reason: reason), of: request)
                continue
            }
            let requested = (try? result.get()).flatMap { RetryAfter.wait($0.headers, at: policy.clock.now()) }
            guard let delay = policy.delay(after: attempt, asked: requested, elapsed: elapsed) else {
                return try finish(result, request, attempt, isRepeated: attempt + resends > 1, elapsed)
            }
            events.emit(.retry(number: before + attempt, delay: delay, reason: reason), of: request)
            try await policy.clock.sleep(delay)
            try Task.checkCancellation()
            onRetry()
            request.headers["Retry-Attempt"] = String(before + attempt)
            attempt += 1
        }
    }

    private func isStale(_ result: Result<TransportResponse, any Error>) -> Bool {
        if case .failure(let error as TransportError) = result { error.underlying is StaleConnection } else { false }
    }

    /// The outcome of the last attempt.
    private func finish(
        _ result: Result<TransportResponse, any Error>,
        _ request: TransportRequest,
        _ attempt: Int,
        isRepeated: Bool,
        _ elapsed: Duration
    ) throws -> TransportResponse {
        switch result {
        case .success(var response):
            if isRepeated, response.status == 404, request.operation.isDoneIfNotFoundOnRetry {
                // The request may have been carried out before, and its response was lost.
                response = TransportResponse(status: 204, headers: response.headers)
            }
            response.attempts = attempt
            response.isRepeated = isRepeated
            return response
        case .failure(var error as GraphError):
            error.attempts = error.attempts ?? attempt
            throw error
        case .failure(let error):
            if error.isCancellation { throw CancellationError() }
            throw GraphError(failureOf: request, error, attempts: attempt, elapsed: elapsed)
        }
    }

    /// Why a request is retried; nil if it is not.
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
            // A custom transport may throw it as it is.
            let wrapped = TransportError(partialResponse: nil, underlying: error)
            return wrapped.isFailedConnection ? .connection : nil
        case .failure: return nil
        }
    }
}

extension TransportError {
    /// Whether the connection failed before a response, in a way that may be transient.
    var isFailedConnection: Bool {
        guard partialResponse == nil else { return false }
        switch underlying {
        case let error as URLError:
            let codes: [URLError.Code] = [
                .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .networkConnectionLost,
                .notConnectedToInternet, .timedOut, .badServerResponse, .secureConnectionFailed,
            ]
            return codes.contains(error.code)
        case is EnvironmentProxy, is ProxyAuthenticationRequired: return false
        default: return !underlying.isCancellation
        }
    }
}

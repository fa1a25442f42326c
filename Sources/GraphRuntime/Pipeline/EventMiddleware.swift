// SPDX-License-Identifier: MIT

/// A middleware that reports an attempt to send a request, and the outcome of the attempt.
struct EventMiddleware: GraphMiddleware {
    let events: EventSink

    func intercept(
        _ request: TransportRequest,
        for operation: GraphOperation,
        next: Next
    ) async throws -> TransportResponse {
        guard let start = events.instant else { return try await next(request) }
        events.emit(.attempt(number: events.attempt), operation, request.clientRequestId)
        do {
            let response = try await next(request)
            let requestId = response.headers["request-id"]
            let duration = ContinuousClock.now - start
            events.emit(
                .response(status: response.status, requestId: requestId, duration: duration),
                operation,
                request.clientRequestId,
                retryAfter: response.retryAfter
            )
            return response
        } catch {
            let duration = ContinuousClock.now - start
            events.emit(
                .failure(reason: FailureReason(error), duration: duration),
                operation,
                request.clientRequestId
            )
            throw error
        }
    }
}

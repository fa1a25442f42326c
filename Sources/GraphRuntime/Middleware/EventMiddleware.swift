/// Tells of each time that a request is sent, and how that ended.
struct EventMiddleware: Middleware {
    let events: EventSink

    func intercept(_ request: TransportRequest, next: Next) async throws -> TransportResponse {
        let number = (request.headers["Retry-Attempt"].flatMap { Int($0) } ?? 0) + 1
        events.emit(.attempt(number: number), of: request)
        let start = ContinuousClock.now
        do {
            let response = try await next(request)
            let requestId = response.headers["request-id"]
            let duration = ContinuousClock.now - start
            events.emit(.response(status: response.status, requestId: requestId, duration: duration), of: request)
            return response
        } catch {
            events.emit(.failure(reason: FailureReason(error), duration: ContinuousClock.now - start), of: request)
            throw error
        }
    }
}

// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A runner that sends a request repeatedly, according to a ``RetrySchedule``.
struct RetryRunner: Sendable {
    let clock: any GraphClock
    let events: EventSink
    /// The statuses after which a request is retried.
    var statuses = GraphRetryPolicy.statuses
    /// A closure that receives the failure of each attempt that will be retried, and the instant of the retry.
    var onRetry: (@Sendable (GraphError, Date) -> Void)?

    /// Sends a request, and retries it according to a schedule.
    ///
    /// - Parameters:
    ///   - request: The request to send in the first attempt. Later attempts add the header field `Retry-Attempt`.
    ///   - operation: The requested operation.
    ///   - schedule: The schedule for the call, which may include earlier attempts.
    ///   - send: A closure that sends the request as the attempt with a given number.
    /// - Returns: The last response, with the number of attempts.
    /// - Throws: ``GraphError`` if the last attempt failed, or `CancellationError` if the task was canceled.
    func response(
        to request: TransportRequest,
        for operation: GraphOperation,
        _ schedule: RetrySchedule,
        _ send: (TransportRequest, Int) async throws -> TransportResponse
    ) async throws -> TransportResponse {
        var (request, schedule) = (request, schedule)
        while true {
            let attempt = schedule.attempts
            OperationTimeLimit.current?.began(attempt: attempt)
            if attempt > 1 { request.headers["Retry-Attempt"] = String(attempt - 1) }
            let result: Result<TransportResponse, any Error>
            do {
                result = .success(try await send(request, attempt))
            } catch {
                result = .failure(error)
            }
            try Task.checkCancellation()
            let reason = operation.isIdempotent ? reason(result) : nil
            let now = clock.now
            let action = schedule.next(after: Self.outcome(result, reason), at: now)
            guard let reason, action != .finish else {
                return try finish(result, request, operation, schedule, at: now)
            }
            let delay: Duration = if case .retry(let delay) = action { delay } else { .zero }
            events.attempt(attempt).emit(
                .retry(number: attempt, delay: delay, reason: reason),
                operation,
                request.clientRequestId
            )
            guard case .retry = action else { continue }
            note(result, request, operation, schedule, attempt, at: now, delay)
            try await wait(delay, operation, request, attempt)
        }
    }

    /// Waits before a retry, and reports an event if the time limit is reached during the wait.
    private func wait(
        _ delay: Duration,
        _ operation: GraphOperation,
        _ request: TransportRequest,
        _ attempt: Int
    ) async throws {
        let start = ContinuousClock.now
        do {
            try await clock.sleep(for: delay)
            try Task.checkCancellation()
        } catch {
            if OperationTimeLimit.current?.isReached == true {
                let duration = ContinuousClock.now - start
                events.attempt(attempt).emit(
                    .failure(reason: FailureReason(error), duration: duration),
                    operation,
                    request.clientRequestId
                )
            }
            throw error
        }
    }

    /// Notifies the components that limit the time for the call of a failed attempt that will be retried.
    private func note(
        _ result: Result<TransportResponse, any Error>,
        _ request: TransportRequest,
        _ operation: GraphOperation,
        _ schedule: RetrySchedule,
        _ attempt: Int,
        at now: Date,
        _ delay: Duration
    ) {
        let timeLimit = OperationTimeLimit.current
        guard timeLimit != nil || onRetry != nil else { return }
        var failed: (any Error)?
        switch result {
        case .success(let response): failed = GraphError(status: response, of: operation)
        case .failure(let error): failed = error
        }
        let failure = failed.map {
            GraphError.failure(
                $0,
                of: operation,
                request.clientRequestId,
                attempts: attempt,
                elapsed: schedule.elapsed(at: now)
            )
        }
        guard let failure = failure as? GraphError else { return }
        timeLimit?.failed(failure)
        onRetry?(failure, now + delay / .seconds(1))
    }

    private static func outcome(
        _ result: Result<TransportResponse, any Error>,
        _ reason: RetryReason?
    ) -> RetrySchedule.Outcome {
        guard reason != nil else { return .final }
        switch result {
        case .success(let response):
            return .transient(requestedWait: response.retryAfter, mayHaveSucceeded: response.mayHaveSucceeded)
        case .failure(let error as TransportError) where error.underlying is StaleConnection: return .staleConnection
        case .failure(let error): return .transient(requestedWait: nil, mayHaveSucceeded: !error.isBeforeSending)
        }
    }

    /// Returns the response from the last attempt, or throws the error if that attempt failed.
    private func finish(
        _ result: Result<TransportResponse, any Error>,
        _ request: TransportRequest,
        _ operation: GraphOperation,
        _ schedule: RetrySchedule,
        at now: Date
    ) throws -> TransportResponse {
        switch result {
        case .success(let response):
            var settled = response
            if schedule.earlierMayHaveSucceeded { settled = response.settled(for: operation) }
            settled.exchange.attempts = schedule.attempts
            settled.exchange.earlierMayHaveSucceeded = schedule.earlierMayHaveSucceeded
            return settled
        case .failure(let error):
            throw GraphError.failure(
                error,
                of: operation,
                request.clientRequestId,
                attempts: schedule.attempts,
                elapsed: schedule.elapsed(at: now)
            )
        }
    }

    /// Returns the reason to retry a request; `nil` if the request is not retried.
    private func reason(_ result: Result<TransportResponse, any Error>) -> RetryReason? {
        switch result {
        case .success(let response):
            return statuses.contains(response.status) ? .status(response.status) : nil
        case .failure(let error as TransportError):
            return error.isFailedConnection ? .connection : nil
        case .failure(let error as URLError):
            // A custom transport may throw a `URLError` directly.
            let wrapped = TransportError(partialResponse: nil, underlying: error)
            return wrapped.isFailedConnection ? .connection : nil
        case .failure: return nil
        }
    }
}

// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The deadline of an attempt, which applies to both token acquisition and the request.
///
/// The client enforces the deadline regardless of the platform's timeouts. The deadline uses the system clock, because
/// a test's manual clock does not advance while a peer hangs.
struct AttemptDeadline: Sendable {
    /// The timeout for an attempt if neither the call nor the client specifies one: 60 seconds.
    static let defaultTimeout = Duration.seconds(60)

    let timeout: Duration
    private let firstEnd: ContinuousClock.Instant
    /// The current deadline, which each restart postpones; `nil` if the timeout cannot be restarted.
    private let restartedEnd: Locked<ContinuousClock.Instant>?

    /// Creates the deadline for an attempt that begins now.
    ///
    /// - Parameters:
    ///   - timeout: How long the attempt may take; `nil` for the default, which is 60 seconds.
    ///   - canRestart: Whether the timeout can be restarted. The default is `false`.
    init(_ timeout: Duration?, canRestart: Bool = false) {
        self.timeout = timeout ?? Self.defaultTimeout
        firstEnd = .now + self.timeout
        restartedEnd = canRestart ? Locked(firstEnd) : nil
    }

    /// The time until the deadline; zero if the deadline has passed.
    var remaining: Duration { max(.zero, (restartedEnd?.withLock { $0 } ?? firstEnd) - .now) }

    /// Restarts the timeout after the attempt has waited for a user.
    private func restart() {
        restartedEnd?.withLock { $0 = .now + timeout }
    }

    /// Runs a closure that waits for a user, without a time limit, and then restarts the timeout.
    ///
    /// - Throws: `CancellationError` as soon as the task is canceled, even if the closure ignores cancellation.
    func suspend<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async throws -> Value {
        defer { restart() }
        let first = OneShot<Result<Value, any Error>>()
        let work = Task { first.fulfill(.success(await body())) }
        defer { work.cancel() }
        return try await first.waitUnlessCancelled().get()
    }

    /// Returns the error to throw if the attempt times out.
    func error(isAcquiringToken: Bool = false) -> TransportError {
        let underlying = RequestTimedOut(timeout: timeout, isAcquiringToken: isAcquiringToken)
        return TransportError(partialResponse: nil, underlying: underlying)
    }

    /// Runs a closure that may take longer, and stops waiting for its result at the deadline.
    ///
    /// - Throws: ``TransportError`` if the deadline passes, or the error that the closure throws.
    func limit<Value: Sendable>(
        isAcquiringToken: Bool = false,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withTimeLimit(remaining, .system, throwing: error(isAcquiringToken: isAcquiringToken), body).get()
    }

    /// Runs a closure that acquires a token, and stops waiting for its result at the deadline, unless the closure is
    /// waiting for a user.
    ///
    /// - Parameter body: The closure, which calls its parameter before it waits for a user. In that case, the timeout
    ///   restarts when the closure returns.
    /// - Returns: The result of the closure.
    /// - Throws: ``TransportError`` if the deadline passes, or the error that the closure throws.
    func limit<Value: Sendable>(
        untilSignIn body: @escaping @Sendable (_ onSignIn: @escaping @Sendable () -> Void) async throws -> Value
    ) async throws -> Value {
        let isSigningIn = Locked(false)
        let error = error(isAcquiringToken: true)
        defer { if isSigningIn.withLock({ $0 }) { restart() } }
        return try await withTimeLimit(
            remaining,
            .system,
            throwing: error,
            unless: { isSigningIn.withLock { $0 } },
            { try await body { isSigningIn.withLock { $0 = true } } }
        )
        .get()
    }
}

extension GraphTransport {
    /// Sends a request, and stops waiting for the response at a deadline.
    func send(_ request: TransportRequest, until deadline: AttemptDeadline) async throws -> TransportResponse {
        // `URLSessionTransport` enforces the deadline itself, which costs less than an additional task.
        if let transport = self as? URLSessionTransport {
            do {
                return try await transport.exchange(request, deadline)
            } catch let error as TransportError where deadline.remaining == .zero && error.isTimeout {
                // On a busy machine, `URLSession` may report its own, later timeout before the deadline's timer fires.
                throw deadline.error()
            }
        }
        return try await deadline.limit { try await send(request) }
    }
}

extension TransportError {
    /// Whether the error is a timeout that `URLSession` reported.
    fileprivate var isTimeout: Bool { (underlying as? URLError)?.code == .timedOut }
}

// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The instant at which an attempt times out, whatever the platform does. Acquiring a token and sending the request share it.
///
/// It uses the system clock, because a test's manual clock does not advance while a peer hangs.
struct AttemptDeadline: Sendable {
    /// How long an attempt may take if neither the call nor the client specifies it.
    static let defaultTimeout = Duration.seconds(60)

    let timeout: Duration
    private let firstEnd: ContinuousClock.Instant
    /// The end after the last restart; `nil` if the deadline cannot be restarted.
    private let restartedEnd: Locked<ContinuousClock.Instant>?

    /// Creates the deadline of an attempt that begins now.
    ///
    /// - Parameters:
    ///   - timeout: How long the attempt may take; `nil` for the default.
    ///   - canRestart: Whether the time can start again. The default is `false`.
    init(_ timeout: Duration?, canRestart: Bool = false) {
        self.timeout = timeout ?? Self.defaultTimeout
        firstEnd = .now + self.timeout
        restartedEnd = canRestart ? Locked(firstEnd) : nil
    }

    /// The time that is left.
    var remaining: Duration { max(.zero, (restartedEnd?.withLock { $0 } ?? firstEnd) - .now) }

    /// Starts the time again, because the attempt has waited for a user.
    func restart() {
        restartedEnd?.withLock { $0 = .now + timeout }
    }

    /// Returns the error of an attempt that timed out.
    func error(isAcquiringToken: Bool = false) -> TransportError {
        let underlying = RequestTimedOut(timeout: timeout, isAcquiringToken: isAcquiringToken)
        return TransportError(partialResponse: nil, underlying: underlying)
    }

    /// Runs a body that may take longer, and stops waiting for it at the deadline.
    ///
    /// - Throws: ``TransportError`` at the deadline, or the error that the closure throws.
    func limit<Value: Sendable>(
        isAcquiringToken: Bool = false,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withTimeLimit(remaining, .system, throwing: error(isAcquiringToken: isAcquiringToken), body).get()
    }

    /// Runs a body that acquires a token, and stops waiting for it at the deadline, unless it waits for a user.
    ///
    /// - Parameter body: The body, which calls its parameter before it waits for a user. The time starts again when the
    ///   body returns.
    /// - Returns: The result of the body.
    /// - Throws: ``TransportError`` at the deadline, or the error that the closure throws.
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
    /// Sends a request, and waits for the response until a deadline.
    func send(_ request: TransportRequest, until deadline: AttemptDeadline) async throws -> TransportResponse {
        // This transport enforces the deadline itself, which costs less than another task.
        if let transport = self as? URLSessionTransport {
            do {
                return try await transport.exchange(request, deadline)
            } catch let error as TransportError where deadline.remaining == .zero && error.isTimeout {
                // On a busy machine, the session's own timeout, which is later, may be reported first.
                throw deadline.error()
            }
        }
        return try await deadline.limit { try await send(request) }
    }
}

extension TransportError {
    /// Whether `URLSession` reports a timeout.
    fileprivate var isTimeout: Bool { (underlying as? URLError)?.code == .timedOut }
}

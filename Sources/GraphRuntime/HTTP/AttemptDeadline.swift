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
    private let end: ContinuousClock.Instant

    /// Creates the deadline of an attempt that begins now.
    ///
    /// - Parameter timeout: How long the attempt may take; `nil` for the default.
    init(_ timeout: Duration?) {
        self.timeout = timeout ?? Self.defaultTimeout
        end = .now + self.timeout
    }

    /// The time that is left.
    var remaining: Duration { max(.zero, end - .now) }

    /// Returns the error of an attempt that timed out.
    func error(isAcquiringToken: Bool = false) -> TransportError {
        let underlying = RequestTimedOut(timeout: timeout, isAcquiringToken: isAcquiringToken)
        return TransportError(partialResponse: nil, underlying: underlying)
    }

    /// Runs a body that may take longer, and stops waiting for it at the deadline.
    ///
    /// - Throws: ``TransportError`` at the deadline, or the error of the body.
    func limit<Value: Sendable>(
        isAcquiringToken: Bool = false,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withTimeLimit(remaining, .system, throwing: error(isAcquiringToken: isAcquiringToken), body).get()
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

// SPDX-License-Identifier: MIT

/// An event that a client reports for logs and metrics. Events contain no tokens, secrets, or bodies, and no values
/// from a path or query.
///
/// ```swift
/// let client = GraphServiceClient(credential: credential) { event in
///     logger.debug("\(event)")
/// }
/// ```
public struct GraphEvent: CustomStringConvertible, Sendable {
    /// The kind of an event. Because more cases may be added, include a `default` case in every `switch`.
    public enum Kind: Hashable, Sendable {
        /// A call starts.
        case started
        /// The credential provided an access token. A renewal replaces a token that the service rejected.
        case token(duration: Duration, isRenewal: Bool)
        /// A request is sent. The attempt number starts at 1. Renewing the token does not increase the number.
        case attempt(number: Int)
        /// An attempt received a response.
        case response(status: Int, requestId: String?, duration: Duration)
        /// An attempt failed because no complete response was received, or because the credential provided no access
        /// token and the request was not sent.
        case failure(reason: FailureReason, duration: Duration)
        /// The request will be retried after a delay. `number` counts the retries so far, including this one.
        case retry(number: Int, delay: Duration, reason: RetryReason)
        /// The client follows a redirect.
        case redirect(status: Int, isSameOrigin: Bool)
    }

    /// The step of the call that the event reports.
    public let kind: Kind
    /// The requested operation.
    public let operation: GraphOperation
    /// The request ID that the client generated; `nil` if a middleware removed it.
    ///
    /// All events for a request, and the error if the request fails, have the same ID.
    public let clientRequestId: String?
    /// The number of the attempt that the event belongs to, starting at 1. For a retry, this is the number of the
    /// attempt that is followed by the retry.
    public let attempt: Int
    /// The delay that the service requested with `Retry-After`; `nil` if the event is not a response or the service
    /// requested none.
    public let retryAfter: Duration?

    /// A one-line description of the event for a log.
    public var description: String {
        "\(operation) [\(clientRequestId ?? "-")] \(kind.text)".onOneLine
    }
}

/// The reason why a request is retried.
public enum RetryReason: Hashable, Sendable {
    /// The service returned this status.
    case status(Int)
    /// The connection failed before a response was received.
    case connection
}

/// The reason why an attempt failed.
///
/// The reason contains only the kind of error, because an error's description may contain arbitrary data.
public struct FailureReason: CustomStringConvertible, Hashable, Sendable {
    /// One or two words that describe the kind of error.
    public let description: String

    init(_ error: any Error) {
        switch error {
        case _ where error.isCancellation:
            let isTimeout = OperationTimeLimit.current?.isReached ?? false
            description = isTimeout ? "timed out" : "canceled"
        case let error as GraphError: description = error.kind.description
        case _ where FailureDescription.timeout(error) != nil: description = "timed out"
        case let error as TransportError:
            description = error.partialResponse == nil ? "no response" : "incomplete response"
        default: description = "no response"
        }
    }
}

extension GraphEvent.Kind {
    fileprivate var text: String {
        switch self {
        case .started: "started"
        case .token(let duration, let isRenewal): "token \(isRenewal ? "renewed " : "")in \(Self.text(duration))"
        case .attempt(let number): "attempt \(number)"
        case .response(let status, let requestId, let duration):
            "\(status) in \(Self.text(duration)), request-id \(requestId ?? "-")"
        case .failure(let reason, let duration): "\(reason) after \(Self.text(duration))"
        case .retry(let number, let delay, .status(let status)):
            "retry \(number) in \(Self.text(delay)) because of \(status)"
        case .retry(let number, let delay, .connection):
            "retry \(number) in \(Self.text(delay)) because the connection failed"
        case .redirect(let status, let isSameOrigin): "\(status) to \(isSameOrigin ? "the same" : "another") origin"
        }
    }

    private static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return "\(seconds * 1_000 + attoseconds / 1_000_000_000_000_000) ms"
    }
}

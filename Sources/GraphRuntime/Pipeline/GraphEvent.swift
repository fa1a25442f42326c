/// Something that a client does, for logs and metrics. It holds no token, no secret, no body and no value of a path or a
/// query.
///
/// ```swift
/// let client = GraphServiceClient(credential: credential) { event in
///     logger.debug("\(event)")
/// }
/// ```
public struct GraphEvent: CustomStringConvertible, Sendable {
    /// What happens. Cases may be added; end a `switch` with a `default`.
    public enum Kind: Hashable, Sendable {
        /// A call begins.
        case started
        /// The credential gave a token after so long; another one, because the service refused the one before, if it is a
        /// renewal.
        case token(duration: Duration, isRenewal: Bool)
        /// The request is sent, for the number-th time; a renewed token does not count.
        case attempt(number: Int)
        /// An attempt was answered.
        case response(status: Int, requestId: String?, duration: Duration)
        /// An attempt ended without an answer.
        case failure(reason: FailureReason, duration: Duration)
        /// The request will be sent again after a delay.
        case retry(number: Int, delay: Duration, reason: RetryReason)
        /// The request follows a redirect.
        case redirect(status: Int, isSameOrigin: Bool)
    }

    /// What happens.
    public let kind: Kind
    /// What was asked for: method and path template.
    public let operation: GraphOperation
    /// The client's id of the request, the same in all its events and in its error; nil if it was removed.
    public let clientRequestId: String?

    /// One line for a log.
    public var description: String {
        "\(operation) [\(clientRequestId ?? "-")] \(kind.text)".onOneLine
    }
}

/// Why a request is sent again.
public enum RetryReason: Hashable, Sendable {
    /// The service answered with this status.
    case status(Int)
    /// The connection failed before a response.
    case connection
}

/// Why an attempt ended without an answer: the kind of error alone, since its text may be anybody's.
public struct FailureReason: CustomStringConvertible, Hashable, Sendable {
    /// A word or two for the kind of error.
    public let description: String

    init(_ error: any Error) {
        switch error {
        case _ where error.isCancellation: description = "canceled"
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

public import Foundation

/// Everything that can go wrong with a call, with all that is known of it. Cancellation stays `CancellationError`.
///
/// Branch on ``kind``, ``status`` and ``code``; ``message`` is for people and may change. See
/// [Microsoft Graph error responses](https://learn.microsoft.com/graph/errors).
public struct GraphError: Error, Sendable {
    /// Where a call failed.
    public struct Kind: CustomStringConvertible, Hashable, Sendable {
        /// The name of the kind.
        public let description: String

        /// Refused before anything was sent.
        public static let invalidRequest = Kind(description: "invalidRequest")
        /// No token could be had.
        public static let authentication = Kind(description: "authentication")
        /// No response came, or none that was whole.
        public static let transport = Kind(description: "transport")
        /// The service answered with an error.
        public static let service = Kind(description: "service")
        /// The service answered with success and a body that cannot be read.
        public static let decoding = Kind(description: "decoding")
    }

    /// One of several errors that the service lists.
    public struct Detail: Hashable, Sendable {
        /// The service's code; nil if it gave none.
        public var code: String?
        /// The service's message; nil if it gave none.
        public var message: String?
        /// What the error is about; nil if the service did not tell.
        public var target: String?

        /// One of several errors.
        ///
        /// - Parameters:
        ///   - code: The service's code.
        ///   - message: The service's message.
        ///   - target: What the error is about.
        public init(code: String? = nil, message: String? = nil, target: String? = nil) {
            self.code = code
            self.message = message
            self.target = target
        }
    }

    /// Where the call failed.
    public var kind: Kind
    /// What was asked for.
    public var operation: GraphOperation
    /// The HTTP status; nil if no response came.
    public var status: Int?
    /// The service's code, such as `NotFound`; nil if it gave none.
    public var code: String?
    /// What went wrong, for people: the service's words if it had any.
    public var message: String
    /// What the error is about; nil if the service did not tell.
    public var target: String?
    /// Further errors that the service lists.
    public var details: [Detail] = []
    /// The service's `error` object with everything in it, known or not; nil if the body had none.
    public var errorObject: GraphJSONValue?
    /// The service's `innerError` with everything in it; nil if there was none.
    public var innerError: GraphJSONValue?
    /// The service's id of the request; nil if it gave none. Quote it to Microsoft's support.
    public var requestId: String?
    /// The client's id of the request; nil if nothing was sent.
    public var clientRequestId: String?
    /// When the service met the error; nil if it did not tell.
    public var date: GraphDateTimeOffset?
    /// How many attempts were made; nil if that is unknown, or nothing was sent.
    public var attempts: Int?
    /// How long the service asks to wait; nil if it did not ask.
    public var retryAfter: Duration?
    /// The headers of the response; empty if none came.
    public var headers: GraphHeaders = [:]
    /// The start of a body that could not be read; nil if the body was read, or there was none.
    public var bodyExcerpt: String?
    /// The error behind this one; nil if there is none.
    public var underlying: (any Error)?
    /// The permissions of the token; nil if they are unknown, or the service did not refuse them.
    var granted: TokenPermissions?

    /// An error, to be filled in.
    ///
    /// - Parameters:
    ///   - kind: Where the call failed.
    ///   - operation: What was asked for.
    ///   - message: What went wrong, for people.
    ///   - underlying: The error behind this one. Default: none.
    public init(kind: Kind, operation: GraphOperation, message: String, underlying: (any Error)? = nil) {
        self.kind = kind
        self.operation = operation
        self.message = message
        self.underlying = underlying
    }

    /// The codes of the error and of its inner errors, the outermost first. The last is the most detailed.
    public var codes: [String] {
        var codes = code.map { [$0] } ?? []
        var next = innerError
        while let inner = next {
            if case .string(let code) = inner["code"] { codes.append(code) }
            next = inner["innerError"] ?? inner["innererror"]
        }
        return codes
    }
}

extension GraphError: LocalizedError, CustomStringConvertible {
    /// The operation, what went wrong and what can be done, in one line.
    public var description: String {
        var text = "\(operation): "
        if let status { text += "\(status) " }
        if let code, !code.isEmpty { text += "\(code.prefix(80)): " }
        // What follows is separated from it by a semicolon.
        text += message.trimmingCharacters(in: Self.endOfSentence)
        // A permission helps neither without a token nor with one that has expired.
        let isForbidden = status == 403 || status == 401 && code != "InvalidAuthenticationToken"
        if let permissions = operation.permissions, kind == .service, isForbidden {
            text += "; " + (granted?.advice(for: permissions) ?? "required permissions: \(permissions)")
        }
        if let retryAfter { text += "; retry after \(retryAfter.textForPeople)" }
        if let constraint { text += "; '\(constraint.property)' accepts \(constraint.accepted)" }
        if let underlying, !isInMessage(underlying) { text += "; \(FailureDescription.text(of: underlying))" }
        if let bodyExcerpt { text += "; the body starts with \(String(reflecting: bodyExcerpt))" }
        if let requestId { text += " (request-id \(requestId.prefix(80)))" }
        // The service's words may be anything.
        return text.onOneLine
    }

    /// The same text as ``description``.
    public var errorDescription: String? { description }

    private static let endOfSentence = CharacterSet.whitespacesAndNewlines.union(CharacterSet(charactersIn: ".;"))

    /// What is accepted for the parameter that the service names, if it calls an argument invalid.
    private var constraint: PropertyConstraint? {
        guard codes.contains("InvalidArgument") else { return nil }
        return operation.constraints.first { message.range(of: $0.property, options: .caseInsensitive) != nil }
    }

    /// Whether the message says what the underlying error says.
    private func isInMessage(_ error: any Error) -> Bool {
        error is DecodingError || FailureDescription.timeout(error) != nil || FailureDescription.refusal(error) != nil
    }
}

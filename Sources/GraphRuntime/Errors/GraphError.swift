// SPDX-License-Identifier: MIT

public import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// An error from a call to Microsoft Graph. Only cancellation is reported with a different type, `CancellationError`.
///
/// Branch on ``kind``, ``status``, and ``code``. The ``message`` is for people and may change. See [Microsoft Graph
/// error responses](https://learn.microsoft.com/graph/errors).
public struct GraphError: Error, Sendable {
    /// The properties. A reference keeps every result and event that may contain an error small.
    private var fields: GraphIndirect<Fields>

    /// The stage at which the call failed.
    public var kind: Kind {
        get { fields.value.kind }
        set { fields.value.kind = newValue }
    }
    /// The requested operation.
    public var operation: GraphOperation {
        get { fields.value.operation }
        set { fields.value.operation = newValue }
    }
    /// The HTTP status; `nil` if no response was received.
    public var status: Int? {
        get { fields.value.status }
        set { fields.value.status = newValue }
    }
    /// The service's error code, such as `NotFound`; `nil` if the service sent none.
    public var code: String? {
        get { fields.value.code }
        set { fields.value.code = newValue }
    }
    /// A human-readable description of the problem, which is the service's error message if the service sent one.
    public var message: String {
        get { fields.value.message }
        set { fields.value.message = newValue }
    }
    /// The target of the error, for example a property name; `nil` if the service sent none.
    public var target: String? {
        get { fields.value.target }
        set { fields.value.target = newValue }
    }
    /// Additional errors in the error response.
    public var details: [Detail] {
        get { fields.value.details }
        set { fields.value.details = newValue }
    }
    /// The complete `error` object of the response body; `nil` if the body has none.
    public var errorObject: GraphJSONValue? {
        get { fields.value.errorObject }
        set { fields.value.errorObject = newValue }
    }
    /// The complete `innerError` object; `nil` if the error object has none.
    public var innerError: GraphJSONValue? {
        get { fields.value.innerError }
        set { fields.value.innerError = newValue }
    }
    /// The request ID that the service assigned; `nil` if the service sent none. Microsoft Support asks for this ID.
    public var requestId: String? {
        get { fields.value.requestId }
        set { fields.value.requestId = newValue }
    }
    /// The request ID that the client generated, even if the request was not sent; `nil` if the request was rejected
    /// before the client generated an ID.
    public var clientRequestId: String? {
        get { fields.value.clientRequestId }
        set { fields.value.clientRequestId = newValue }
    }
    /// The time at which the error occurred according to the service; `nil` if the service sent none.
    public var date: GraphDateTimeOffset? {
        get { fields.value.date }
        set { fields.value.date = newValue }
    }
    /// The number of attempts, including attempts that failed before the request was sent, for example because no token
    /// could be acquired; `nil` if the number is unknown or no attempt began.
    public var attempts: Int? {
        get { fields.value.attempts }
        set { fields.value.attempts = newValue }
    }
    /// The delay that the service requested with `Retry-After`; `nil` if the service requested none.
    public var retryAfter: Duration? {
        get { fields.value.retryAfter }
        set { fields.value.retryAfter = newValue }
    }
    /// The header fields of the response; empty if no response was received.
    public var headers: GraphHeaders {
        get { fields.value.headers }
        set { fields.value.headers = newValue }
    }
    /// The beginning of a response body that could not be decoded; `nil` if there is no such body.
    public var bodyExcerpt: String? {
        get { fields.value.bodyExcerpt }
        set { fields.value.bodyExcerpt = newValue }
    }
    /// The error that caused this error; `nil` if there is none.
    public var underlying: (any Error)? {
        get { fields.value.underlying }
        set { fields.value.underlying = newValue }
    }
    /// The permissions in the access token; `nil` if they are unknown or the status is neither 401 nor 403.
    var granted: TokenPermissions? {
        get { fields.value.granted }
        set { fields.value.granted = newValue }
    }

    /// Creates an error whose other properties are empty or `nil`.
    ///
    /// - Parameters:
    ///   - kind: The stage at which the call failed.
    ///   - operation: The requested operation.
    ///   - message: A human-readable description of the problem.
    ///   - underlying: The error that caused this error. The default is `nil`.
    public init(kind: Kind, operation: GraphOperation, message: String, underlying: (any Error)? = nil) {
        fields = GraphIndirect(Fields(kind: kind, operation: operation, message: message, underlying: underlying))
    }

    /// The codes of the error and its inner errors, from the outermost to the innermost code, which is the most
    /// specific.
    ///
    /// For an error from the token endpoint, the codes are the number (`AADSTS65004`), the OAuth 2.0 error code
    /// (`authorization_declined`), and the suberror (`consent_required`), as far as the response contains them.
    public var codes: [String] {
        var codes = code.map { [$0] } ?? []
        for case .string(let text)? in [errorObject?["error"], errorObject?["suberror"]]
        where Self.isCode(text) && text != code {
            codes.append(text)
        }
        var next = innerError
        while let inner = next {
            if case .string(let code) = inner["code"] { codes.append(code) }
            next = inner["innerError"] ?? inner["innererror"]
        }
        return codes
    }

    /// Returns whether a string is a code, and not a sentence or a page from a gateway.
    static func isCode(_ text: String) -> Bool {
        !text.isEmpty && text.count <= 80 && !text.contains { $0.isWhitespace || $0 == "<" }
    }
}

extension GraphError: LocalizedError, CustomReflectable, CustomStringConvertible {
    /// A one-line description of the operation, the problem, and what to do about it.
    public var description: String { "\(operation): \(problem)" }

    /// A one-line description of the problem and of what to do about it.
    private var problem: String {
        var text = ""
        let code = code.flatMap { $0.isEmpty ? nil : $0.prefix(80) }
        if let status {
            let isReasonPhrase = message == HTTPURLResponse.localizedString(forStatusCode: status)
            text += code == nil && !isReasonPhrase ? "\(status): " : "\(status) "
        }
        if let code { text += "\(code): " }
        // A colon or a semicolon separates the next part, so trailing punctuation is removed.
        text += message.trimmingCharacters(in: Self.endOfSentence)
        if let cause = underlying as? GraphError, cause.operation.description == operation.description {
            text += ": \(cause.problem)"
        } else if let underlying, !isInMessage(underlying) {
            text += ": \(FailureDescription.text(of: underlying))"
        }
        // Permissions are irrelevant if the token is missing or expired.
        let isForbidden = status == 403 || status == 401 && code != "InvalidAuthenticationToken"
        if let permissions = operation.permissions, kind == .service, isForbidden {
            text += "; " + (granted?.advice(for: permissions) ?? permissions.advice)
        }
        if let retryAfter { text += "; retry after \(retryAfter.textForPeople)" }
        if let constraint { text += "; '\(constraint.property)' \(constraint.requirement)" }
        if let bodyExcerpt { text += "; the body starts with \(String(reflecting: bodyExcerpt))" }
        if let requestId { text += " (request-id \(requestId.prefix(80)))" }
        // The service's message may contain line breaks.
        return text.onOneLine
    }

    /// A mirror that contains the properties.
    public var customMirror: Mirror { Mirror(reflecting: fields.value) }

    /// The same string as ``description``.
    public var errorDescription: String? { description }

    private static let endOfSentence = CharacterSet.whitespacesAndNewlines.union(CharacterSet(charactersIn: ".;"))

    /// The constraint on the parameter that the service reports as an invalid argument.
    private var constraint: PropertyConstraint? {
        guard codes.contains("InvalidArgument") else { return nil }
        return operation.constraints.first { message.range(of: $0.property, options: .caseInsensitive) != nil }
    }

    /// Returns whether the message already describes the underlying error.
    private func isInMessage(_ error: any Error) -> Bool {
        error is DecodingError || FailureDescription.timeout(error) != nil || FailureDescription.refusal(error) != nil
            || FailureDescription.unusableBody(error) != nil
    }
}

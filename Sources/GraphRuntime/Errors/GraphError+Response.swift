import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension GraphError {
    /// How much of an unreadable body is kept, in bytes.
    static let excerptLength = 1_024

    /// An error with what a response tells besides its body.
    init(
        kind: Kind,
        operation: GraphOperation,
        response: TransportResponse,
        message: String,
        underlying: (any Error)? = nil
    ) {
        self.init(kind: kind, operation: operation, message: message, underlying: underlying)
        status = response.status
        headers = response.headers
        attempts = response.exchange.attempts
        if [401, 403].contains(response.status) { granted = response.exchange.token.flatMap(TokenPermissions.init) }
        requestId = response.headers["request-id"]
        clientRequestId = response.headers["client-request-id"]
        retryAfter = response.retryAfter
        if !response.body.isEmpty {
            // Before it is cut, or what is left of a token would no longer be found.
            let start = response.exchange.redaction.redacted(response.body.prefix(256 * Self.excerptLength))
            bodyExcerpt = String(decoding: start.prefix(Self.excerptLength), as: UTF8.self)
        }
    }

    /// A text of the service, which may be a whole page of HTML, shortened for people. The error object has all of it.
    static func shortened(_ text: String) -> String {
        guard text.utf8.count > excerptLength else { return text }
        // The cut may be within a character.
        var start = String(decoding: text.utf8.prefix(excerptLength), as: UTF8.self)
        while start.last == "\u{FFFD}" { start.removeLast() }
        return start + "…"
    }

    /// What an answer with an error status says.
    init(status response: TransportResponse, of operation: GraphOperation) {
        self.init(
            kind: .service,
            operation: operation,
            response: response,
            message: HTTPURLResponse.localizedString(forStatusCode: response.status)
        )
        // What is larger is not what the service says, but a page of something else.
        guard response.body.count <= 1_024 * Self.excerptLength,
            let body = try? JSONCoding.decode(GraphJSONValue.self, from: response.redactedBody),
            let error = body["error"]
        else { return }
        if case .string(let error) = error, !error.isEmpty {
            // The form of OAuth, as a gateway in front of the service sends it.
            bodyExcerpt = nil
            errorObject = body
            let isCode = error.count <= 80 && !error.contains { $0.isWhitespace || $0 == "<" }
            if isCode { code = error }
            message = (body.text("error_description") ?? (isCode ? nil : error)).map(Self.shortened) ?? message
        }
        guard case .object = error else { return }
        bodyExcerpt = nil
        errorObject = error
        code = error.text("code")
        message = error.text("message").map(Self.shortened) ?? message
        target = error.text("target")
        if case .array(let list) = error["details"] {
            details = list.map { item in
                Detail(code: item.string("code"), message: item.string("message"), target: item.string("target"))
            }
        }
        // The documentation's prose spells it 'innererror', its examples 'innerError'.
        innerError = error["innerError"] ?? error["innererror"]
        requestId = innerError?.text("request-id") ?? requestId
        clientRequestId = innerError?.text("client-request-id") ?? clientRequestId
        date = innerError?.string("date").map { GraphDateTimeOffset($0) }
    }
}

// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension GraphError {
    /// The maximum length of ``bodyExcerpt`` in bytes.
    static let excerptLength = 1_024

    /// Creates an error with the status, the header fields, and the request IDs of a response.
    init(
        kind: Kind,
        operation: GraphOperation,
        response: TransportResponse,
        message: String,
        underlying: (any Error)? = nil
    ) {
        self.init(kind: kind, operation: operation, message: message, underlying: underlying)
        status = response.status
        headers = response.redactedHeaders
        attempts = response.exchange.attempts
        if [401, 403].contains(response.status) { granted = response.exchange.token.flatMap(TokenPermissions.init) }
        requestId = response.headers["request-id"]
        clientRequestId = response.headers["client-request-id"]
        retryAfter = response.retryAfter
        if !response.body.isEmpty {
            // The text is redacted before it is truncated, because redaction does not recognize a truncated token.
            let start = response.exchange.redaction.redacted(response.body.prefix(256 * Self.excerptLength))
            bodyExcerpt = String(decoding: start.prefix(Self.excerptLength), as: UTF8.self)
        }
    }

    /// Truncates a string from the service, which may be an entire HTML page. ``errorObject`` contains the complete
    /// string.
    static func shortened(_ text: String) -> String {
        guard text.utf8.count > excerptLength else { return text }
        // Truncation may split a character.
        var start = String(decoding: text.utf8.prefix(excerptLength), as: UTF8.self)
        while start.last == "\u{FFFD}" { start.removeLast() }
        return start + "…"
    }

    /// Creates an error from a response with an error status.
    init(status response: TransportResponse, of operation: GraphOperation) {
        self.init(
            kind: .service,
            operation: operation,
            response: response,
            message: HTTPURLResponse.localizedString(forStatusCode: response.status)
        )
        // A larger body is not an error object from the service.
        guard response.body.count <= 1_024 * Self.excerptLength,
            let body = try? JSONCoding.decode(GraphJSONValue.self, from: response.redactedBody),
            let error = body["error"]
        else { return }
        if case .string(let error) = error, !error.isEmpty {
            // A gateway in front of the service may use the OAuth error format.
            bodyExcerpt = nil
            errorObject = body
            let isCode = Self.isCode(error)
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
        // The documentation uses both 'innererror' and 'innerError'.
        innerError = error["innerError"] ?? error["innererror"]
        requestId = innerError?.text("request-id") ?? requestId
        clientRequestId = innerError?.text("client-request-id") ?? clientRequestId
        date = innerError?.string("date").map { GraphDateTimeOffset($0) }
    }
}

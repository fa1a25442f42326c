// SPDX-License-Identifier: MIT

import Foundation

/// A response from a token endpoint.
struct TokenResponse: Sendable {
    /// The HTTP response. The body of an error response is redacted.
    private let response: TransportResponse
    private let operation: GraphOperation
    private let clientRequestId: String?
    /// The response body; `nil` if the body is not a JSON object.
    let body: GraphJSONValue?

    /// Creates a token response from an HTTP response.
    ///
    /// - Parameters:
    ///   - response: The HTTP response, including the redaction for its request.
    ///   - operation: The requested operation.
    ///   - clientRequestId: The request ID that the client generated; `nil` if there is none.
    init(_ response: TransportResponse, _ operation: GraphOperation, clientRequestId: String?) {
        var response = response
        if !(200..<300).contains(response.status) { response.body = response.redactedBody }
        self.response = response
        self.operation = operation
        self.clientRequestId = clientRequestId
        let value = try? JSONCoding.decode(GraphJSONValue.self, from: response.body)
        if case .object? = value { body = value } else { body = nil }
    }

    var isSuccess: Bool { (200..<300).contains(response.status) }

    /// The OAuth 2.0 error code; `nil` if the response has no error code.
    var errorCode: String? { isSuccess ? nil : body?.string("error") }

    /// Returns the access token.
    ///
    /// - Throws: ``GraphError`` of the kind `authentication` if the response has no access token.
    func accessToken(at now: Date) throws(GraphError) -> GraphAccessToken {
        guard isSuccess, let token = body?.text("access_token") else { throw error }
        // Managed identity endpoints send numbers as strings, and some send only the expiration time.
        if let seconds = body?.number("expires_in") {
            return GraphAccessToken(token, expiresOn: now + seconds)
        }
        return GraphAccessToken(token, expiresOn: body?.number("expires_on").map(Date.init(timeIntervalSince1970:)))
    }

    /// The error that the endpoint reported, without secrets.
    var error: GraphError {
        var error = GraphError(
            kind: .authentication,
            operation: operation,
            response: response,
            message: isSuccess ? missingTokenMessage : statusMessage
        )
        error.clientRequestId = error.clientRequestId ?? clientRequestId
        if isSuccess {
            // The body may contain a token in an unexpected format.
            error.bodyExcerpt = nil
        } else if let body {
            error.bodyExcerpt = nil
            describe(&error, body)
        }
        return error
    }

    /// The message for an error response without details.
    private var statusMessage: String {
        switch response.status {
        case 429: "the token endpoint received too many requests"
        case 408, 500...: "the token endpoint is unavailable"
        default: "the token endpoint rejected the request"
        }
    }

    /// The reason that a successful response contains no token.
    ///
    /// A body that is not JSON is often a captive portal's sign-in page.
    private var missingTokenMessage: String {
        do throws(BodyProblem) {
            _ = try response.jsonBody()
            return "the token response does not contain an access_token"
        } catch {
            return error.text
        }
    }

    private func describe(_ error: inout GraphError, _ body: GraphJSONValue) {
        let description = body.text("error_description")
        let numbers: [GraphJSONValue] = if case .array(let values)? = body["error_codes"] { values } else { [] }
        if case .integer(let number)? = numbers.first {
            error.code = "AADSTS\(number)"
        } else if let text = description, text.hasPrefix("AADSTS") {
            error.code = String(text.prefix { $0 != ":" && $0 != " " })
        } else {
            error.code = body.text("error")
        }
        if var text = description {
            if let code = error.code, text.hasPrefix(code + ": ") { text.removeFirst(code.count + 2) }
            // The IDs are separate properties of the error.
            if let end = text.range(of: " Trace ID:") ?? text.range(of: "\r\nTrace ID:") {
                text = String(text[..<end.lowerBound])
            }
            error.message = GraphError.shortened(text)
        } else if let code = body.text("error") {
            error.message = code
        }
        error.requestId = body.text("trace_id") ?? error.requestId ?? response.headers["x-ms-request-id"]
        error.clientRequestId = body.text("correlation_id") ?? error.clientRequestId
        error.date = body.text("timestamp").map { GraphDateTimeOffset($0.replacingOccurrences(of: " ", with: "T")) }
        var kept: [String: GraphJSONValue] = [:]
        for key in ["error", "error_codes", "suberror", "claims", "error_uri"] { kept[key] = body[key] }
        error.errorObject = .object(kept)
    }
}

extension GraphJSONValue {
    /// Returns the numeric value of a member, which may be a string, or `nil` if there is no numeric value.
    func number(_ key: String) -> Double? {
        switch self[key] {
        case .integer(let value): Double(value)
        case .double(let value): value
        case .string(let text): Double(text)
        default: nil
        }
    }
}

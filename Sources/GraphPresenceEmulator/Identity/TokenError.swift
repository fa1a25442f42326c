// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// An error response from the token endpoint, with the message of the Microsoft identity platform.
struct TokenError: Error {
    var status = 400
    /// The OAuth 2.0 error code.
    let error: String
    /// The error number, which follows `AADSTS` in the error description.
    let number: Int
    let message: String

    static func missing(_ parameter: String) -> TokenError {
        TokenError(
            error: "invalid_request",
            number: 900_144,
            message: "The request body must contain the following parameter: '\(parameter)'."
        )
    }

    static func unsupportedGrant(_ type: String) -> TokenError {
        TokenError(
            error: "unsupported_grant_type",
            number: 70_003,
            message: "The app requested an unsupported grant type '\(type)'."
        )
    }

    static func unknownApplication(_ clientId: String, _ tenant: String) -> TokenError {
        TokenError(
            error: "unauthorized_client",
            number: 700_016,
            message: "Application with identifier '\(clientId)' was not found in the directory '\(tenant)'."
        )
    }

    static let noSecret = TokenError(
        status: 401,
        error: "invalid_client",
        number: 7_000_218,
        message: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."
    )

    static func wrongSecret(_ clientId: String) -> TokenError {
        TokenError(
            status: 401,
            error: "invalid_client",
            number: 7_000_215,
            message: "Invalid client secret provided for app '\(clientId)'."
        )
    }

    static func wrongAssertion(_ clientId: String) -> TokenError {
        TokenError(
            status: 401,
            error: "invalid_client",
            number: 700_027,
            message: "The client assertion of app '\(clientId)' failed signature validation."
        )
    }

    static func scopeWithoutDefault(_ scope: String) -> TokenError {
        TokenError(
            error: "invalid_scope",
            number: 1_002_012,
            message: "The provided value for scope \(scope) is not valid. "
                + "Client credential flows must have a scope value with /.default suffixed to the resource identifier."
        )
    }

    static let authorizationPending = TokenError(
        error: "authorization_pending",
        number: 70_016,
        message: "OAuth 2.0 device flow error. Authorization is pending. Continue polling."
    )

    static let authorizationDeclined = TokenError(
        error: "authorization_declined",
        number: 65_004,
        message: "User declined to consent to access the app."
    )

    static let unknownDeviceCode = TokenError(
        error: "bad_verification_code",
        number: 70_018,
        message: "Invalid verification code due to User typing in wrong user code for device code flow."
    )

    static let expiredDeviceCode = TokenError(
        error: "expired_token",
        number: 70_019,
        message: "Verification code expired."
    )

    static let invalidRefreshToken = TokenError(
        error: "invalid_grant",
        number: 70_000,
        message: "The provided value for the input parameter 'refresh_token' is not valid."
    )

    /// Returns the body of the error response.
    func body(traceId: String, correlationId: String, at now: Date) -> GraphJSONValue {
        let timestamp = GraphDateTimeOffset(now).text.prefix(19).replacingOccurrences(of: "T", with: " ") + "Z"
        let description =
            "AADSTS\(number): \(message) Trace ID: \(traceId) Correlation ID: \(correlationId) Timestamp: \(timestamp)"
        return [
            "error": .string(error),
            "error_description": .string(description),
            "error_codes": [.integer(Int64(number))],
            "timestamp": .string(timestamp),
            "trace_id": .string(traceId),
            "correlation_id": .string(correlationId),
            "error_uri": .string("https://login.microsoftonline.com/error?code=\(number)"),
        ]
    }
}

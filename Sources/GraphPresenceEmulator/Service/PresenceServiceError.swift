// SPDX-License-Identifier: MIT

import GraphPresence

/// An error response from the presence service.
public struct PresenceServiceError: Error, Hashable, Sendable {
    /// The HTTP status code.
    public let status: Int
    /// The error code in the body, for example `NotFound`.
    public let code: String
    /// The error message in the body.
    public let message: String
    /// The value of the `Retry-After` header, in seconds; `nil` if the response does not have the header.
    public let retryAfter: Int?

    /// Creates an error response.
    ///
    /// - Parameters:
    ///   - status: The HTTP status code.
    ///   - code: The error code in the body.
    ///   - message: The error message in the body.
    ///   - retryAfter: The value of the `Retry-After` header, in seconds, or `nil` to omit the header. The default is
    ///     `nil`.
    public init(status: Int, code: String, message: String, retryAfter: Int? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }

    /// The error for a request to clear a session that does not exist.
    public static let noSession = PresenceServiceError(
        status: 404,
        code: "NotFound",
        message: "no presence session has this session ID; the session may have expired or been cleared"
    )

    /// The error for a duration outside the allowed range, with the message that the service is reported to send.
    public static let expirationOutOfRange = PresenceServiceError(
        status: 400,
        code: "InvalidArgument",
        message: "The provided [ExpirationDuration] is out of range."
    )

    /// The error for a session with an unsupported combination of availability and activity.
    public static let unsupportedSessionPresence = unsupported(PresenceRules.sessionStates)

    /// The error for a preferred presence with an unsupported combination of availability and activity.
    public static let unsupportedPreferredPresence = unsupported(PresenceRules.preferredStates)

    private static func unsupported(_ supported: [PresenceState]) -> PresenceServiceError {
        PresenceServiceError(
            status: 400,
            code: "InvalidArgument",
            message: "the combination of availability and activity is not supported; use "
                + supported.map(\.description).listed("or")
        )
    }

    /// Returns the error for an application that has exceeded its request limit.
    ///
    /// - Parameter retryAfter: The number of seconds to wait before a retry.
    /// - Returns: The error.
    public static func tooManyRequests(retryAfter: Int) -> PresenceServiceError {
        PresenceServiceError(
            status: 429,
            code: "TooManyRequests",
            message: "Please retry again later.",
            retryAfter: retryAfter
        )
    }

    /// Returns the error for a parameter that is missing or not valid.
    ///
    /// - Parameter name: The name of the parameter.
    /// - Returns: The error.
    public static func invalidArgument(_ name: String) -> PresenceServiceError {
        PresenceServiceError(status: 400, code: "InvalidArgument", message: "The provided [\(name)] is invalid.")
    }

    /// The error for a request that requires a signed-in user, but has the token of an application without a user.
    static let noSignedInUser = PresenceServiceError(
        status: 400,
        code: "BadRequest",
        message: "/me request is only valid with delegated authentication flow."
    )

    /// The error for a token that does not have a permission for the operation.
    static let insufficientPrivileges = PresenceServiceError(
        status: 403,
        code: "Forbidden",
        message: "Insufficient privileges to complete the operation."
    )

    /// The error for a user ID that is not a GUID, for example a user principal name.
    public static let invalidUserId = PresenceServiceError(
        status: 400,
        code: "InvalidArgument",
        message: "the user ID is not a GUID; use the user's object ID, not the user principal name"
    )

    /// Returns the error for a parameter of the control API that is not valid.
    ///
    /// - Parameter requirement: The name of the parameter and the allowed values.
    /// - Returns: The error.
    static func invalid(_ requirement: String) -> PresenceServiceError {
        PresenceServiceError(status: 400, code: "InvalidArgument", message: requirement)
    }

    /// Returns the error for a method that the path does not allow.
    static func notAllowed(_ method: String, _ allowed: [String], code: String) -> PresenceServiceError {
        PresenceServiceError(
            status: 405,
            code: code,
            message: "the method \(method.shortened) is not allowed; use \(allowed.listed("or"))"
        )
    }
}

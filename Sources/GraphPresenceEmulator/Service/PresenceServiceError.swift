/// An answer with which the presence service refuses a request.
public struct PresenceServiceError: Error, Hashable, Sendable {
    /// The HTTP status.
    public let status: Int
    /// The code in the body.
    public let code: String
    /// The text in the body.
    public let message: String
    /// The seconds in the header `Retry-After`; nil for none.
    public let retryAfter: Int?

    /// An answer with which the service refuses a request.
    ///
    /// - Parameters:
    ///   - status: The HTTP status.
    ///   - code: The code in the body.
    ///   - message: The text in the body.
    ///   - retryAfter: The seconds in the header `Retry-After`; nil for none. Default: nil.
    public init(status: Int, code: String, message: String, retryAfter: Int? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }

    /// There is no session of that id.
    public static let noSession = PresenceServiceError(
        status: 404,
        code: "NotFound",
        message: "The presence session does not exist."
    )

    /// The duration is shorter or longer than the service allows, in the words that were reported of the service.
    public static let expirationOutOfRange = PresenceServiceError(
        status: 400,
        code: "InvalidArgument",
        message: "The provided [ExpirationDuration] is out of range."
    )

    /// The availability and activity do not go together.
    public static let unsupportedCombination = PresenceServiceError(
        status: 400,
        code: "InvalidArgument",
        message: "The provided combination of availability and activity is not supported."
    )

    /// The application has sent more requests than it may.
    ///
    /// - Parameter retryAfter: The seconds to wait.
    /// - Returns: The answer.
    public static func tooManyRequests(retryAfter: Int) -> PresenceServiceError {
        PresenceServiceError(
            status: 429,
            code: "TooManyRequests",
            message: "Please retry again later.",
            retryAfter: retryAfter
        )
    }

    /// A parameter is absent or malformed.
    ///
    /// - Parameter name: The parameter.
    /// - Returns: The answer.
    public static func invalidArgument(_ name: String) -> PresenceServiceError {
        PresenceServiceError(status: 400, code: "InvalidArgument", message: "The provided [\(name)] is invalid.")
    }

    /// The id of a user is not a GUID, such as a user principal name.
    public static let invalidUserId = PresenceServiceError(
        status: 400,
        code: "InvalidArgument",
        message:
            "The provided [user id] is not a GUID. Presence takes the object id of a user, not the user principal name."
    )
}

// SPDX-License-Identifier: MIT

extension GraphError {
    /// The stage at which a call failed.
    public struct Kind: CustomStringConvertible, Hashable, Sendable {
        /// The name of the kind.
        public let description: String

        /// The request was rejected before it was sent.
        public static let invalidRequest = Kind(description: "invalidRequest")
        /// No access token could be acquired.
        public static let authentication = Kind(description: "authentication")
        /// No response was received, or the response is incomplete.
        public static let transport = Kind(description: "transport")
        /// The service returned an error.
        public static let service = Kind(description: "service")
        /// The service reported success, but the response body cannot be decoded.
        public static let decoding = Kind(description: "decoding")
    }

    /// One of several errors in an error response.
    public struct Detail: Hashable, Sendable {
        /// The error code; `nil` if the service sent none.
        public var code: String?
        /// The error message; `nil` if the service sent none.
        public var message: String?
        /// The target of the error, for example a property name; `nil` if the service sent none.
        public var target: String?

        /// Creates an error detail.
        ///
        /// - Parameters:
        ///   - code: The error code. The default is `nil`.
        ///   - message: The error message. The default is `nil`.
        ///   - target: The target of the error, for example a property name. The default is `nil`.
        public init(code: String? = nil, message: String? = nil, target: String? = nil) {
            self.code = code
            self.message = message
            self.target = target
        }
    }

    /// The properties of an error.
    struct Fields: Sendable {
        var kind: Kind
        var operation: GraphOperation
        var status: Int?
        var code: String?
        var message: String
        var target: String?
        var details: [Detail] = []
        var errorObject: GraphJSONValue?
        var innerError: GraphJSONValue?
        var requestId: String?
        var clientRequestId: String?
        var date: GraphDateTimeOffset?
        var attempts: Int?
        var retryAfter: Duration?
        var headers: GraphHeaders = [:]
        var bodyExcerpt: String?
        var underlying: (any Error)?
        var granted: TokenPermissions?
    }
}

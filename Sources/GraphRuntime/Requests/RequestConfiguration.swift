// SPDX-License-Identifier: MIT

/// The settings for a single call.
///
/// The description and the mirror show the names of header fields and query options. Values are shown only for header
/// fields that never contain a secret.
public struct RequestConfiguration: CustomReflectable, CustomStringConvertible, Sendable {
    /// Additional header fields. The client rejects fields that it sets itself, such as `Authorization`.
    public var headers: GraphHeaders
    /// The query options, in order, such as `("$select", "id,availability")`.
    ///
    /// Names and values are percent-encoded.
    public var query: [(name: String, value: String)]
    /// The maximum duration of an attempt, including token acquisition; `nil` to use the client's timeout.
    public var timeout: Duration?
    /// The checks to perform before the request is sent; `nil` to use the client's setting.
    public var validation: RequestValidation?
    /// The policy that determines when and how often the request is retried; `nil` to use the client's policy.
    public var retryPolicy: GraphRetryPolicy?

    /// Creates the settings for a call.
    ///
    /// - Parameters:
    ///   - headers: Additional header fields. The default is empty.
    ///   - query: The query options, in order. The default is empty.
    ///   - timeout: The maximum duration of an attempt, including token acquisition. The default is the client's
    ///     timeout, which is 60 seconds unless the client was created with another timeout.
    ///   - validation: The checks to perform before the request is sent. The default is the client's setting.
    ///   - retryPolicy: The policy that determines when and how often the request is retried. The default is the
    ///     client's policy.
    public init(
        headers: GraphHeaders = [:],
        query: KeyValuePairs<String, String> = [:],
        timeout: Duration? = nil,
        validation: RequestValidation? = nil,
        retryPolicy: GraphRetryPolicy? = nil
    ) {
        self.headers = headers
        self.query = query.map { (name: $0.key, value: $0.value) }
        self.timeout = timeout
        self.validation = validation
        self.retryPolicy = retryPolicy
    }

    /// The names of header fields and query options.
    public var description: String {
        "RequestConfiguration(headers: \(headers), query: \(query.map(\.name)))"
    }

    /// A mirror that shows the names of header fields and query options, the timeout, and the validation.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = [
            "headers": headers, "query": query.map(\.name), "timeout": timeout as Any, "validation": validation as Any,
        ]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}

/// The checks that are performed before a request is sent.
///
/// Each check can be disabled, because the service may change before the schema does. An empty set (`[]`) disables all
/// checks. The validation of URLs and header fields cannot be disabled.
public struct RequestValidation: OptionSet, Sendable {
    /// The bit mask that represents the checks.
    public let rawValue: Int

    /// Creates a set of checks.
    ///
    /// - Parameter rawValue: The bit mask that represents the checks.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Rejects values that the service does not accept, according to the schema.
    public static let values = RequestValidation(rawValue: 1 << 0)
    /// Rejects operations that the client's cloud does not offer, according to the schema.
    public static let clouds = RequestValidation(rawValue: 1 << 1)
    /// All checks.
    public static let all: RequestValidation = [.values, .clouds]
}

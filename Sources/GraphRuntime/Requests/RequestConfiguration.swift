/// The settings of one call.
///
/// The description and the mirror show names of headers and query options, and no values.
public struct RequestConfiguration: CustomReflectable, CustomStringConvertible, Sendable {
    /// Headers besides the client's own. A header that the client owns, such as `Authorization`, is refused.
    public var headers: GraphHeaders
    /// Query options in their order, such as `("$select", "id,availability")`. Names and values are percent-encoded.
    public var query: [(name: String, value: String)]
    /// How long an attempt may take in all, token acquisition included; nil for the client's own time-out.
    public var timeout: Duration?
    /// What to check before sending; nil for the client's own setting.
    public var validation: RequestValidation?
    /// When and how often this request is sent again; nil for the client's own policy.
    public var retryPolicy: GraphRetryPolicy?

    /// The settings of one call.
    ///
    /// - Parameters:
    ///   - headers: Headers besides the client's own. Default: none.
    ///   - query: Query options in their order. Default: none.
    ///   - timeout: How long an attempt may take in all, token acquisition included. The default is the client's own
    ///     time-out, 60 seconds unless it was created with another.
    ///   - validation: What to check before sending. Default: the client's own setting.
    ///   - retryPolicy: When and how often this request is sent again. Default: the client's own policy.
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

    /// The names of headers and query options.
    public var description: String {
        "RequestConfiguration(headers: \(headers), query: \(query.map(\.name)))"
    }

    /// Shows the names of headers and query options, the time-out and the checks.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = [
            "headers": headers, "query": query.map(\.name), "timeout": timeout as Any, "validation": validation as Any,
        ]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}

/// What is checked before a request is sent. The service may move on, so each check can be switched off, all of them with
/// `[]`; the guards of the URL and of headers cannot.
public struct RequestValidation: OptionSet, Sendable {
    /// The bits of the checks.
    public let rawValue: Int

    /// Checks by their bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Refuses values that the schema says the service would reject.
    public static let values = RequestValidation(rawValue: 1 << 0)
    /// Refuses operations that the schema says the client's cloud does not offer.
    public static let clouds = RequestValidation(rawValue: 1 << 1)
    /// Every check.
    public static let all: RequestValidation = [.values, .clouds]
}

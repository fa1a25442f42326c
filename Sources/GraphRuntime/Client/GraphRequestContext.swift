/// What a request builder knows: its client and its path.
public struct GraphRequestContext: Sendable {
    /// Sends the requests.
    public let requestAdapter: GraphRequestAdapter
    /// The path so far.
    public let path: GraphPath

    /// What a request builder knows.
    ///
    /// - Parameters:
    ///   - requestAdapter: Sends the requests.
    ///   - path: The path so far.
    public init(requestAdapter: GraphRequestAdapter, path: GraphPath = GraphPath()) {
        self.requestAdapter = requestAdapter
        self.path = path
    }

    /// The context of a literal segment below.
    ///
    /// - Parameter segment: The segment.
    /// - Returns: The context.
    public func appending(_ segment: String) -> GraphRequestContext {
        GraphRequestContext(requestAdapter: requestAdapter, path: path.appending(segment))
    }

    /// The context of a value below.
    ///
    /// - Parameters:
    ///   - name: What the path template calls the value.
    ///   - value: The value.
    /// - Returns: The context.
    public func appending(parameter name: String, value: String) -> GraphRequestContext {
        GraphRequestContext(requestAdapter: requestAdapter, path: path.appending(parameter: name, value: value))
    }
}

extension GraphRequestContext {
    /// Sends a request and gives its answer.
    ///
    /// - Parameter request: What to send.
    /// - Returns: The answer.
    /// - Throws: ``GraphError``, or `CancellationError` if the task was cancelled.
    public func send<Value>(_ request: GraphRequest<Value>) async throws -> Value {
        try await requestAdapter.response(for: request).value
    }
}

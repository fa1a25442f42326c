// SPDX-License-Identifier: MIT

/// The client and the path for which a request builder creates requests.
public struct GraphRequestContext: Sendable {
    /// The adapter that sends requests.
    public let requestAdapter: GraphRequestAdapter
    /// The path of the request builder.
    public let path: GraphPath

    /// Creates a context from an adapter and a path.
    ///
    /// - Parameters:
    ///   - requestAdapter: The adapter that sends requests.
    ///   - path: The path of the request builder. The default is the root path.
    public init(requestAdapter: GraphRequestAdapter, path: GraphPath = GraphPath()) {
        self.requestAdapter = requestAdapter
        self.path = path
    }

    /// Returns a copy of the context with a literal segment appended to its path.
    ///
    /// - Parameter segment: The path segment.
    /// - Returns: A context with the extended path.
    public func appending(_ segment: String) -> GraphRequestContext {
        GraphRequestContext(requestAdapter: requestAdapter, path: path.appending(segment))
    }

    /// Returns a copy of the context with a placeholder's value appended to its path as a segment.
    ///
    /// - Parameters:
    ///   - name: The name of the placeholder in the path template.
    ///   - value: The value of the placeholder. The value is percent-encoded in the URL.
    /// - Returns: A context with the extended path.
    public func appending(parameter name: String, value: String) -> GraphRequestContext {
        GraphRequestContext(requestAdapter: requestAdapter, path: path.appending(parameter: name, value: value))
    }
}

extension GraphRequestContext {
    /// Sends a request and returns the value of its response.
    ///
    /// - Parameter request: The request to send.
    /// - Returns: The value of the response.
    /// - Throws: ``GraphError``, or `CancellationError` if the task is canceled.
    public func send<Value>(_ request: GraphRequest<Value>) async throws -> Value {
        try await requestAdapter.response(for: request).value
    }
}

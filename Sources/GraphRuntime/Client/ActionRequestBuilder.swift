// SPDX-License-Identifier: MIT

/// A request builder for an action that is called with a POST request.
///
/// A generated client has a property of this type for each action on a path. `post` calls the action, and `postRequest`
/// returns the request without sending it.
///
/// `Body` is `Void` if the action has no parameters, and `Response` is `Void` if the action returns nothing.
public struct ActionRequestBuilder<Body, Response: Sendable>: Sendable {
    /// The client and the path of the action.
    public let context: GraphRequestContext
    /// The request without the caller's body and configuration.
    private let template: GraphRequest<Response>

    /// The operation that calls the action on this path.
    public var operation: GraphOperation { template.operation }
}

extension ActionRequestBuilder where Response: Decodable {
    /// Creates a request builder for an action that returns JSON.
    ///
    /// - Parameters:
    ///   - operations: The action's operation for each path that supports the action.
    ///   - context: The client and the path that the action is bound to.
    ///   - body: The body to send if the action has no parameters. By default, no body is sent.
    public init(
        _ operations: OperationsByPath,
        in context: GraphRequestContext,
        sending body: GraphRequest<Response>.Body = .none
    ) {
        let context = context.appending(operations.name)
        self.context = context
        template = GraphRequest(operations, at: context.path, body: body)
    }
}

extension ActionRequestBuilder where Response == Void {
    /// Creates a request builder for an action that returns nothing.
    ///
    /// - Parameters:
    ///   - operations: The action's operation for each path that supports the action.
    ///   - context: The client and the path that the action is bound to.
    ///   - body: The body to send if the action has no parameters. By default, no body is sent.
    public init(
        _ operations: OperationsByPath,
        in context: GraphRequestContext,
        sending body: GraphRequest<Response>.Body = .none
    ) {
        let context = context.appending(operations.name)
        self.context = context
        template = GraphRequest(operations, at: context.path, body: body)
    }
}

extension ActionRequestBuilder where Body: Encodable & Sendable {
    /// Sends a POST request that calls the action.
    ///
    /// - Parameters:
    ///   - body: The request body.
    ///   - configuration: The configuration for this call. By default, the client's settings apply.
    /// - Returns: The response.
    /// - Throws: ``GraphError``, or `CancellationError` if the task is canceled.
    public func post(
        _ body: Body,
        configuration: RequestConfiguration = RequestConfiguration()
    ) async throws -> Response {
        try await context.send(postRequest(body, configuration: configuration))
    }

    /// Creates the request that `post` sends.
    ///
    /// Use this method to inspect the request, to add it to a batch, or to read the status and header fields of its
    /// response.
    ///
    /// - Parameters:
    ///   - body: The request body.
    ///   - configuration: The configuration for this call. By default, the client's settings apply.
    /// - Returns: The request.
    public func postRequest(
        _ body: Body,
        configuration: RequestConfiguration = RequestConfiguration()
    ) -> GraphRequest<Response> {
        var request = template
        request.body = .json(body)
        request.configuration = configuration
        return request
    }
}

extension ActionRequestBuilder where Body == Void {
    /// Sends a POST request that calls the action.
    ///
    /// - Parameter configuration: The configuration for this call. The default is the client's configuration.
    /// - Returns: The response.
    /// - Throws: ``GraphError``, or `CancellationError` if the task is canceled.
    public func post(configuration: RequestConfiguration = RequestConfiguration()) async throws -> Response {
        try await context.send(postRequest(configuration: configuration))
    }

    /// Creates the request that `post` sends.
    ///
    /// Use this method to inspect the request, to add it to a batch, or to read the status and header fields of its
    /// response.
    ///
    /// - Parameter configuration: The configuration for this call. The default is the client's configuration.
    /// - Returns: The request.
    public func postRequest(configuration: RequestConfiguration = RequestConfiguration()) -> GraphRequest<Response> {
        var request = template
        request.configuration = configuration
        return request
    }
}

// These overloads exist only for their diagnostic messages, which help developers who are used to another SDK.
extension ActionRequestBuilder {
    /// Reports that the action requires a request body.
    @available(*, unavailable, message: "the action has parameters: pass its request body")
    public func post(configuration: RequestConfiguration = RequestConfiguration()) async throws -> Response
    where Body: Encodable {
        try await context.send(template)
    }

    /// Reports that the action has no request body.
    @available(*, unavailable, message: "the action has no parameters: write post()")
    public func post<Other>(
        _ body: Other,
        configuration: RequestConfiguration = RequestConfiguration()
    ) async throws -> Response where Body == Void {
        try await context.send(template)
    }
}

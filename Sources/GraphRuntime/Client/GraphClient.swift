// SPDX-License-Identifier: MIT

public import Foundation

/// A generated client, which is the root of its request builders.
public protocol GraphClient: Sendable {
    /// The Microsoft Graph API version, such as `v1.0`.
    static var serviceVersion: String { get }

    /// The value of the `SdkVersion` header field, such as `swift-graph-presence/0.1.0`.
    ///
    /// The default value consists of the name and version of the runtime.
    static var sdkVersion: String { get }

    /// The adapter that sends the client's requests.
    var requestAdapter: GraphRequestAdapter { get }

    /// Creates a client that sends its requests through an adapter.
    ///
    /// - Parameter requestAdapter: The adapter that sends the client's requests.
    init(requestAdapter: GraphRequestAdapter)
}

extension GraphClient {
    /// The default `SdkVersion` value, which consists of the name and version of the runtime.
    public static var sdkVersion: String { "swift-graph-runtime/\(SDKVersion.version)" }

    /// Creates a client that sends requests with access tokens from a credential.
    ///
    /// - Parameters:
    ///   - credential: The credential that provides access tokens.
    ///   - cloud: The cloud to call. The default is the global service.
    ///   - transport: The transport that sends requests. The default transport uses `URLSession`.
    ///   - baseURL: The base URL for request paths, including the version, such as `http://127.0.0.1:8080/v1.0`. The
    ///     default is the cloud's base URL.
    ///   - allowedHosts: Additional hosts that may receive access tokens, for example the host of a proxy. The cloud's
    ///     host and the local machine can always receive access tokens. The default is an empty set.
    ///   - middleware: The client's middleware, from the outermost to the innermost. Middleware runs before retries and
    ///     authentication, so it receives each request once and never receives a token. The default is an empty array.
    ///   - retryPolicy: The policy that determines when and how often requests are retried. The default is
    ///     ``GraphRetryPolicy/standard``.
    ///   - clock: The clock for retries, renewals, and watches. A credential that acquires tokens has a separate clock.
    ///     The default is the system clock.
    ///   - timeout: The maximum duration of each attempt, including token acquisition. The default is 60 seconds.
    ///   - validation: The checks to perform before a request is sent. By default, all checks are performed.
    ///   - onEvent: A closure that receives the client's events, for example to log them. The default is `nil`.
    public init(
        credential: any TokenCredential,
        cloud: GraphCloud = .global,
        transport: any GraphTransport = URLSessionTransport.shared,
        baseURL: URL? = nil,
        allowedHosts: Set<String> = [],
        middleware: [any GraphMiddleware] = [],
        retryPolicy: GraphRetryPolicy = .standard,
        clock: any GraphClock = .system,
        timeout: Duration = .seconds(60),
        validation: RequestValidation = .all,
        onEvent: (@Sendable (GraphEvent) -> Void)? = nil
    ) {
        self.init(
            requestAdapter: GraphRequestAdapter(
                serviceVersion: Self.serviceVersion,
                sdkVersion: Self.sdkVersion,
                credential: credential,
                cloud: cloud,
                transport: transport,
                baseURL: baseURL,
                allowedHosts: allowedHosts,
                middleware: middleware,
                retryPolicy: retryPolicy,
                clock: clock,
                timeout: timeout,
                validation: validation,
                onEvent: onEvent
            )
        )
    }

    /// The context of the root path, from which request builders are created.
    public var context: GraphRequestContext { GraphRequestContext(requestAdapter: requestAdapter) }

    /// Sends a request and returns the value of its response.
    ///
    /// - Parameter request: A request from a request builder, or a request that you create yourself.
    /// - Returns: The value of the response.
    /// - Throws: ``GraphError``, or `CancellationError` if the task is canceled.
    public func send<Value>(_ request: GraphRequest<Value>) async throws -> Value {
        try await requestAdapter.response(for: request).value
    }

    /// Sends a request and returns its response, including the status and the header fields.
    ///
    /// - Parameter request: A request from a request builder, or a request that you create yourself.
    /// - Returns: The response.
    /// - Throws: ``GraphError``, or `CancellationError` if the task is canceled.
    public func response<Value>(for request: GraphRequest<Value>) async throws -> GraphResponse<Value> {
        try await requestAdapter.response(for: request)
    }
}

public import Foundation

/// A generated client: the root of its request builders.
public protocol GraphClient: Sendable {
    /// The version of the service, such as `v1.0`.
    static var serviceVersion: String { get }

    /// What the client calls itself in the header `SdkVersion`: a name, a slash and a version, such as
    /// `swift-graph-presence/0.1.0`. The default is the name and the version of the runtime.
    static var sdkVersion: String { get }

    /// Sends the client's requests.
    var requestAdapter: GraphRequestAdapter { get }

    /// A client that sends its requests with an adapter.
    ///
    /// - Parameter requestAdapter: Sends the client's requests.
    init(requestAdapter: GraphRequestAdapter)
}

extension GraphClient {
    /// The name and the version of the runtime.
    public static var sdkVersion: String { "swift-graph-runtime/\(SDKVersion.version)" }

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - credential: Gives the tokens.
    ///   - cloud: The cloud to call. Default: the global service.
    ///   - transport: Sends the requests. Default: `URLSession`.
    ///   - baseURL: The URL that paths are appended to, with the version, such as `http://127.0.0.1:8080/v1.0`. Default:
    ///     that of the cloud.
    ///   - allowedHosts: The hosts, besides those of the cloud and this machine, that may have the token: a proxy's, for
    ///     example. Default: none.
    ///   - middleware: What else sees requests and responses, the outermost first. It runs before authentication, so it
    ///     sees no token, and sees a request that is sent again once. Default: none.
    ///   - retryPolicy: When and how often a request is sent again. Default: ``GraphRetryPolicy/standard``.
    ///   - clock: The clock for retries, and for what the client renews and watches. A credential that acquires tokens has
    ///     a clock of its own. The default is the clock of this machine.
    ///   - timeout: How long an attempt may take in all, token acquisition included. The default is 60 seconds.
    ///   - validation: What is checked before a request is sent. Default: everything.
    ///   - onEvent: Sees what the client does, for logs and metrics; nil if nothing does. Default: nil.
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

    /// The context of the root, from which request builders start.
    public var context: GraphRequestContext { GraphRequestContext(requestAdapter: requestAdapter) }

    /// Sends a request and gives its answer.
    ///
    /// - Parameter request: A request of a request builder, or one written by hand.
    /// - Returns: The answer.
    /// - Throws: ``GraphError``, or `CancellationError` if the task was cancelled.
    public func send<Value>(_ request: GraphRequest<Value>) async throws -> Value {
        try await requestAdapter.response(for: request).value
    }

    /// Sends a request and gives its answer with the status and headers that came with it.
    ///
    /// - Parameter request: A request of a request builder, or one written by hand.
    /// - Returns: The answer, with its status and headers.
    /// - Throws: ``GraphError``, or `CancellationError` if the task was cancelled.
    public func response<Value>(for request: GraphRequest<Value>) async throws -> GraphResponse<Value> {
        try await requestAdapter.response(for: request)
    }
}

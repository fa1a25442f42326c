public import Foundation

/// What all request builders of a client share: it turns requests into HTTP, and responses into values.
///
/// It never changes. It is a class because every request builder has one: a copy of a dozen properties would cost more than
/// the builder itself. Its description and mirror show neither credential, transport nor middleware, which may hold secrets.
public final class GraphRequestAdapter: CustomReflectable, CustomStringConvertible, Sendable {
    /// The cloud that is called.
    public let cloud: GraphCloud
    /// The URL that paths are appended to, with the version and without a slash at the end.
    public let baseURL: URL
    /// What is checked before a request is sent.
    public let validation: RequestValidation
    /// The clock that everything of the client goes by.
    public let clock: any GraphClock

    /// When and how often a request is sent again.
    public let retryPolicy: GraphRetryPolicy
    /// How long an attempt may take in all, token acquisition included.
    public let timeout: Duration

    /// Why paths cannot be appended to the base URL; nil if they can.
    let baseProblem: String?
    /// The base URL without a slash at its end.
    let baseText: String

    /// The value of the header `SdkVersion`.
    let sdkVersion: String

    private let credential: any TokenCredential
    private let transport: any GraphTransport
    private let middleware: [any GraphMiddleware]
    private let hosts: TokenHosts
    let events: EventSink

    /// Creates an adapter.
    ///
    /// - Parameters:
    ///   - serviceVersion: The version of the service, such as `v1.0`.
    ///   - sdkVersion: What the client calls itself in the header `SdkVersion`, such as `swift-graph-presence/0.1.0`.
    ///   - credential: Gives the tokens.
    ///   - cloud: The cloud to call.
    ///   - transport: Sends the requests.
    ///   - baseURL: The URL that paths are appended to, with the version; nil for that of the cloud.
    ///   - allowedHosts: The hosts, besides those of the cloud and this machine, that may have the token.
    ///   - middleware: What else sees requests and responses, the outermost first. It runs before authentication.
    ///   - retryPolicy: When and how often a request is sent again.
    ///   - clock: The clock that everything of the client goes by.
    ///   - timeout: How long an attempt may take in all, token acquisition included.
    ///   - validation: What is checked before a request is sent.
    ///   - onEvent: Sees what the client does; nil if nothing does.
    public init(
        serviceVersion: String,
        sdkVersion: String,
        credential: any TokenCredential,
        cloud: GraphCloud,
        transport: any GraphTransport,
        baseURL: URL?,
        allowedHosts: Set<String>,
        middleware: [any GraphMiddleware],
        retryPolicy: GraphRetryPolicy,
        clock: any GraphClock,
        timeout: Duration,
        validation: RequestValidation,
        onEvent: (@Sendable (GraphEvent) -> Void)?
    ) {
        self.cloud = cloud
        let baseURL = baseURL ?? cloud.serviceRoot.appendingPathComponent(serviceVersion)
        self.baseURL = baseURL
        baseProblem = Self.problem(ofBaseURL: baseURL)
        var text = baseURL.absoluteString
        while text.hasSuffix("/") { text.removeLast() }
        baseText = text
        self.validation = validation
        self.retryPolicy = retryPolicy
        self.clock = clock
        self.sdkVersion = sdkVersion
        self.timeout = timeout
        self.credential = credential
        self.transport = transport
        self.middleware = middleware
        hosts = TokenHosts(cloud: cloud, allowed: allowedHosts)
        events = EventSink(handler: onEvent)
    }

    /// Sends a request.
    ///
    /// - Parameter request: What to send.
    /// - Returns: The value, with the status and headers that came with it.
    /// - Throws: ``GraphError``, or `CancellationError` if the task was cancelled.
    public func response<Value>(for request: GraphRequest<Value>) async throws -> GraphResponse<Value> {
        let transportRequest = try transportRequest(for: request)
        let schedule = RetrySchedule(request.configuration.retryPolicy ?? retryPolicy, from: clock.now)
        let response = try await send(transportRequest, for: request.operation, schedule)
        return try request.graphResponse(of: response, clientRequestId: transportRequest.clientRequestId)
    }

    /// Sends a request through the client's own middleware, retries, authentication and redirects.
    ///
    /// - Throws: ``GraphError``, or `CancellationError`.
    func send(
        _ request: TransportRequest,
        for operation: GraphOperation,
        _ schedule: RetrySchedule
    ) async throws -> TransportResponse {
        events.emit(.started, operation, request.clientRequestId)
        do {
            return try await ClockWork.run(clock.begin(operation.description)) {
                if middleware.isEmpty { return try await sendWithRetries(request, operation, schedule) }
                let received = Locked<TransportResponse.Exchange?>(nil)
                let response = try await send(request, operation, through: middleware[...]) { request in
                    let response = try await self.sendWithRetries(request, operation, schedule)
                    received.withLock { $0 = response.exchange }
                    return response
                }
                // A response that a middleware made knows nothing of the secrets.
                return received.withLock { $0 }.map { response.within($0) } ?? response
            }
        } catch {
            throw GraphError.failure(error, of: operation, request.clientRequestId)
        }
    }

    private func sendWithRetries(
        _ request: TransportRequest,
        _ operation: GraphOperation,
        _ schedule: RetrySchedule
    ) async throws -> TransportResponse {
        try await RetryRunner(clock: clock, events: events)
            .response(to: request, for: operation, schedule) { try await attempt($0, operation, number: $1) }
    }

    /// Sends a request once, within its time-out.
    private func attempt(
        _ request: TransportRequest,
        _ operation: GraphOperation,
        number: Int
    ) async throws -> TransportResponse {
        let deadline = AttemptDeadline(request.timeout)
        let authentication = AuthenticationMiddleware(
            credential: credential,
            cloud: cloud,
            hosts: hosts,
            events: events,
            deadline: deadline
        )
        var wire: [any GraphMiddleware] = [RedirectMiddleware(events: events), RedactionMiddleware(clock: clock)]
        if events.handler != nil { wire.insert(EventMiddleware(events: events, attempt: number), at: 0) }
        let transmit: GraphMiddleware.Next = { [wire] request in
            // The time-out does not include a sign-in.
            let deadline = self.credential.isInteractive ? AttemptDeadline(request.timeout) : deadline
            return try await self.send(request, operation, through: wire[...]) {
                try await self.transport.send($0, until: deadline)
            }
        }
        return try await authentication.intercept(request, for: operation, next: transmit)
    }

    private func send(
        _ request: TransportRequest,
        _ operation: GraphOperation,
        through chain: ArraySlice<any GraphMiddleware>,
        _ last: @escaping GraphMiddleware.Next
    ) async throws -> TransportResponse {
        guard let first = chain.first else { return try await last(request) }
        return try await first.intercept(request, for: operation) {
            try await self.send($0, operation, through: chain.dropFirst(), last)
        }
    }

    /// The cloud and the base URL.
    public var description: String { "GraphRequestAdapter(\(cloud.name.rawValue), \(baseURL.absoluteString))" }

    /// Shows the cloud, the base URL and the checks.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = ["cloud": cloud, "baseURL": baseURL, "validation": validation]
        return Mirror(self, children: children, displayStyle: .class)
    }
}

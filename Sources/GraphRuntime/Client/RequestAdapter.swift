public import Foundation

/// Turns requests into HTTP and answers into values: what all request builders of a client share.
///
/// Its description and mirror show neither credential, transport nor middleware, which may hold secrets.
public struct RequestAdapter: CustomReflectable, CustomStringConvertible, Sendable {
    /// The cloud that is called.
    public let cloud: GraphCloud
    /// The URL that paths are appended to, with the version and without a slash at the end.
    public let baseURL: URL
    /// What is checked before a request is sent.
    public let checks: RequestChecks

    /// When and how often a request is sent again.
    public let retryPolicy: RetryPolicy
    /// How long an attempt may take in all, token acquisition included.
    public let timeout: Duration

    /// Why paths cannot be appended to the base URL; nil if they can.
    let baseProblem: String?
    /// The base URL without a slash at its end.
    let baseText: String

    private let credential: any TokenCredential
    private let transport: any Transport
    private let middleware: [any Middleware]
    private let hosts: TokenHosts
    private let events: EventSink

    /// An adapter.
    ///
    /// - Parameters:
    ///   - serviceVersion: The version of the service, such as `v1.0`.
    ///   - credential: Gives the tokens.
    ///   - cloud: The cloud to call.
    ///   - transport: Sends the requests.
    ///   - baseURL: The URL that paths are appended to, with the version; nil for that of the cloud.
    ///   - allowedHosts: The hosts, besides those of the cloud and this machine, that may have the token.
    ///   - middleware: What else sees requests and responses, the outermost first. It runs before authentication.
    ///   - retryPolicy: When and how often a request is sent again.
    ///   - timeout: How long an attempt may take in all, token acquisition included.
    ///   - checks: What is checked before a request is sent.
    ///   - onEvent: Sees what the client does; nil if nothing does.
    public init(
        serviceVersion: String,
        credential: any TokenCredential,
        cloud: GraphCloud,
        transport: any Transport,
        baseURL: URL?,
        allowedHosts: Set<String>,
        middleware: [any Middleware],
        retryPolicy: RetryPolicy,
        timeout: Duration,
        checks: RequestChecks,
        onEvent: (@Sendable (GraphEvent) -> Void)?
    ) {
        self.cloud = cloud
        let baseURL = baseURL ?? cloud.serviceRoot.appendingPathComponent(serviceVersion)
        self.baseURL = baseURL
        baseProblem = Self.problem(ofBaseURL: baseURL)
        var text = baseURL.absoluteString
        while text.hasSuffix("/") { text.removeLast() }
        baseText = text
        self.checks = checks
        self.retryPolicy = retryPolicy
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
        let policy = request.configuration.retryPolicy ?? retryPolicy
        do {
            let response = try await send(transportRequest, policy)
            return try request.graphResponse(of: response, clientRequestId: transportRequest.clientRequestId)
        } catch var error as GraphError {
            error.clientRequestId = error.clientRequestId ?? transportRequest.clientRequestId
            // A date is read by the clock that the retries went by.
            if !error.headers.fields.isEmpty {
                error.retryAfter = RetryAfter.wait(error.headers, at: policy.clock.now())
            }
            throw error
        } catch {
            if Task.isCancelled || error.isCancellation { throw CancellationError() }
            throw GraphError(failureOf: transportRequest, error)
        }
    }

    /// Sends a request through the user's middleware, retries, authentication and redirects.
    func send(
        _ request: TransportRequest,
        _ policy: RetryPolicy,
        onRetry: @escaping @Sendable () -> Void = {}
    ) async throws -> TransportResponse {
        events.emit(.started, of: request)
        let retry = RetryMiddleware(policy: policy, events: events, onRetry: onRetry)
        let received = Locked<TransportResponse?>(nil)
        let response = try await ClockWork.run(policy.clock.begin(request.operation.description)) {
            try await send(request, through: middleware[...]) { request in
                let response = try await retry.intercept(request) { try await attempt($0) }
                received.withLock { $0 = response }
                return response
            }
        }
        // A response that a middleware made knows nothing of the secrets.
        return received.withLock { $0 }.map { response.withContext(of: $0) } ?? response
    }

    /// Sends a request once, within its time-out.
    private func attempt(_ request: TransportRequest) async throws -> TransportResponse {
        let deadline = AttemptDeadline()
        let authentication = AuthenticationMiddleware(
            credential: credential,
            cloud: cloud,
            hosts: hosts,
            events: events,
            deadline: deadline
        )
        let wire: [any Middleware] = [
            EventMiddleware(events: events), RedirectMiddleware(events: events), RedactionMiddleware(),
        ]
        let transmit = { @Sendable request in
            try await send(request, through: wire[...]) { try await transport.send($0) }
        }
        // A person who signs in takes longer than a time-out.
        if credential.isInteractive {
            return try await send(request, through: [authentication]) { try await deadline.limit($0, transmit) }
        }
        return try await deadline.limit(request) { try await send($0, through: [authentication], transmit) }
    }

    /// Tells of a request of a batch that is sent again.
    func noteRetry(
        of entry: BatchEntry,
        _ outcome: Result<TransportResponse, GraphError>?,
        number: Int,
        delay: Duration
    ) {
        let status = (try? outcome?.get())?.status ?? 424
        let clientRequestId = (try? entry.content.get())?.clientRequestId
        events.emit(
            .retry(number: number, delay: delay, reason: .status(status)),
            entry.operation,
            clientRequestId
        )
    }

    private func send(
        _ request: TransportRequest,
        through chain: ArraySlice<any Middleware>,
        _ last: @escaping @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
        guard let first = chain.first else { return try await last(request) }
        return try await first.intercept(request) { try await send($0, through: chain.dropFirst(), last) }
    }

    /// The cloud and the base URL.
    public var description: String { "RequestAdapter(\(cloud.name.rawValue), \(baseURL.absoluteString))" }

    /// Shows the cloud, the base URL and the checks.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = ["cloud": cloud, "baseURL": baseURL, "checks": checks]
        return Mirror(self, children: children, displayStyle: .struct)
    }
}

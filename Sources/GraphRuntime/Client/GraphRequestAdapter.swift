// SPDX-License-Identifier: MIT

public import Foundation

/// An adapter that converts requests to HTTP and responses to values. All request builders of a client share one
/// adapter.
///
/// An adapter is immutable. The type is a class because every request builder refers to an adapter, and a copy of the
/// adapter's properties would cost more than the builder itself. The description and the mirror omit the credential,
/// the transport, and the middleware, which may contain secrets.
public final class GraphRequestAdapter: CustomReflectable, CustomStringConvertible, Sendable {
    /// The cloud that requests are sent to.
    public let cloud: GraphCloud
    /// The base URL for request paths, including the version.
    public let baseURL: URL
    /// The checks that are performed before a request is sent.
    public let validation: RequestValidation
    /// The clock for retries, renewals, and watches.
    public let clock: any GraphClock

    /// The policy that determines when and how often requests are retried.
    public let retryPolicy: GraphRetryPolicy
    /// The maximum duration of each attempt, including token acquisition.
    public let timeout: Duration

    /// The reason why paths cannot be appended to the base URL; `nil` if they can be appended.
    let baseProblem: String?
    /// The base URL without a trailing slash.
    let baseText: String

    /// The value of the `SdkVersion` header field.
    let sdkVersion: String

    package let credential: any TokenCredential
    private let transport: any GraphTransport
    private let middleware: [any GraphMiddleware]
    private let hosts: TokenHosts
    let events: EventSink

    /// Creates an adapter.
    ///
    /// - Parameters:
    ///   - serviceVersion: The Microsoft Graph API version, such as `v1.0`.
    ///   - sdkVersion: The value of the `SdkVersion` header field, such as `swift-graph-presence/0.1.0`.
    ///   - credential: The credential that provides access tokens.
    ///   - cloud: The cloud to call.
    ///   - transport: The transport that sends requests.
    ///   - baseURL: The base URL for request paths, including the version; `nil` for the cloud's base URL.
    ///   - allowedHosts: Additional hosts that may receive access tokens.
    ///   - middleware: The client's middleware, from the outermost to the innermost. Middleware runs before retries and
    ///     authentication.
    ///   - retryPolicy: The policy that determines when and how often requests are retried.
    ///   - clock: The clock for retries, renewals, and watches.
    ///   - timeout: The maximum duration of each attempt, including token acquisition.
    ///   - validation: The checks to perform before a request is sent.
    ///   - onEvent: A closure that receives the client's events; `nil` if no closure receives them.
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

    /// Sends a request and decodes its response.
    ///
    /// - Parameter request: The request to send.
    /// - Returns: The value of the response, with its status and header fields.
    /// - Throws: ``GraphError``, or `CancellationError` if the task is canceled.
    public func response<Value>(for request: GraphRequest<Value>) async throws -> GraphResponse<Value> {
        let transportRequest = try transportRequest(for: request)
        let schedule = schedule(request.configuration.retryPolicy ?? retryPolicy)
        let response = try await send(transportRequest, for: request.operation, schedule)
        return try request.graphResponse(of: response, clientRequestId: transportRequest.clientRequestId)
    }

    /// Returns the schedule for a call that starts now, within the time limit of the current task.
    func schedule(_ policy: GraphRetryPolicy) -> RetrySchedule {
        RetrySchedule(policy, from: clock.now, until: OperationTimeLimit.current?.end(by: clock))
    }

    /// Sends a request through the client's middleware, with retries, authentication, and redirects.
    ///
    /// - Throws: ``GraphError``, or `CancellationError` if the task is canceled.
    func send(
        _ request: TransportRequest,
        for operation: GraphOperation,
        _ schedule: RetrySchedule
    ) async throws -> TransportResponse {
        events.attempt(schedule.attempts).emit(.started, operation, request.clientRequestId)
        do {
            return try await ClockWork.run(clock.begin(operation.description)) {
                if middleware.isEmpty { return try await sendWithRetries(request, operation, schedule) }
                let received = Locked<TransportResponse.Exchange?>(nil)
                let response = try await send(request, operation, through: middleware[...]) { request in
                    let response = try await self.sendWithRetries(request, operation, schedule)
                    received.withLock { $0 = response.exchange }
                    return response
                }
                // A middleware may return its own response, which has no redaction yet.
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

    /// Sends a request once, within its timeout.
    private func attempt(
        _ request: TransportRequest,
        _ operation: GraphOperation,
        number: Int
    ) async throws -> TransportResponse {
        let events = events.attempt(number)
        // The timeout does not include a sign-in.
        let deadline = AttemptDeadline(request.timeout, canRestart: credential.isInteractive)
        let authentication = AuthenticationMiddleware(
            credential: credential,
            cloud: cloud,
            hosts: hosts,
            events: events,
            deadline: deadline
        )
        // Nested calls cost less than a chain of existential values, and every request takes this path.
        return try await authentication.intercept(request, for: operation) { [self] request in
            try await EventMiddleware(events: events).intercept(request, for: operation) {
                try await RedirectMiddleware(events: events).intercept($0, for: operation) {
                    try await RedactionMiddleware(clock: clock).intercept($0, for: operation) {
                        try await transport.send($0, until: deadline)
                    }
                }
            }
        }
        .leavingClient()
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

    /// A description that contains the cloud's name and the base URL, without credentials, query, and fragment.
    public var description: String { "GraphRequestAdapter(\(cloud.name.rawValue), \(Self.shown(baseURL)))" }

    /// A mirror that contains the cloud's name, the validation, and the base URL, without credentials, query, and
    /// fragment.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = [
            "cloud": cloud.name.rawValue, "baseURL": Self.shown(baseURL), "validation": validation,
        ]
        return Mirror(self, children: children, displayStyle: .class)
    }
}

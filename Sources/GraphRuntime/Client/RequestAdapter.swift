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

    private let transport: any Transport
    private let middleware: [any Middleware]

    /// An adapter.
    ///
    /// - Parameters:
    ///   - serviceVersion: The version of the service, such as `v1.0`.
    ///   - credential: Gives the tokens.
    ///   - cloud: The cloud to call.
    ///   - transport: Sends the requests.
    ///   - baseURL: The URL that paths are appended to, with the version; nil for that of the cloud.
    ///   - middleware: What else sees requests and responses, the outermost first. It runs before authentication.
    ///   - checks: What is checked before a request is sent.
    public init(
        serviceVersion: String,
        credential: any TokenCredential,
        cloud: GraphCloud,
        transport: any Transport,
        baseURL: URL?,
        middleware: [any Middleware],
        checks: RequestChecks
    ) {
        self.cloud = cloud
        self.baseURL = baseURL ?? cloud.serviceRoot.appendingPathComponent(serviceVersion)
        self.checks = checks
        self.transport = transport
        self.middleware = middleware + [AuthenticationMiddleware(credential: credential, cloud: cloud)]
    }

    /// Sends a request.
    ///
    /// - Parameter request: What to send.
    /// - Returns: The value, with the status and headers that came with it.
    /// - Throws: ``GraphError``, or `CancellationError` if the task was cancelled.
    public func response<Value>(for request: GraphRequest<Value>) async throws -> GraphResponse<Value> {
        let transportRequest = try transportRequest(for: request)
        let operation = request.operation
        let response: TransportResponse
        do {
            response = try await send(transportRequest, through: middleware[...])
        } catch var error as GraphError {
            error.clientRequestId = error.clientRequestId ?? transportRequest.headers["client-request-id"]
            throw error
        } catch {
            if Task.isCancelled || error.isCancellation { throw CancellationError() }
            throw failure(of: transportRequest, error)
        }
        guard (200..<300).contains(response.status) else {
            var error = GraphError(status: response, of: operation)
            error.clientRequestId = error.clientRequestId ?? transportRequest.headers["client-request-id"]
            throw error
        }
        do {
            let value = try request.decode(response)
            return GraphResponse(
                value: value,
                status: response.status,
                headers: response.headers,
                clientRequestId: transportRequest.headers["client-request-id"]
            )
        } catch {
            let message = response.body.isEmpty ? "the answer has no body" : Self.message(of: error)
            var failure = GraphError(
                kind: .decoding,
                operation: operation,
                response: response,
                message: message,
                underlying: error
            )
            failure.clientRequestId = failure.clientRequestId ?? transportRequest.headers["client-request-id"]
            throw failure
        }
    }

    /// The cloud and the base URL.
    public var description: String { "RequestAdapter(\(cloud.name.rawValue), \(baseURL.absoluteString))" }

    /// Shows the cloud, the base URL and the checks.
    public var customMirror: Mirror {
        let children: KeyValuePairs<String, Any> = ["cloud": cloud, "baseURL": baseURL, "checks": checks]
        return Mirror(self, children: children, displayStyle: .struct)
    }

    private func send(
        _ request: TransportRequest,
        through chain: ArraySlice<any Middleware>
    ) async throws -> TransportResponse {
        guard let first = chain.first else { return try await transport.send(request) }
        return try await first.intercept(request) { try await send($0, through: chain.dropFirst()) }
    }

    private func failure(of request: TransportRequest, _ error: any Error) -> GraphError {
        let message = "no whole answer came"
        var failure: GraphError
        if let partial = (error as? TransportError)?.partialResponse {
            failure = GraphError(
                kind: .transport,
                operation: request.operation,
                response: partial,
                message: message,
                underlying: error
            )
        } else {
            failure = GraphError(
                kind: .transport,
                operation: request.operation,
                message: "no answer came",
                underlying: error
            )
        }
        failure.clientRequestId = failure.clientRequestId ?? request.headers["client-request-id"]
        return failure
    }

    private static func message(of error: any Error) -> String {
        guard let error = error as? DecodingError else { return "the answer cannot be read" }
        let context =
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            @unknown default: DecodingError.Context(codingPath: [], debugDescription: "")
            }
        var path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        if case .keyNotFound(let key, _) = error { path.append(key.stringValue) }
        let place = path.isEmpty ? "" : " at '\(path.joined(separator: "."))'"
        return "the answer cannot be read\(place): \(context.debugDescription)"
    }
}

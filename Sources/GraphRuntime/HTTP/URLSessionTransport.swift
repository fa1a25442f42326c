import Foundation

#if canImport(FoundationNetworking)
    public import FoundationNetworking
#endif

/// Sends requests with `URLSession`.
///
/// Redirects are not followed: `URLSession` would turn a redirected POST into a GET that reports success. No response is
/// cached, because a presence is out of date at once. Authentication challenges are declined, so that a 401 or a 407 is a
/// response like any other.
public struct URLSessionTransport: CustomReflectable, GraphTransport {
    /// The transport of clients that are created without one. They share its connections.
    public static let shared = URLSessionTransport()

    private let sessions: Sessions

    /// Creates a transport with a session of its own, which is invalidated with the transport's last copy.
    ///
    /// - Parameters:
    ///   - configuration: The session's configuration. Its cache, its cookies and its stored credentials are not used. The
    ///     default is ephemeral.
    ///   - maximumBodyBytes: How large the body of a response may be, in bytes. The transfer of a larger one is cancelled,
    ///     as is one in more than 16,384 pieces that are smaller than 512 bytes on average. The default is 64 MiB.
    public init(configuration: URLSessionConfiguration = .ephemeral, maximumBodyBytes: Int = 64 * 1_024 * 1_024) {
        sessions = Sessions(configuration, max(0, maximumBodyBytes))
    }

    /// Sends a request.
    ///
    /// A plain-http request is never sent through a proxy, because everything that this package sends carries a secret or
    /// returns one.
    ///
    /// - Parameter request: The request.
    /// - Returns: The response, whatever its status.
    /// - Throws: `CancellationError` if the task was cancelled, ``TransportError`` if no complete response was received.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try await exchange(request, nil)
    }

    /// Sends a request, and ends the exchange at a deadline if there is one.
    func exchange(_ request: TransportRequest, _ deadline: AttemptDeadline?) async throws -> TransportResponse {
        try Task.checkCancellation()
        #if canImport(FoundationNetworking)
            if request.url.scheme?.lowercased() == "http", let proxy = EnvironmentProxy(for: request.url) {
                throw TransportError(partialResponse: nil, underlying: proxy)
            }
        #endif
        let exchange = URLSessionExchange(request: urlRequest(request), session: sessions.session(for: request.url))
        let cancelTimer = deadline.map { deadline in
            GraphSystemClock().after(deadline.remaining) { exchange.fail(deadline.error()) }
        }
        defer { cancelTimer?() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { exchange.start($0) }
        } onCancel: {
            exchange.cancel()
        }
    }

    /// Shows nothing: requests in flight contain tokens.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }

    /// The session's own time-out, which ends a silence. It is longer than the request's, because the client's deadline
    /// is the one that says what happened. Linux cuts it to whole seconds.
    private static func interval(_ timeout: Duration) -> TimeInterval {
        (timeout / .seconds(1)).rounded(.up) + 5
    }

    private func urlRequest(_ request: TransportRequest) -> URLRequest {
        var urlRequest = URLRequest(url: request.url)
        urlRequest.httpMethod = request.method.rawValue
        urlRequest.httpBody = request.body
        if let timeout = request.timeout { urlRequest.timeoutInterval = Self.interval(timeout) }
        // All at once: each header by itself would be looked up and written into a copy of the others.
        urlRequest.allHTTPHeaderFields = Dictionary(request.headers.fields.map { ($0.name, $0.value) }) { $1 }
        return urlRequest
    }
}

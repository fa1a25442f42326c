// SPDX-License-Identifier: MIT

#if canImport(FoundationNetworking)
    import Foundation
    public import FoundationNetworking
#else
    // On Apple platforms, Foundation declares `URLSessionConfiguration`.
    public import Foundation
#endif

/// A transport that uses `URLSession`.
///
/// The transport does not follow redirects, because `URLSession` would turn a redirected POST into a GET that reports
/// success. The transport does not cache responses, because cached responses may be out of date. The transport declines
/// authentication challenges, and returns a 401 or 407 response like any other response.
public struct URLSessionTransport: CustomReflectable, GraphTransport {
    /// The transport that clients use by default. Clients that use this transport share its connections.
    public static let shared = URLSessionTransport()

    private let sessions: Sessions

    /// Creates a transport with its own session. Releasing the last copy of the transport invalidates the session.
    ///
    /// - Parameters:
    ///   - configuration: The session configuration. The transport does not use the configuration's cache, cookies, or
    ///     stored credentials. The default is `.ephemeral`.
    ///   - maximumBodyBytes: The maximum size of a response body, in bytes. The transport cancels the transfer of a
    ///     larger body, and of a body in more than 16,384 pieces with an average size of less than 512 bytes. The
    ///     default is 64 MiB.
    public init(configuration: URLSessionConfiguration = .ephemeral, maximumBodyBytes: Int = 64 * 1_024 * 1_024) {
        sessions = Sessions(configuration, max(0, maximumBodyBytes))
    }

    /// Sends a request.
    ///
    /// A plain HTTP request is never sent through a proxy, because every request in this package, or the response to
    /// that request, contains a secret.
    ///
    /// - Parameter request: The request to send.
    /// - Returns: The response, regardless of its status.
    /// - Throws: `CancellationError` if the task was canceled, or ``TransportError`` if no complete response was
    ///   received.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try await exchange(request, nil)
    }

    /// Sends a request, and ends the exchange at the deadline, if there is one.
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

    /// A mirror without children, because requests in flight contain tokens.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }

    /// Returns the inactivity timeout for a task in the session, in seconds.
    ///
    /// The inactivity timeout is longer than the request's timeout, because the error for the client's deadline is
    /// clearer. Linux truncates the timeout to whole seconds and converts it to an integer number of milliseconds, so
    /// the limit of one year prevents an overflow.
    static func interval(_ timeout: Duration) -> TimeInterval {
        min((timeout / .seconds(1)).rounded(.up) + 5, 31_536_000)
    }

    private func urlRequest(_ request: TransportRequest) -> URLRequest {
        var urlRequest = URLRequest(url: request.url)
        urlRequest.httpMethod = request.method.rawValue
        urlRequest.httpBody = request.body
        if let timeout = request.timeout { urlRequest.timeoutInterval = Self.interval(timeout) }
        // Setting the fields separately would copy all existing fields each time.
        urlRequest.allHTTPHeaderFields = Dictionary(request.headers.fields.lazy.map { ($0.name, $0.value) }) { $1 }
        return urlRequest
    }
}

import Foundation

#if canImport(FoundationNetworking)
    public import FoundationNetworking
#endif

/// Sends requests with `URLSession`.
///
/// Redirects are not followed: `URLSession` would turn a redirected POST into a GET that reports success.
public struct URLSessionTransport: Transport {
    /// The transport of clients that are given none; they share its connections.
    public static let shared = URLSessionTransport()

    private let session: URLSession
    private let exchanges: Exchanges

    /// A transport with a session of its own.
    ///
    /// - Parameter configuration: The session's configuration. Default: ephemeral, so that nothing is cached or stored.
    public init(configuration: URLSessionConfiguration = .ephemeral) {
        exchanges = Exchanges()
        session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
    }

    /// Sends a request.
    ///
    /// - Parameter request: What to send.
    /// - Returns: The response, whatever its status.
    /// - Throws: `CancellationError` if the task was cancelled, ``TransportError`` if no whole response came.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try Task.checkCancellation()
        let task = session.dataTask(with: urlRequest(request))
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                exchanges.start(task, continuation)
            }
        } onCancel: {
            task.cancel()
        }
    }

    private func urlRequest(_ request: TransportRequest) -> URLRequest {
        var urlRequest = URLRequest(url: request.url)
        urlRequest.httpMethod = request.method.rawValue
        urlRequest.httpBody = request.body
        if let timeout = request.timeout { urlRequest.timeoutInterval = timeout / .seconds(1) }
        for field in request.headers.fields { urlRequest.setValue(field.value, forHTTPHeaderField: field.name) }
        return urlRequest
    }
}

/// The transfers under way in a session.
private final class Exchanges: NSObject, URLSessionDataDelegate {
    private struct Exchange {
        let continuation: CheckedContinuation<TransportResponse, any Error>
        var response: TransportResponse?
    }

    private let exchanges = Locked<[Int: Exchange]>([:])

    func start(_ task: URLSessionTask, _ continuation: CheckedContinuation<TransportResponse, any Error>) {
        exchanges.withLock { $0[task.taskIdentifier] = Exchange(continuation: continuation) }
        task.resume()
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        if let response = response as? HTTPURLResponse {
            let fields = response.allHeaderFields.map { name, value in
                GraphHeaders.Field(name: String(describing: name), value: String(describing: value))
            }
            let head = TransportResponse(status: response.statusCode, headers: GraphHeaders(fields))
            exchanges.withLock { $0[dataTask.taskIdentifier]?.response = head }
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        exchanges.withLock { $0[dataTask.taskIdentifier]?.response?.body.append(data) }
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let exchange = exchanges.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
        switch (error, exchange.response) {
        case (let error as URLError, _) where error.code == .cancelled:
            exchange.continuation.resume(throwing: CancellationError())
        case (let error?, let response):
            exchange.continuation.resume(throwing: TransportError(partialResponse: response, underlying: error))
        case (nil, let response?):
            exchange.continuation.resume(returning: response)
        case (nil, nil):
            let error = URLError(.badServerResponse)
            exchange.continuation.resume(throwing: TransportError(partialResponse: nil, underlying: error))
        }
    }
}

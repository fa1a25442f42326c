import Foundation

#if canImport(FoundationNetworking)
    public import FoundationNetworking
#endif

/// Sends requests with `URLSession`.
///
/// Redirects are not followed: `URLSession` would turn a redirected POST into a GET that reports success. Nothing is
/// cached: a presence is old at once.
public struct URLSessionTransport: CustomReflectable, Transport {
    /// The transport of clients that are given none; they share its connections.
    public static let shared = URLSessionTransport()

    private let connections: Connections

    /// A transport with a session of its own, which ends with the transport's last copy.
    ///
    /// - Parameters:
    ///   - configuration: The session's configuration; its cache and its cookies are not used. Default: ephemeral.
    ///   - maximumBodyBytes: How large the body of a response may be; the transfer of a larger one is broken off. Default:
    ///     64 MiB.
    public init(configuration: URLSessionConfiguration = .ephemeral, maximumBodyBytes: Int = 64 * 1_024 * 1_024) {
        connections = Connections(configuration, maximumBodyBytes)
    }

    /// Sends a request.
    ///
    /// - Parameter request: What to send.
    /// - Returns: The response, whatever its status.
    /// - Throws: `CancellationError` if the task was cancelled, ``TransportError`` if no whole response came.
    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        try Task.checkCancellation()
        let exchange = Exchange(request: urlRequest(request), connections: connections)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { exchange.start($0) }
        } onCancel: {
            exchange.cancel()
        }
    }

    /// Shows nothing: what is under way holds tokens.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }

    /// A time-out as the session takes it: on Linux it cuts it to whole seconds, and none would end at once.
    private static func interval(_ timeout: Duration) -> TimeInterval {
        let seconds = timeout / .seconds(1)
        #if canImport(FoundationNetworking)
            return max(1, seconds.rounded(.up))
        #else
            return seconds
        #endif
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

/// A session and the exchanges under way in it.
private final class Connections: Sendable {
    let session: URLSession
    let delegate: ExchangeDelegate

    init(_ configuration: URLSessionConfiguration, _ maximumBodyBytes: Int) {
        delegate = ExchangeDelegate(maximumBodyBytes)
        // The configuration is an object of the caller's. Without the cache Linux also has nothing to look up when a task
        // is cancelled while it starts, which ends the process.
        let own = configuration.copy() as? URLSessionConfiguration ?? .ephemeral
        own.urlCache = nil
        // What one client is told to keep is nothing to another.
        own.httpCookieStorage = nil
        own.httpShouldSetCookies = false
        own.httpCookieAcceptPolicy = .never
        own.urlCredentialStorage = nil
        own.requestCachePolicy = .reloadIgnoringLocalCacheData
        session = URLSession(configuration: own, delegate: delegate, delegateQueue: nil)
    }

    deinit {
        // A session keeps its delegate and itself until it is told to end.
        session.finishTasksAndInvalidate()
    }
}

/// One request and its way to a response. It may be cancelled at any time, before it starts too.
private final class Exchange: Sendable {
    private enum State: Sendable {
        case idle
        case running(URLSessionTask)
        case cancelled
    }

    private let request: URLRequest
    private let connections: Connections
    private let state = Locked(State.idle)

    init(request: URLRequest, connections: Connections) {
        self.request = request
        self.connections = connections
    }

    func start(_ continuation: CheckedContinuation<TransportResponse, any Error>) {
        let task: URLSessionTask? = state.withLock { state in
            guard case .idle = state else { return nil }
            let task = connections.session.dataTask(with: request)
            connections.delegate.expect(task, continuation)
            state = .running(task)
            return task
        }
        guard let task else { return continuation.resume(throwing: CancellationError()) }
        task.resume()
    }

    func cancel() {
        let task: URLSessionTask? = state.withLock { state in
            defer { state = .cancelled }
            if case .running(let task) = state { return task }
            return nil
        }
        task?.cancel()
    }
}

/// Collects the responses of a session's tasks.
private final class ExchangeDelegate: NSObject, URLSessionDataDelegate {
    private struct Pending {
        let continuation: CheckedContinuation<TransportResponse, any Error>
        var body = Data()
        var isTooLarge = false
    }

    private let pending = Locked<[Int: Pending]>([:])
    private let maximumBodyBytes: Int

    init(_ maximumBodyBytes: Int) {
        self.maximumBodyBytes = maximumBodyBytes
    }

    func expect(_ task: URLSessionTask, _ continuation: CheckedContinuation<TransportResponse, any Error>) {
        pending.withLock { $0[task.taskIdentifier] = Pending(continuation: continuation) }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = pending.withLock { pending -> Bool in
            let task = dataTask.taskIdentifier
            guard let count = pending[task]?.body.count else { return false }
            pending[task]?.body.append(data.prefix(maximumBodyBytes - count))
            pending[task]?.isTooLarge = count + data.count > maximumBodyBytes
            return count + data.count > maximumBodyBytes
        }
        if isTooLarge { dataTask.cancel() }
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
        guard let ended = pending.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
        // The head is taken at the end: to be told of it when it comes would cost another turn of the queue.
        let response = (task.response as? HTTPURLResponse).map { head in
            let fields = head.allHeaderFields.map { name, value in
                GraphHeaders.Field(
                    name: name as? String ?? String(describing: name),
                    value: value as? String ?? String(describing: value)
                )
            }
            return TransportResponse(status: head.statusCode, headers: GraphHeaders(fields), body: ended.body)
        }
        switch (error, response) {
        case (_, let response?) where ended.isTooLarge:
            let error = TransportError(
                partialResponse: response,
                underlying: BodyTooLarge(maximumBytes: maximumBodyBytes)
            )
            ended.continuation.resume(throwing: error)
        case (let error?, _) where error.isCancellation:
            ended.continuation.resume(throwing: CancellationError())
        case (let error?, let response):
            ended.continuation.resume(throwing: TransportError(partialResponse: response, underlying: error))
        case (nil, let response?):
            ended.continuation.resume(returning: response)
        case (nil, nil):
            let error = URLError(.badServerResponse)
            ended.continuation.resume(throwing: TransportError(partialResponse: nil, underlying: error))
        }
    }
}

/// The body of a response was larger than the transport takes.
private struct BodyTooLarge: LocalizedError {
    let maximumBytes: Int

    var errorDescription: String? { "the body is larger than \(maximumBytes) bytes" }
}

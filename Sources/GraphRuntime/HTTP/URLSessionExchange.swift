import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One request and its way to a response. It may be cancelled at any time, even before it starts.
final class URLSessionExchange: Sendable {
    private enum State: Sendable {
        case idle
        case running(URLSessionTask)
        case cancelled
    }

    private let request: URLRequest
    private let session: URLSessionTransport.Session
    private let state = Locked(State.idle)

    init(request: URLRequest, session: URLSessionTransport.Session) {
        self.request = request
        self.session = session
    }

    func start(_ continuation: CheckedContinuation<TransportResponse, any Error>) {
        let task: URLSessionTask? = state.withLock { state in
            guard case .idle = state else { return nil }
            let task = session.urlSession.dataTask(with: request)
            session.delegate.expect(task, continuation)
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

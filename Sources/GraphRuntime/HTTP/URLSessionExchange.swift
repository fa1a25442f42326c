import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A request and its pending response. It can be canceled at any time, even before it starts.
final class URLSessionExchange: Sendable {
    private struct State: Sendable {
        var continuation: CheckedContinuation<TransportResponse, any Error>?
        var task: URLSessionTask?
        var isEnded = false
    }

    private let request: URLRequest
    private let session: URLSessionTransport.Session
    private let state = Locked(State())

    init(request: URLRequest, session: URLSessionTransport.Session) {
        self.request = request
        self.session = session
    }

    /// Sends the request. The continuation is resumed once, with the first result.
    func start(_ continuation: CheckedContinuation<TransportResponse, any Error>) {
        let isCancelled = state.withLock { state in
            if !state.isEnded { state.continuation = continuation }
            return state.isEnded
        }
        if isCancelled { return continuation.resume(throwing: CancellationError()) }
        session.perform { self.resume() }
    }

    /// Ends the exchange immediately, whether or not the session does.
    func cancel() {
        end(.failure(CancellationError()))
    }

    private func resume() {
        guard !state.withLock({ $0.isEnded }) else { return }
        let task = session.urlSession.dataTask(with: request)
        session.delegate.expect(task) { self.end($0) }
        let isEnded = state.withLock { state in
            state.task = task
            return state.isEnded
        }
        if isEnded { task.cancel() } else { task.resume() }
    }

    private func end(_ result: Result<TransportResponse, any Error>) {
        let before = state.withLock { state in
            defer { state = State(isEnded: true) }
            return state
        }
        if case .failure = result, let task = before.task { session.perform { task.cancel() } }
        before.continuation?.resume(with: result)
    }
}

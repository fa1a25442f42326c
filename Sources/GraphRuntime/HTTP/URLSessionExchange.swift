// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A request and its pending response. The exchange can be canceled at any time, even before it starts.
final class URLSessionExchange: Sendable {
    private struct State: Sendable {
        var continuation: CheckedContinuation<TransportResponse, any Error>?
        var task: URLSessionTask?
        /// The result of the exchange; `nil` while the exchange is in progress.
        var result: Result<TransportResponse, any Error>?
    }

    private let request: URLRequest
    private let session: URLSessionTransport.Session
    private let state = Locked(State())

    init(request: URLRequest, session: URLSessionTransport.Session) {
        self.request = request
        self.session = session
    }

    /// Sends the request, and resumes the continuation once, with the first result.
    func start(_ continuation: CheckedContinuation<TransportResponse, any Error>) {
        let result = state.withLock { state in
            if state.result == nil { state.continuation = continuation }
            return state.result
        }
        if let result { return continuation.resume(with: result) }
        session.perform { self.resume() }
    }

    /// Cancels the exchange immediately, without waiting for the session.
    func cancel() {
        fail(CancellationError())
    }

    /// Ends the exchange immediately with an error.
    func fail(_ error: any Error) {
        end(.failure(error))
    }

    private func resume() {
        guard state.withLock({ $0.result == nil }) else { return }
        let task = session.urlSession.dataTask(with: request)
        session.delegate.expect(task) { self.end($0) }
        let isEnded = state.withLock { state in
            state.task = task
            return state.result != nil
        }
        if isEnded { task.cancel() } else { task.resume() }
    }

    private func end(_ result: Result<TransportResponse, any Error>) {
        let before = state.withLock { state in
            defer { state = State(result: state.result ?? result) }
            return state
        }
        if case .failure = result, let task = before.task { session.perform { task.cancel() } }
        before.continuation?.resume(with: result)
    }
}

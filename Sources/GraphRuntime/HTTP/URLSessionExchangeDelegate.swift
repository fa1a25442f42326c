// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A delegate that collects the responses of a session's tasks.
final class URLSessionExchangeDelegate: NSObject, URLSessionDataDelegate {
    private struct Pending {
        let onResult: @Sendable (Result<TransportResponse, any Error>) -> Void
        var body = Data()
        /// The number of pieces in which the body was received.
        var pieces = 0
        var excess: BodyTooLarge?
        /// Whether a challenge was declined. On Linux, the task then ends as if it were canceled, after the response.
        var isChallenged = false
        /// Whether the connection was closed while the request was being sent.
        var isStale = false

        /// Appends a piece of the body.
        ///
        /// - Returns: Whether the body exceeds a limit because of this piece.
        mutating func append(_ data: Data, _ maximumBytes: Int) -> Bool {
            guard excess == nil else { return false }
            pieces += 1
            if data.count > maximumBytes - body.count {
                body.append(data.prefix(maximumBytes - body.count))
                excess = .bytes(maximumBytes)
            } else if pieces > BodyTooLarge.maximumPieces, body.count < pieces * BodyTooLarge.tinyPieceBytes {
                excess = .pieces(BodyTooLarge.maximumPieces)
            } else {
                body.append(data)
            }
            return excess != nil
        }
    }

    private let pending = Locked<[Int: Pending]>([:])
    private let maximumBodyBytes: Int

    init(_ maximumBodyBytes: Int) {
        self.maximumBodyBytes = maximumBodyBytes
    }

    /// Collects the response of a task.
    ///
    /// - Parameters:
    ///   - task: The task, before it is resumed.
    ///   - onResult: A closure that receives the response or the error.
    func expect(
        _ task: URLSessionTask,
        onResult: @escaping @Sendable (Result<TransportResponse, any Error>) -> Void
    ) {
        pending.withLock { $0[task.taskIdentifier] = Pending(onResult: onResult) }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let excessive = pending.withLock { pending -> Pending? in
            let task = dataTask.taskIdentifier
            return pending[task]?.append(data, maximumBodyBytes) == true ? pending[task] : nil
        }
        // The session may continue to receive for as long as the peer sends.
        if let excessive { excessive.onResult(result(of: excessive, dataTask, nil)) }
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

    // Without this method, `URLSession` on Linux waits forever after a 401 with a challenge that it supports.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        #if !canImport(FoundationNetworking)
            // This method also receives TLS challenges.
            let ofTLS = [NSURLAuthenticationMethodServerTrust, NSURLAuthenticationMethodClientCertificate]
            // The system may authenticate with a proxy by itself.
            if ofTLS.contains(challenge.protectionSpace.authenticationMethod) || challenge.protectionSpace.isProxy() {
                return completionHandler(.performDefaultHandling, nil)
            }
        #endif
        pending.withLock { $0[task.taskIdentifier]?.isChallenged = true }
        #if canImport(FoundationNetworking)
            // `cancel()` waits for the session, which waits for this method to return.
            DispatchQueue.global().async { task.cancel() }
        #else
            completionHandler(.rejectProtectionSpace, nil)
        #endif
    }

    #if canImport(FoundationNetworking)
        // libcurl requests the body again if a persistent connection was closed while the request was being sent.
        // Foundation then sends the head again, but never the body.
        func urlSession(
            _ session: URLSession,
            task: URLSessionTask,
            needNewBodyStream completionHandler: @escaping (InputStream?) -> Void
        ) {
            pending.withLock { $0[task.taskIdentifier]?.isStale = true }
            completionHandler(nil)
            // The session waits for this method to return.
            DispatchQueue.global().async { task.cancel() }
        }
    #endif

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let ended = pending.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
        ended.onResult(result(of: ended, task, error))
    }

    private func result(
        of ended: Pending,
        _ task: URLSessionTask,
        _ error: (any Error)?
    ) -> Result<TransportResponse, any Error> {
        func failure(_ response: TransportResponse?, _ error: any Error) -> Result<TransportResponse, any Error> {
            .failure(TransportError(partialResponse: response, underlying: error))
        }
        // The head is read at the end, because a delegate call for it would cost another turn of the queue.
        let response = Self.response(of: task, ended.body)
        if ended.isStale { return failure(nil, StaleConnection()) }
        if let excess = ended.excess { return failure(response, excess) }
        switch (error, response) {
        case (let error?, let response?) where ended.isChallenged && error.isCancellation:
            return .success(response)
        case (let error?, _) where error.isCancellation:
            return .failure(CancellationError())
        case (_?, let response?) where response.status == 407:
            // This is the proxy's response to CONNECT, not the service's response.
            return failure(nil, ProxyAuthenticationRequired())
        case (let error?, _) where ended.body.isEmpty && Self.isTunnelled(task):
            // The response may be the proxy's response to CONNECT.
            return failure(nil, TunnelFailure(underlying: error))
        case (let error?, let response):
            return failure(response, error)
        case (nil, let response?):
            return .success(response)
        case (nil, nil):
            return failure(nil, URLError(.badServerResponse))
        }
    }

    /// Returns whether a request uses a proxy tunnel. Linux reports the tunnel's response as the service's response.
    private static func isTunnelled(_ task: URLSessionTask) -> Bool {
        #if canImport(FoundationNetworking)
            guard let url = task.originalRequest?.url, url.scheme?.lowercased() == "https" else { return false }
            return EnvironmentProxy(for: url) != nil
        #else
            return false
        #endif
    }

    private static func response(of task: URLSessionTask, _ body: Data) -> TransportResponse? {
        guard let head = task.response as? HTTPURLResponse else { return nil }
        let fields = head.allHeaderFields.map { name, value in
            GraphHeaders.Field(
                name: name as? String ?? String(describing: name),
                value: value as? String ?? String(describing: value)
            )
        }
        return TransportResponse(status: head.statusCode, headers: GraphHeaders(fields), body: body)
    }
}

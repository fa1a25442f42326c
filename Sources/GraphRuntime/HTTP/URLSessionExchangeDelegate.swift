// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A session delegate that collects the response to each task.
final class URLSessionExchangeDelegate: NSObject, URLSessionDataDelegate {
    private struct Pending {
        let onResult: @Sendable (Result<TransportResponse, any Error>) -> Void
        var body = Data()
        /// The number of pieces of the body that were received so far.
        var pieces = 0
        var excess: BodyTooLarge?
        /// Whether an authentication challenge was declined. On Linux, the task then receives the response and ends as
        /// if the client had canceled it.
        var isChallenged = false
        /// Whether the connection was closed while the request was being sent.
        var isStale = false

        /// Appends a piece of the body.
        ///
        /// - Returns: Whether this piece causes the body to exceed a limit.
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

    /// Starts to collect the response to a task.
    ///
    /// - Parameters:
    ///   - task: The task, which has not been resumed yet.
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
        // The result is reported now, because the session may continue to receive data for as long as the peer sends
        // it.
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

    // Without this method, `URLSession` on Linux waits forever after a 401 response with a supported challenge.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        #if !canImport(FoundationNetworking)
            // This method also receives TLS challenges.
            let ofTLS = [NSURLAuthenticationMethodServerTrust, NSURLAuthenticationMethodClientCertificate]
            // The system may authenticate to a proxy without the client's help.
            if ofTLS.contains(challenge.protectionSpace.authenticationMethod) || challenge.protectionSpace.isProxy() {
                return completionHandler(.performDefaultHandling, nil)
            }
        #endif
        pending.withLock { $0[task.taskIdentifier]?.isChallenged = true }
        #if canImport(FoundationNetworking)
            // The call is asynchronous, because `cancel()` waits for the session, which waits for this method to
            // return.
            DispatchQueue.global().async { task.cancel() }
        #else
            completionHandler(.rejectProtectionSpace, nil)
        #endif
    }

    #if canImport(FoundationNetworking)
        // If a persistent connection is closed while a request is being sent, libcurl requests the body again.
        // Foundation then resends the head, but never the body.
        func urlSession(
            _ session: URLSession,
            task: URLSessionTask,
            needNewBodyStream completionHandler: @escaping (InputStream?) -> Void
        ) {
            pending.withLock { $0[task.taskIdentifier]?.isStale = true }
            completionHandler(nil)
            // The call is asynchronous, because the session waits for this method to return.
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
        // The response head is read when the task ends, because a delegate method for the head would require another
        // turn of the queue.
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
            // If there is a response, the proxy may have sent it in reply to CONNECT.
            return failure(nil, TunnelFailure(underlying: error))
        case (let error?, let response):
            return failure(response, error)
        case (nil, let response?):
            return .success(response)
        case (nil, nil):
            return failure(nil, URLError(.badServerResponse))
        }
    }

    /// Returns whether a task uses a proxy tunnel on Linux, where the proxy's response is reported as the service's
    /// response.
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

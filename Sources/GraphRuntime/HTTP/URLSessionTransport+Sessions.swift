// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension URLSessionTransport {
    /// The sessions of a transport: one for HTTPS, and one for plain HTTP, which uses no proxy.
    final class Sessions: Sendable {
        private let secure: Session
        private let direct: Session

        init(_ configuration: URLSessionConfiguration, _ maximumBodyBytes: Int) {
            // The configuration is an object that belongs to the caller. The cache is also removed because, on Linux,
            // canceling a task during a cache lookup crashes the process.
            let own = configuration.copy() as? URLSessionConfiguration ?? .ephemeral
            own.urlCache = nil
            // One client must not send the cookies of another.
            own.httpCookieStorage = nil
            own.httpShouldSetCookies = false
            own.httpCookieAcceptPolicy = .never
            own.urlCredentialStorage = nil
            own.requestCachePolicy = .reloadIgnoringLocalCacheData
            secure = Session(own, maximumBodyBytes)
            #if canImport(FoundationNetworking)
                // Linux ignores the setting, so the transport checks the environment instead.
                direct = secure
            #else
                let withoutProxies = own.copy() as? URLSessionConfiguration ?? .ephemeral
                withoutProxies.connectionProxyDictionary = [:]
                direct = Session(withoutProxies, maximumBodyBytes)
            #endif
        }

        /// Returns the session for a URL.
        func session(for url: URL) -> Session {
            url.scheme?.lowercased() == "https" ? secure : direct
        }
    }

    /// A session with its delegate and the queue that it is used on.
    final class Session: Sendable {
        let urlSession: URLSession
        let delegate: URLSessionExchangeDelegate
        private let queue = DispatchQueue(label: "URLSessionTransport.tasks")

        init(_ configuration: URLSessionConfiguration, _ maximumBodyBytes: Int) {
            delegate = URLSessionExchangeDelegate(maximumBodyBytes)
            #if canImport(FoundationNetworking)
                let queue: OperationQueue? = DelegateQueue()
            #else
                let queue: OperationQueue? = nil
            #endif
            urlSession = URLSession(configuration: configuration, delegate: delegate, delegateQueue: queue)
        }

        deinit {
            // A session retains itself and its delegate until it is invalidated.
            urlSession.finishTasksAndInvalidate()
        }

        /// Performs an action that uses the session.
        ///
        /// On Linux, the session's methods wait for a queue that the whole process shares. A response can keep that queue
        /// busy for as long as its peer sends, and the caller's task must not wait for it.
        func perform(_ action: @escaping @Sendable () -> Void) {
            #if canImport(FoundationNetworking)
                queue.async(execute: action)
            #else
                action()
            #endif
        }
    }
}

#if canImport(FoundationNetworking)
    /// A queue that delivers a session's events immediately, on the session's own serial queue.
    ///
    /// Another turn of a queue would cost more than handling the event: the delegate takes a lock, appends a piece of a
    /// body, or resumes a continuation.
    ///
    /// It is unchecked because its superclass is, and it adds no state.
    private final class DelegateQueue: OperationQueue, @unchecked Sendable {
        override func addOperation(_ block: @escaping @Sendable () -> Void) {
            block()
        }
    }
#endif

// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension URLSessionTransport {
    /// The sessions of a transport: one for HTTPS, and one without a proxy for plain HTTP.
    final class Sessions: Sendable {
        private let secure: Session
        private let direct: Session

        init(_ configuration: URLSessionConfiguration, _ maximumBodyBytes: Int) {
            // The configuration object belongs to the caller, so it is copied. One reason to remove the cache is that,
            // on Linux, canceling a task during a cache lookup crashes the process.
            let own = configuration.copy() as? URLSessionConfiguration ?? .ephemeral
            own.urlCache = nil
            // A client must not send another client's cookies.
            own.httpCookieStorage = nil
            own.httpShouldSetCookies = false
            own.httpCookieAcceptPolicy = .never
            own.urlCredentialStorage = nil
            own.requestCachePolicy = .reloadIgnoringLocalCacheData
            secure = Session(own, maximumBodyBytes)
            #if canImport(FoundationNetworking)
                // Linux ignores `connectionProxyDictionary`, so the transport checks the environment instead.
                direct = secure
            #else
                let withoutProxies = own.copy() as? URLSessionConfiguration ?? .ephemeral
                withoutProxies.connectionProxyDictionary = [:]
                direct = Session(withoutProxies, maximumBodyBytes)
            #endif
        }

        /// Returns the session to use for a URL.
        func session(for url: URL) -> Session {
            url.scheme?.lowercased() == "https" ? secure : direct
        }
    }

    /// A session, its delegate, and the queue on which the session is used.
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
            // A `URLSession` retains itself and its delegate until the session is invalidated.
            urlSession.finishTasksAndInvalidate()
        }

        /// Performs an action that uses the session.
        ///
        /// On Linux, the session's methods wait for a queue that the entire process shares. A response can keep that
        /// queue busy for as long as the peer sends data, and the caller's task must not wait for the queue.
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
    /// Dispatching an event to another queue would cost more than handling the event. The delegate only acquires a
    /// lock, appends a piece of a body, or resumes a continuation.
    ///
    /// The `Sendable` conformance is unchecked because the superclass's conformance is unchecked and this class adds no
    /// state.
    private final class DelegateQueue: OperationQueue, @unchecked Sendable {
        override func addOperation(_ block: @escaping @Sendable () -> Void) {
            block()
        }
    }
#endif

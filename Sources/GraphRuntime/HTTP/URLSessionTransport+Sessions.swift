import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension URLSessionTransport {
    /// The sessions of a transport: one for https, and one for plain http, which uses no proxy.
    final class Sessions: Sendable {
        private let secure: Session
        private let direct: Session

        init(_ configuration: URLSessionConfiguration, _ maximumBodyBytes: Int) {
            // The configuration is an object of the caller's. Without the cache Linux also has nothing to look up when a
            // task is cancelled while it starts, which ends the process.
            let own = configuration.copy() as? URLSessionConfiguration ?? .ephemeral
            own.urlCache = nil
            // What one client is told to keep is nothing to another.
            own.httpCookieStorage = nil
            own.httpShouldSetCookies = false
            own.httpCookieAcceptPolicy = .never
            own.urlCredentialStorage = nil
            own.requestCachePolicy = .reloadIgnoringLocalCacheData
            secure = Session(own, maximumBodyBytes)
            #if canImport(FoundationNetworking)
                // The setting has no effect there; the transport looks at the environment instead.
                direct = secure
            #else
                let withoutProxies = own.copy() as? URLSessionConfiguration ?? .ephemeral
                withoutProxies.connectionProxyDictionary = [:]
                direct = Session(withoutProxies, maximumBodyBytes)
            #endif
        }

        /// The session for a URL.
        func session(for url: URL) -> Session {
            url.scheme?.lowercased() == "https" ? secure : direct
        }
    }

    /// A session, its delegate and the queue on which it is used.
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
            // A session keeps its delegate and itself until it is invalidated.
            urlSession.finishTasksAndInvalidate()
        }

        /// Uses the session. On Linux its methods wait for a queue of the whole process, which one response can keep busy
        /// for as long as its peer sends; no task of the caller's may wait for that.
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
    /// A queue that delivers a session's events at once, on the session's own serial queue. Another turn of a queue for each
    /// event would cost more than the event: the delegate takes a lock, appends a piece of a body, or resumes a continuation.
    ///
    /// Unchecked because its superclass is; it adds nothing.
    private final class DelegateQueue: OperationQueue, @unchecked Sendable {
        override func addOperation(_ block: @escaping @Sendable () -> Void) {
            block()
        }
    }
#endif

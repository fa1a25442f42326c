import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension URLSessionTransport {
    /// The sessions of a transport.
    final class Sessions: Sendable {
        private let direct: Session
        private let secure: Session

        init(_ configuration: URLSessionConfiguration, _ maximumBodyBytes: Int) {
            secure = Session(configuration, maximumBodyBytes, usesProxies: true)
            #if canImport(FoundationNetworking)
                // The setting has no effect there; the transport looks at the environment instead.
                direct = secure
            #else
                direct = Session(configuration, maximumBodyBytes, usesProxies: false)
            #endif
        }

        /// The session for a URL: plain-http requests bypass every proxy.
        func session(for url: URL) -> Session {
            url.scheme?.lowercased() == "https" ? secure : direct
        }
    }

    /// A session and its delegate.
    final class Session: Sendable {
        let urlSession: URLSession
        let delegate: URLSessionExchangeDelegate

        init(_ configuration: URLSessionConfiguration, _ maximumBodyBytes: Int, usesProxies: Bool) {
            delegate = URLSessionExchangeDelegate(maximumBodyBytes)
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
            if !usesProxies { own.connectionProxyDictionary = [:] }
            urlSession = URLSession(configuration: own, delegate: delegate, delegateQueue: nil)
        }

        deinit {
            // A session keeps its delegate and itself until it is invalidated.
            urlSession.finishTasksAndInvalidate()
        }
    }
}

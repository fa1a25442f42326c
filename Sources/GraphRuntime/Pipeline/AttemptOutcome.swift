// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension TransportResponse {
    /// Whether the service may have performed the request although the response has a transient status. A throttled
    /// request and a request whose dependency failed are not performed.
    var mayHaveSucceeded: Bool { status != 429 && status != 424 }

    /// Returns the response to a request that an earlier attempt may have performed, or a 204 response if a 404 means
    /// that the earlier attempt succeeded.
    func settled(for operation: GraphOperation) -> TransportResponse {
        guard status == 404, operation.treatsNotFoundAsSuccessOnRetry else { return self }
        return TransportResponse(status: 204, headers: headers)
    }
}

extension TransportError {
    /// Whether the connection failed, for a reason that may be transient, before a response was received.
    var isFailedConnection: Bool {
        guard partialResponse == nil else { return false }
        switch underlying {
        case let error as URLError:
            let codes: [URLError.Code] = [
                .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .networkConnectionLost,
                .notConnectedToInternet, .timedOut, .badServerResponse, .secureConnectionFailed,
            ]
            return codes.contains(error.code)
        case is EnvironmentProxy, is ProxyAuthenticationRequired: return false
        default: return !underlying.isCancellation
        }
    }
}

extension Error {
    /// Whether it is certain that the request was not sent, because no connection was established or no access token was
    /// acquired.
    var isBeforeSending: Bool {
        switch self {
        case let error as TransportError: error.underlying.isBeforeSending
        case let error as RequestTimedOut: error.isAcquiringToken
        case let error as URLError: error.isFailedToConnect
        default: false
        }
    }
}

extension URLError {
    /// Whether no connection to the server was established.
    fileprivate var isFailedToConnect: Bool {
        switch code {
        case .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet: return true
        case .cannotConnectToHost:
            #if canImport(FoundationNetworking)
                // On Linux, the error for a lost connection also has this code if another address of the host refused a
                // connection before. Only libcurl's text then differs.
                let text = localizedDescription
                return text.hasPrefix("Failed to connect") || text.contains("NSURLErrorDomain")
            #else
                return true
            #endif
        default: return false
        }
    }
}

// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension GraphError {
    /// A Boolean value that indicates whether the connection to the service or to the token endpoint failed.
    ///
    /// The value is `true` if the machine is offline, the server cannot be reached or does not respond in time, the
    /// response is incomplete, or a web page was received instead. Such a page is usually the sign-in page of a
    /// network. The value is `false` if the service or the token endpoint returned an error. A custom credential
    /// reports a failed connection by throwing a `URLError`, a ``TransportError``, or the ``GraphError`` of another
    /// call.
    public var isConnectionFailure: Bool {
        switch kind {
        case .transport: true
        case .authentication: isWebPage || underlying.map(Self.isConnectionFailure) ?? false
        case .decoding: isWebPage
        default: false
        }
    }

    /// Whether a web page was received with a success status.
    private var isWebPage: Bool {
        guard let status, 200..<300 ~= status else { return false }
        return headers["Content-Type"]?.lowercased().hasPrefix("text/html") ?? false
    }

    private static func isConnectionFailure(_ error: any Error) -> Bool {
        switch error {
        case let error as GraphError: error.isConnectionFailure
        case is TransportError, is URLError: FailureDescription.refusal(error) == nil && !error.isCancellation
        default: false
        }
    }
}

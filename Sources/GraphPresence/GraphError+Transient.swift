// SPDX-License-Identifier: MIT

import GraphRuntime

extension GraphError {
    /// Whether the failure is temporary, so that a later request may succeed.
    var isTransient: Bool {
        switch kind {
        case .transport, .decoding: true
        case .service: status.map(Self.isTransient) ?? true
        // An error that the credential itself throws can mean that the network connection is lost, or that the user has
        // to sign in again. A 2xx status comes from a captive portal, which returns its sign-in page instead of a
        // token.
        case .authentication: underlying != nil || status.map { Self.isTransient($0) || 200..<300 ~= $0 } ?? false
        default: false
        }
    }

    /// Whether the connection failed, the server is unavailable, or the server throttles requests.
    var isOutage: Bool { isConnectionFailure || status.map(Self.isTransient) ?? false }

    /// Whether the client or the service rejected the request, which therefore had no effect.
    var isClientError: Bool {
        kind == .invalidRequest || kind == .authentication || status.map { 400..<500 ~= $0 && $0 != 408 } ?? false
    }

    private static func isTransient(_ status: Int) -> Bool { status == 408 || status == 429 || status >= 500 }
}

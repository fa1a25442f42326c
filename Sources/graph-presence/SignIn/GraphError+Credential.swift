// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension GraphError {
    /// Whether the credential failed for a reason other than the network, for example because its sign-in has expired.
    var isOfCredential: Bool {
        guard kind == .authentication, let underlying else { return false }
        return !(underlying is TransportError) && !(underlying is URLError)
    }

    /// Whether a retry with the same credential cannot succeed, because the credential failed, or because the service or
    /// the token endpoint rejected it.
    var isFinalForCredential: Bool {
        // A success status comes from a captive portal, which returns its sign-in page instead of a token.
        isOfCredential || exitCode == .signInRequired && status.map { 400..<500 ~= $0 } ?? false
    }
}

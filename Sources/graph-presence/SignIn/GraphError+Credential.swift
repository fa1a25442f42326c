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
}

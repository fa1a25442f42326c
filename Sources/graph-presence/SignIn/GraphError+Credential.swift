import Foundation
import GraphPresence

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension GraphError {
    /// Whether the credential itself failed, as a sign-in that has ended or a file that is not there, and no network.
    var isOfCredential: Bool {
        guard kind == .authentication, let underlying else { return false }
        return !(underlying is TransportError) && !(underlying is URLError)
    }
}

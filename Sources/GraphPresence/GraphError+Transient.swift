import GraphRuntime

extension GraphError {
    /// Whether the failure may pass by itself.
    var isTransient: Bool {
        switch kind {
        case .transport, .decoding: true
        case .service: status.map(Self.isTransient) ?? true
        // What a credential throws of its own may be a network that is gone, or a user who signs in again; the status may
        // be that of the call. A network that wants its own sign-in answers with success.
        case .authentication: underlying != nil || status.map { Self.isTransient($0) || 200..<300 ~= $0 } ?? false
        default: false
        }
    }

    /// Whether the service, or the client before it, did not do what was asked for.
    var isClientError: Bool {
        kind == .invalidRequest || kind == .authentication || status.map { 400..<500 ~= $0 && $0 != 408 } ?? false
    }

    private static func isTransient(_ status: Int) -> Bool { status == 408 || status == 429 || status >= 500 }
}

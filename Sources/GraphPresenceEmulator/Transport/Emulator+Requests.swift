import GraphPresence

extension Emulator {
    /// Performs a request to the token endpoint, the control API, or Graph.
    func response(to request: ServerRequest) -> TransportResponse {
        if let endpoint = TokenEndpoint(request.method, request.path) {
            return withState { state, now in
                let path = ControlRoutes.deviceCodesPath
                return endpoint.response(to: request, &state.identities, verificationPath: path, at: now)
            }
        }
        guard TokenEndpoint.methods(at: request.path).isEmpty else {
            let error = PresenceServiceError.notAllowed(request.method, ["POST"], code: "MethodNotAllowed")
            return response(of: error, clientRequestId: request.headers["client-request-id"])
        }
        guard ControlRoutes.contains(request.path) else { return graphResponse(to: request) }
        return response(to: request) { (200, try ControlRoutes.perform(request, on: self)) }
    }

    /// Returns the methods that a path allows; an empty array if the path does not exist.
    func methods(at path: RequestPath) -> [String] {
        let methods = TokenEndpoint.methods(at: path)
        guard methods.isEmpty else { return methods }
        return ControlRoutes.contains(path) ? ControlRoutes.methods(at: path) : GraphRoutes.methods(at: path, in: cloud)
    }

    /// Returns the fault that applies to a request and counts its use; `nil` if no fault applies.
    func takeFault(_ method: String, _ path: RequestPath) -> EmulatorFault? {
        // Faults do not apply to the control API, so that a test can always remove them.
        guard !ControlRoutes.contains(path) else { return nil }
        return withState { state, _ in state.takeFault(method, path.text) }
    }
}

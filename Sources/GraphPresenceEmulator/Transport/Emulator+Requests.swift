import GraphPresence

extension Emulator {
    /// Performs a request: of the token endpoint, of a control call or of Graph.
    func response(to request: ServerRequest) -> TransportResponse {
        if let endpoint = TokenEndpoint(request.method, request.path) {
            return withState { state, now in
                let path = ControlRoutes.deviceCodesPath
                return endpoint.response(to: request, &state.identities, verificationPath: path, at: now)
            }
        }
        guard TokenEndpoint.methods(at: request.path).isEmpty else {
            let error = PresenceServiceError(status: 405, code: "MethodNotAllowed", message: "A form is posted here.")
            return response(of: error, clientRequestId: request.headers["client-request-id"])
        }
        guard ControlRoutes.contains(request.path) else { return graphResponse(to: request) }
        return response(to: request) { (200, try ControlRoutes.perform(request, on: self)) }
    }

    /// The methods that a path allows. Empty if there is nothing at the path.
    func methods(at path: RequestPath) -> [String] {
        let methods = TokenEndpoint.methods(at: path)
        guard methods.isEmpty else { return methods }
        return ControlRoutes.contains(path) ? ControlRoutes.methods(at: path) : GraphRoutes.methods(at: path, in: cloud)
    }

    /// The fault that a request meets; `nil` if it meets none.
    func takeFault(_ method: String, _ path: RequestPath) -> EmulatorFault? {
        // A test that went wrong must be able to take its faults back.
        guard !ControlRoutes.contains(path) else { return nil }
        return withState { state, _ in state.takeFault(method, path.text) }
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension Emulator {
    /// Performs a request to the token endpoint, the control API, or Graph.
    func response(to request: ServerRequest) -> TransportResponse {
        if let endpoint = TokenEndpoint(request.method, request.path) {
            return withState { state, now in
                let path = ControlRoutes.deviceCodesPath
                let directory = state.directory
                return endpoint.response(to: request, &state.identities, directory, verificationPath: path, at: now)
            }
        }
        guard TokenEndpoint.methods(at: request.path).isEmpty else {
            let error = PresenceServiceError.notAllowed(request.method, ["POST"], code: "MethodNotAllowed")
            return response(of: error, clientRequestId: request.headers["client-request-id"])
        }
        if isForPeople(request.path) { return peopleResponse(to: request) }
        return graphResponse(to: request)
    }

    /// Returns whether a path belongs to the control API or the web page. Requests to these paths are neither logged
    /// nor affected by faults.
    func isForPeople(_ path: RequestPath) -> Bool { path.text == Page.path || ControlRoutes.contains(path) }

    private func peopleResponse(to request: ServerRequest) -> TransportResponse {
        var content: (type: String, data: Data)?
        var response = response(to: request) {
            guard request.path.text != Page.path else {
                guard request.method == "GET" else {
                    throw PresenceServiceError.notAllowed(request.method, ["GET"], code: "MethodNotAllowed")
                }
                return (200, nil)
            }
            switch try ControlRoutes.perform(request, on: self) {
            case .none: return (200, nil)
            case .json(let value): return (200, try JSONCoding.encoder.encode(value))
            case .content(let type, let data):
                content = (type, data)
                return (200, nil)
            }
        }
        if let content {
            response.headers["Content-Type"] = content.type
            response.headers["Cache-Control"] = "no-store"
            response.body = content.data
        }
        return request.path.text == Page.path && response.status == 200 ? Page.response(response) : response
    }

    /// Returns the methods that a path allows; an empty array if the path does not exist.
    func methods(at path: RequestPath) -> [String] {
        let methods = TokenEndpoint.methods(at: path)
        guard methods.isEmpty else { return methods }
        if path.text == Page.path { return ["GET"] }
        return ControlRoutes.contains(path) ? ControlRoutes.methods(at: path) : GraphRoutes.methods(at: path, in: cloud)
    }

    /// Returns the response of the fault that applies to a request, and counts the use of the fault; `nil` if no fault
    /// applies.
    ///
    /// - Parameters:
    ///   - method: The method that the client sent, which differs from the request's method for `HEAD`.
    ///   - request: The request.
    /// - Returns: The response.
    func takeFault(_ method: String, _ request: ServerRequest) -> ScriptedResponse? {
        // Faults do not apply to the control API, so that a test can always remove them.
        guard !isForPeople(request.path) else { return nil }
        return withState { state, now in
            state.faults.take(at: now) { $0.applies(to: method, request.path) }.map {
                ScriptedResponse($0, to: request, hasBody: method != "HEAD", at: now)
            }
        }
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The effect of a fault on one request, with each response written as bytes.
struct ScriptedResponse {
    /// The steps, each of which is a pause, bytes, or the end of the connection.
    let steps: [EmulatorFault.Step]
    /// The response that the client receives; `nil` if the steps contain raw bytes or break the connection.
    let response: TransportResponse?

    /// Creates the response of a fault to a request.
    ///
    /// - Parameters:
    ///   - fault: The fault.
    ///   - request: The request.
    ///   - hasBody: Whether a body is sent. The response to a `HEAD` request has no body. The default is `true`.
    ///   - now: The emulator's time.
    init(_ fault: EmulatorFault, to request: ServerRequest, hasBody: Bool = true, at now: Date) {
        var responses: [TransportResponse] = []
        var isRaw = false
        var hasEnded = false
        steps = fault.steps.map { step in
            switch step {
            case .respond(let status, let headers, let body):
                let response = Self.response(status, headers, body, to: request, at: now)
                if !hasEnded { responses.append(response) }
                return .send(Data(HTTPWriter.bytes(of: response, isLast: false, hasBody: hasBody)))
            case .send: if !hasEnded { isRaw = true }
            case .close, .reset: hasEnded = true
            case .wait: break
            }
            return step
        }
        response = isRaw ? nil : responses.first
    }

    private static func response(
        _ status: Int,
        _ headers: GraphHeaders,
        _ body: Data?,
        to request: ServerRequest,
        at now: Date
    ) -> TransportResponse {
        // The writer specifies the length, so that a body is never read as the start of the next response.
        let headers = GraphHeaders(
            headers.fields.filter { !["content-length", "transfer-encoding"].contains($0.name.lowercased()) }
        )
        let body = status == 204 || status == 304 ? Data() : body
        let isForToken = !TokenEndpoint.methods(at: request.path).isEmpty
        let requestId = String.randomGUID()
        var all: GraphHeaders = ["Date": HTTPDate.text(of: now)]
        all[isForToken ? "x-ms-request-id" : "request-id"] = requestId
        let clientRequestId = request.headers["client-request-id"]
        all["client-request-id"] = clientRequestId
        let isError = body == nil && status >= 400 && !isForToken
        if isError { all["Content-Type"] = "application/json" }
        all = GraphHeaders(all.fields.filter { headers[$0.name] == nil } + headers.fields)
        guard isError else { return TransportResponse(status: status, headers: all, body: body ?? Data()) }
        let error = PresenceServiceError(
            status: status,
            code: "EmulatedFault",
            message: "a scripted fault replaced the response"
        )
        let data = ErrorBody(error, requestId: all["request-id"], clientRequestId: clientRequestId, date: now).data
        return TransportResponse(status: status, headers: all, body: data)
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension Emulator {
    /// The status and the body of a response. The body is `nil` if the response has no body.
    typealias Reply = (status: Int, body: Data?)

    /// Returns the response to a request, based on the value that a closure returns or the error that the closure
    /// throws.
    func response(to request: ServerRequest, _ reply: () throws -> Reply) -> TransportResponse {
        let now = self.now
        let clientRequestId = request.headers["client-request-id"]
        do {
            let (status, body) = try reply()
            var headers = Self.headers(at: now)
            headers["client-request-id"] = clientRequestId
            if body != nil { headers["Content-Type"] = "application/json" }
            return TransportResponse(status: status, headers: headers, body: body ?? Data())
        } catch let error as PresenceServiceError {
            return response(of: error, clientRequestId: clientRequestId)
        } catch {
            let message = "the emulator failed: \(error)"
            let failure = PresenceServiceError(status: 500, code: "InternalServerError", message: message)
            return response(of: failure, clientRequestId: clientRequestId)
        }
    }

    /// Returns the error response for an error.
    func response(of error: PresenceServiceError, clientRequestId: String? = nil) -> TransportResponse {
        let now = self.now
        var headers = Self.headers(at: now)
        headers["client-request-id"] = clientRequestId
        headers["Content-Type"] = "application/json"
        headers["Retry-After"] = error.retryAfter.map(String.init)
        return TransportResponse(
            status: error.status,
            headers: headers,
            body: ErrorBody(error, requestId: headers["request-id"], clientRequestId: clientRequestId, date: now).data
        )
    }

    private static func headers(at now: Date) -> GraphHeaders {
        ["Date": HTTPDate.text(of: now), "request-id": .randomGUID()]
    }
}

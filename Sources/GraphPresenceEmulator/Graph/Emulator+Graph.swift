// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension Emulator {
    /// Performs a Graph request.
    func graphResponse(to request: ServerRequest) -> TransportResponse {
        response(to: request) { try graphReply(to: request) }
    }

    private func graphReply(to request: ServerRequest) throws -> Reply {
        let caller = try withState { try $0.identities.caller(of: request, at: $1) }
        // A batch itself does not count toward the limit, because each of its requests does.
        if GraphRoutes.isBatch(request.path) { return (200, try batch(request)) }
        try withState { try $0.throttle.count(caller, at: $1) }
        if let call = DirectoryCall(request.path) {
            return try call.reply(to: request, from: caller, in: withState { state, _ in state.directory })
        }
        let (route, parameters) = try GraphRoutes.match(request.method, request.path, in: cloud)
        let call = GraphCall(
            emulator: self,
            request: request,
            caller: caller,
            operation: route.operation,
            parameters: parameters
        )
        return try route.handler(call)
    }

    private func batch(_ request: ServerRequest) throws -> Data {
        guard request.method == GraphMethod.post.rawValue else {
            throw PresenceServiceError.notAllowed(request.method, ["POST"], code: "Request_BadRequest")
        }
        try request.checkIsJSON()
        let batch = try Batch(request)
        return try JSONCoding.encoder.encode(
            batch.response { takeResponseOfFault(toItem: $0) ?? graphResponse(to: $0) }
        )
    }

    /// Returns the response of the fault that applies to a request in a batch, and counts the use of the fault; `nil`
    /// if no fault applies.
    private func takeResponseOfFault(toItem request: ServerRequest) -> TransportResponse? {
        withState { state, now in
            var response: TransportResponse?
            _ = state.faults.take(at: now) { fault in
                guard fault.applies(to: request.method, request.path) else { return false }
                response = fault.response(inBatchTo: request, at: now)
                return response != nil
            }
            return response
        }
    }
}

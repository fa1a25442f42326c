import Foundation
import GraphPresence

extension EmulatorTransport {
    /// The status of Graph's answer, and its body; nil if it has none.
    func graphAnswer(_ request: TransportRequest) throws -> (status: Int, body: Data?) {
        let caller = try withState { try $0.directory.caller(of: request, at: $1) }
        // Of a batch each request counts.
        if Route.isBatch(request.url) { return (200, try batch(request)) }
        try withState { try $0.throttle.count(caller, at: $1) }
        let route = try Route(method: request.method, url: request.url, cloud: cloud)
        if route.operation.pathTemplate.hasPrefix("/subscriptions") {
            return try subscriptionAnswer(route, request, caller)
        }
        if Self.selects(request.url) {
            throw PresenceServiceError(
                status: 400,
                code: "BadRequest",
                message: "The query option '$select' is not supported for presence."
            )
        }
        if route.operation.name == "getPresencesByUserId" {
            try caller.check(route.operation, on: nil)
            return (200, try presences(request, caller.user))
        }
        guard let user = route.operation.pathTemplate.hasPrefix("/me/") ? caller.user : route.parameters.first else {
            throw PresenceServiceError(
                status: 400,
                code: "BadRequest",
                message: "/me request is only valid with delegated authentication flow."
            )
        }
        // The service knows users by their object ids alone; the user of a token is the test's to name.
        guard route.parameters.allSatisfy(\.isGUID) else { throw PresenceServiceError.invalidUserId }
        try caller.check(route.operation, on: user)
        guard let command = try PresenceCommand(route.operation, request) else {
            let presence = withState { $0.service.presence(of: user, readBy: caller.user, at: $1, in: cloud) }
            return (200, try JSONCoding.encoder.encode(presence))
        }
        try withState { try $0.service.perform(command, for: user, at: $1) }
        return (PresenceRules.status(of: command), nil)
    }

    /// Whether the query has the option `$select`, in any case of letters and with or without its dollar sign.
    private static func selects(_ url: URL) -> Bool {
        let items = URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems ?? []
        return items.contains { ["$select", "select"].contains($0.name.lowercased()) }
    }

    private func batch(_ request: TransportRequest) throws -> Data {
        guard request.method == .post else {
            throw PresenceServiceError(status: 405, code: "Request_BadRequest", message: "A batch is posted.")
        }
        guard request.isJSON else {
            throw PresenceServiceError(
                status: 415,
                code: "UnsupportedMediaType",
                message: "The body has to be application/json."
            )
        }
        let authorization = request.headers["Authorization"]
        let batch = try Batch(request.body, root: GraphCloud.global.serviceRoot.absoluteString + Route.root)
        let answer = batch.answer { item in
            // The batch's token is that of all its requests.
            var headers = item.headers
            headers["Authorization"] = authorization
            let operation = GraphOperation(method: item.method, pathTemplate: item.url.path)
            return response(
                to: TransportRequest(
                    method: item.method,
                    url: item.url,
                    headers: headers,
                    body: item.body,
                    operation: operation
                )
            )
        }
        return try JSONCoding.encoder.encode(answer)
    }

    private func presences(_ request: TransportRequest, _ reader: String?) throws -> Data {
        let body: GetPresencesByUserIdPostRequestBody = try request.decodedBody()
        guard body.ids.count <= GetPresencesByUserIdPostRequestBody.idsMaximumCount else {
            throw PresenceServiceError.invalidArgument("ids")
        }
        guard body.ids.allSatisfy(\.isGUID) else { throw PresenceServiceError.invalidUserId }
        let presences = withState { state, now in
            body.ids.map { state.service.presence(of: $0, readBy: reader, at: now, in: cloud) }
        }
        return try JSONCoding.encoder.encode(CollectionResponse<Presence>(value: presences))
    }
}

import Foundation
import GraphPresence

extension EmulatorTransport {
    /// Performs a request of Graph.
    func graphReply(to request: TransportRequest) throws -> GraphCall.Reply {
        let caller = try withState { try $0.directory.caller(of: request, at: $1) }
        let path = request.path
        // Of a batch each request counts.
        if GraphRoutes.isBatch(path) { return (200, try batch(request)) }
        try withState { try $0.throttle.count(caller, at: $1) }
        let (route, parameters) = try GraphRoutes.match(request.method.rawValue, path, in: cloud)
        let call = GraphCall(
            emulator: self,
            request: request,
            caller: caller,
            operation: route.operation,
            parameters: parameters
        )
        return try route.handler(call)
    }

    private func batch(_ request: TransportRequest) throws -> Data {
        guard request.method == .post else {
            throw PresenceServiceError(status: 405, code: "Request_BadRequest", message: "A batch is posted.")
        }
        try request.checkIsJSON()
        let authorization = request.headers["Authorization"]
        let root = GraphCloud.global.serviceRoot.absoluteString + "/" + GraphServiceClient.serviceVersion
        let answer = try Batch(request.body, root: root).answer { item in
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
}

extension TransportRequest {
    /// The path.
    var path: RequestPath { RequestPath(url.path(percentEncoded: true)) }
}

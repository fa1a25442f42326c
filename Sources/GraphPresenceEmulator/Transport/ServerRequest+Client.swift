// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ServerRequest {
    /// Creates a server request from the request of a client in the same process.
    init(_ request: TransportRequest) {
        var origin = URLComponents()
        origin.scheme = request.url.scheme
        origin.host = request.url.host
        origin.port = request.url.port
        self.init(
            method: request.method.rawValue,
            path: RequestPath(request.url.path(percentEncoded: true)),
            query: request.url.query(percentEncoded: true),
            headers: request.headers,
            body: request.body ?? Data(),
            origin: origin.string ?? ""
        )
    }
}

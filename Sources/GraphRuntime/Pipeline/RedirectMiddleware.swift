// SPDX-License-Identifier: MIT

import Foundation

/// A middleware that follows a redirect if no data would be lost or leaked.
///
/// The middleware follows redirects of GET requests. After a 307 or 308 response that redirects to the same origin, the
/// middleware resends a write request with its body. Any other redirect of a write request causes an error, because a
/// GET request in place of the write would falsely report success.
struct RedirectMiddleware: GraphMiddleware {
    static let maximumCount = 5

    let events: EventSink

    func intercept(
        _ request: TransportRequest,
        for operation: GraphOperation,
        next: Next
    ) async throws -> TransportResponse {
        var request = request
        var count = 0
        while true {
            let response = try await next(request)
            guard [301, 302, 303, 307, 308].contains(response.status) else { return response }
            func refused(_ reason: String) -> GraphError {
                GraphError(
                    kind: .service,
                    operation: operation,
                    response: response,
                    message: "the redirect was not followed: \(reason)"
                )
            }
            guard count < Self.maximumCount else {
                throw refused("the limit of \(Self.maximumCount) redirects was reached")
            }
            guard let location = response.headers["Location"], let url = Self.target(location, of: request.url) else {
                throw refused("the response has no valid Location header")
            }
            if request.url.scheme?.lowercased() == "https", url.scheme?.lowercased() != "https" {
                throw refused("it would change the scheme from https to http")
            }
            let isSameOrigin = Self.origin(of: url) == Self.origin(of: request.url)
            if request.method != .get {
                guard response.status == 307 || response.status == 308 else {
                    throw refused("it would change the method from \(request.method.rawValue) to GET")
                }
                guard isSameOrigin else { throw refused("write requests are not resent to another origin") }
            }
            if !isSameOrigin { request.headers = Self.harmless(request.headers) }
            request.url = url
            count += 1
            events.emit(
                .redirect(status: response.status, isSameOrigin: isSameOrigin),
                operation,
                request.clientRequestId
            )
        }
    }

    private static func target(_ location: String, of url: URL) -> URL? {
        guard let target = URL(string: location, relativeTo: url)?.absoluteURL, target.host?.isEmpty == false,
            ["http", "https"].contains(target.scheme?.lowercased() ?? ""), target.user == nil, target.password == nil
        else { return nil }
        return target
    }

    private static func origin(of url: URL) -> [String] {
        let scheme = url.scheme?.lowercased() ?? ""
        let port = url.port ?? (scheme == "https" ? 443 : 80)
        return [scheme, url.host?.lowercased() ?? "", String(port)]
    }

    /// Returns the header fields that may be sent to a different origin. The returned fields do not include the access
    /// token or the caller's additional fields.
    private static func harmless(_ headers: GraphHeaders) -> GraphHeaders {
        GraphHeaders(headers.fields.filter { ["accept", "client-request-id"].contains($0.name.lowercased()) })
    }
}

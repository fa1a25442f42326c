// SPDX-License-Identifier: MIT

import GraphPresence

/// A check that a request comes from a program on this machine and not from a web page with a different origin.
///
/// A web page can also send requests to loopback addresses, either through a host name that resolves to such an address
/// (DNS rebinding) or across origins. The browser's `Host` and `Origin` headers reveal such a request.
enum LoopbackRequests {
    private static let hosts = ["localhost", "127.0.0.1", "[::1]"]

    /// Returns the error for a request that the server rejects; `nil` if the server accepts the request.
    static func error(for message: HTTPMessage) -> PresenceServiceError? {
        if let host = message.host, !isLoopback(host[...]) {
            return PresenceServiceError(
                status: 421,
                code: "MisdirectedRequest",
                message:
                    "the host '\(host.shortened)' does not identify this server; use localhost, 127.0.0.1, or [::1]"
            )
        }
        if let origin = message.headers["Origin"], !isLoopback(origin: origin) {
            return PresenceServiceError(
                status: 403,
                code: "Forbidden",
                message:
                    "the origin '\(origin.shortened)' is not allowed; use a page at http://localhost, "
                    + "http://127.0.0.1, or http://[::1], or omit the 'Origin' header"
            )
        }
        return nil
    }

    /// Returns the error for a control call that a page with another origin could send; `nil` if the server accepts the
    /// call.
    ///
    /// A browser lets any page send a POST request to any server, unless the content type of the body, for example
    /// JSON, requires a preflight request. The server never permits a preflight request. Only requests from browsers
    /// have an `Origin` header.
    static func error(for request: ServerRequest) -> PresenceServiceError? {
        guard request.method == "POST", request.headers["Origin"] != nil, ControlRoutes.contains(request.path) else {
            return nil
        }
        do throws(PresenceServiceError) {
            try request.checkIsJSON()
            return nil
        } catch {
            return error
        }
    }

    private static func isLoopback(origin: String) -> Bool {
        let scheme = "http://"
        return origin.lowercased().hasPrefix(scheme) && isLoopback(origin.dropFirst(scheme.count))
    }

    /// Returns whether a host, with or without a port, refers to this machine.
    private static func isLoopback(_ authority: Substring) -> Bool {
        let text = authority.lowercased()
        guard let host = hosts.first(where: { text.hasPrefix($0) }) else { return false }
        let rest = text.dropFirst(host.count)
        return rest.isEmpty || rest.hasPrefix(":") && rest.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

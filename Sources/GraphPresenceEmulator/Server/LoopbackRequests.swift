// SPDX-License-Identifier: MIT

import GraphPresence

/// The check that a request comes from a program on this machine and not from a web page of a different origin.
///
/// A web page can also send requests to loopback addresses, either under a host name that resolves to them (DNS
/// rebinding) or across origins. The browser then reveals this in the headers `Host` and `Origin`.
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

    /// Returns the error for a control call that a page of another origin could send; `nil` if the server accepts it.
    ///
    /// A browser lets each page send a POST request to every server unless the type of its body requires it to ask the
    /// server first, as JSON does. The server never permits that. Only requests of browsers have the header `Origin`.
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

    /// Returns whether a host, with or without a port, is this machine.
    private static func isLoopback(_ authority: Substring) -> Bool {
        let text = authority.lowercased()
        guard let host = hosts.first(where: { text.hasPrefix($0) }) else { return false }
        let rest = text.dropFirst(host.count)
        return rest.isEmpty || rest.hasPrefix(":") && rest.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

import GraphPresence

/// The requests that a server of this machine answers: those that were sent to this machine by its own programs.
///
/// A web page can send requests to loopback addresses too, under a name of its own that resolves to them (DNS rebinding) or
/// across origins. Its browser says so in the headers `Host` and `Origin`.
enum LoopbackRequests {
    private static let hosts = ["localhost", "127.0.0.1", "[::1]"]

    /// The error of a request that is refused; `nil` if the request is answered.
    static func refusal(of message: HTTPMessage) -> PresenceServiceError? {
        if let host = message.host, !isLoopback(host[...]) {
            return PresenceServiceError(
                status: 421,
                code: "MisdirectedRequest",
                message: "Host '\(host.prefix(80))' is not a name of this server; use localhost, 127.0.0.1 or [::1]."
            )
        }
        if let origin = message.headers["Origin"], !isLoopback(origin: origin) {
            return PresenceServiceError(
                status: 403,
                code: "Forbidden",
                message:
                    "Origin '\(origin.prefix(80))' is not allowed; pages of http://localhost, http://127.0.0.1 and "
                    + "http://[::1] are, and requests without this header."
            )
        }
        return nil
    }

    private static func isLoopback(origin: String) -> Bool {
        let scheme = "http://"
        return origin.lowercased().hasPrefix(scheme) && isLoopback(origin.dropFirst(scheme.count))
    }

    /// Whether a host, with or without a port, is this machine.
    private static func isLoopback(_ authority: Substring) -> Bool {
        let text = authority.lowercased()
        guard let host = hosts.first(where: { text.hasPrefix($0) }) else { return false }
        let rest = text.dropFirst(host.count)
        return rest.isEmpty || rest.hasPrefix(":") && rest.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

import Foundation

/// The hosts that are never reached through a proxy.
enum ProxyExceptions {
    private static let loopbackHosts = ["localhost", "127.0.0.1", "::1"]

    /// Excludes this machine from the proxies of `http_proxy` and `all_proxy`, which would get its requests with their
    /// tokens.
    ///
    /// Call it before anything else: another thread must not read the environment while it changes.
    static func addLoopback() {
        let current = [getenv("no_proxy"), getenv("NO_PROXY")].compactMap { $0.map { String(cString: $0) } }
        // The lower-case name takes precedence, unless it is empty.
        setenv("no_proxy", merged(current.first { !$0.isEmpty } ?? ""), 1)
    }

    /// A list of hosts with those of this machine.
    ///
    /// - Parameter list: Hosts, separated by commas or spaces; `*` for all hosts.
    /// - Returns: The list, with the missing hosts at its end.
    static func merged(_ list: String) -> String {
        guard list != "*" else { return list }
        let hosts = list.split { $0 == "," || $0 == " " }.map { $0.lowercased() }
        return ([list].filter { !$0.isEmpty } + loopbackHosts.filter { !hosts.contains($0) }).joined(separator: ",")
    }
}

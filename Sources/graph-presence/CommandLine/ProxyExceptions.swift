// SPDX-License-Identifier: MIT

import Foundation

/// The hosts that are always called without a proxy.
enum ProxyExceptions {
    private static let loopbackHosts = ["localhost", "127.0.0.1", "::1"]

    /// Excludes this machine from `http_proxy` and `all_proxy`, because these proxies would receive the access tokens
    /// in requests to this machine.
    ///
    /// Call this method before anything else, because no other thread may read the environment while the method changes
    /// it.
    static func addLoopback() {
        let current = [getenv("no_proxy"), getenv("NO_PROXY")].compactMap { $0.map { String(cString: $0) } }
        // As in libcurl, the lowercase variable takes precedence unless its value is empty.
        setenv("no_proxy", merged(current.first { !$0.isEmpty } ?? ""), 1)
    }

    /// Returns a list of hosts that includes the names of this machine.
    ///
    /// - Parameter list: Hosts, separated by commas or spaces; `*` for all hosts.
    /// - Returns: The list, followed by the names of this machine that the list does not contain.
    static func merged(_ list: String) -> String {
        guard list != "*" else { return list }
        let hosts = list.split { $0 == "," || $0 == " " }.map { $0.lowercased() }
        return ([list].filter { !$0.isEmpty } + loopbackHosts.filter { !hosts.contains($0) }).joined(separator: ",")
    }
}

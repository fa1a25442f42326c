// SPDX-License-Identifier: MIT

import Foundation

/// The hosts that may receive access tokens.
///
/// These are the cloud's host and the hosts that the caller allows, over HTTPS only. The local machine (loopback) is
/// always allowed.
struct TokenHosts: Sendable {
    private let hosts: Set<String>

    init(cloud: GraphCloud, allowed: Set<String>) {
        var hosts = Set(allowed.map { $0.lowercased() })
        if let host = cloud.serviceRoot.host { hosts.insert(host.lowercased()) }
        self.hosts = hosts
    }

    /// Returns whether a URL refers to the local machine.
    static func isLoopback(_ url: URL) -> Bool {
        ["localhost", "127.0.0.1", "::1", "[::1]"].contains(url.host?.lowercased() ?? "")
    }

    /// Returns the reason why an access token must not be sent to a URL, or `nil` if the token may be sent.
    func problem(of url: URL) -> String? {
        if Self.isLoopback(url) { return nil }
        guard url.scheme?.lowercased() == "https" else {
            return
                "the base URL starts with '\(url.scheme ?? "")://'; access tokens are sent only over https or to this "
                + "machine"
        }
        let host = url.host?.lowercased() ?? ""
        guard hosts.contains(host) else {
            return
                "access tokens are not sent to the host '\(host)', which does not belong to the cloud; to send access "
                + "tokens to this host, add it to 'allowedHosts'"
        }
        return nil
    }
}

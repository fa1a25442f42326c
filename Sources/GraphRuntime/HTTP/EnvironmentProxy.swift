// SPDX-License-Identifier: MIT

import Foundation

/// The proxy that environment variables specify for a URL, as libcurl interprets them.
///
/// When thrown as an error, this type reports that a plain HTTP request was not sent because the proxy could read the
/// secrets in the request.
struct EnvironmentProxy: LocalizedError, Equatable {
    /// The name of the environment variable that specifies the proxy.
    let variable: String
    /// The host in the request URL.
    let host: String

    /// Creates a description of the proxy for a URL; returns `nil` if the URL is not requested through a proxy.
    ///
    /// - Parameters:
    ///   - url: The request URL.
    ///   - value: A closure that returns the value of an environment variable. The default closure reads the process
    ///     environment.
    init?(for url: URL, value: (String) -> String? = Self.value) {
        // libcurl ignores HTTP_PROXY, because a CGI server sets that variable from a request header.
        let own = url.scheme?.lowercased() == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
        guard let variable = (own + ["all_proxy", "ALL_PROXY"]).first(where: { !(value($0) ?? "").isEmpty }),
            let host = url.host?.lowercased()
        else { return nil }
        let exceptions = ["no_proxy", "NO_PROXY"].compactMap(value).first { !$0.isEmpty } ?? ""
        if Self.isExcepted(host, exceptions) { return nil }
        self.variable = variable
        self.host = host
    }

    var errorDescription: String? {
        "plain HTTP requests are not sent through the proxy in \(variable), because the proxy could read their secrets; add "
            + "'\(host)' to no_proxy"
    }

    private static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// Returns whether a list of exceptions contains a host or one of its parent domains.
    ///
    /// Entries that libcurl may interpret differently, for example networks (`10.0.0.0/8`), are ignored.
    private static func isExcepted(_ host: String, _ list: String) -> Bool {
        if list == "*" { return true }
        let host = host.trimmingCharacters(in: ["[", "]"])
        return list.lowercased().split(whereSeparator: { ", \t".contains($0) }).contains { entry in
            let name = entry.hasPrefix(".") ? entry.dropFirst() : entry
            return !name.isEmpty && (host == name || host.hasSuffix("." + name) && !isAddress(host))
        }
    }

    private static func isAddress(_ host: String) -> Bool {
        host.allSatisfy { $0.isNumber || $0 == "." } || host.contains(":")
    }
}

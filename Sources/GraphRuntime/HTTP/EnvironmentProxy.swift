import Foundation

/// The proxy that libcurl uses for a URL, as the environment says.
///
/// As an error it says that a plain-http request was not sent: the proxy would see its secrets in the clear.
struct EnvironmentProxy: LocalizedError, Equatable {
    /// The variable that names the proxy.
    let variable: String
    /// The host of the request.
    let host: String

    /// The proxy for a URL; nil if none is used for it.
    ///
    /// - Parameters:
    ///   - url: The URL of the request.
    ///   - value: The value of a variable. The default is that of the process.
    init?(for url: URL, value: (String) -> String? = Self.value) {
        guard let host = url.host?.lowercased() else { return nil }
        // libcurl does not read HTTP_PROXY: a CGI server sets it from a header.
        let own = url.scheme?.lowercased() == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
        guard let variable = (own + ["all_proxy", "ALL_PROXY"]).first(where: { !(value($0) ?? "").isEmpty })
        else { return nil }
        let exceptions = ["no_proxy", "NO_PROXY"].compactMap(value).first { !$0.isEmpty } ?? ""
        if Self.isExcepted(host, exceptions) { return nil }
        self.variable = variable
        self.host = host
    }

    var errorDescription: String? {
        "plain HTTP requests are not sent through the proxy of \(variable), which could read their secrets; "
            + "add '\(host)' to no_proxy"
    }

    private static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// Whether a host is in a list of exceptions: itself, or below a domain in it. What libcurl may read in another way,
    /// such as a network (`10.0.0.0/8`), is not an exception here.
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

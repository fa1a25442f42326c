// SPDX-License-Identifier: MIT

public import Foundation

/// A Microsoft Graph national cloud, with its service root and authority.
///
/// An access token for one cloud is not valid in another. For details, see
/// [National cloud deployments](https://learn.microsoft.com/graph/deployments).
public struct GraphCloud: Hashable, Sendable {
    /// The name of a cloud, which schemas use to specify where an operation is available.
    public struct Name: RawRepresentable, Hashable, Sendable {
        /// The name, such as `usGovL4`.
        public let rawValue: String

        /// Creates a name.
        ///
        /// - Parameter rawValue: The name, such as `usGovL4`.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The global service, which includes Microsoft 365 GCC.
        public static let global = Name(rawValue: "global")
        /// US Government L4 (GCC High).
        public static let usGovL4 = Name(rawValue: "usGovL4")
        /// US Government L5 (DoD).
        public static let usGovL5 = Name(rawValue: "usGovL5")
        /// China, operated by 21Vianet.
        public static let china = Name(rawValue: "china")
    }

    /// The name of the cloud.
    public let name: Name
    /// The root URL of the service, without a version, such as `https://graph.microsoft.com`.
    public let serviceRoot: URL
    /// The URL of the authority that issues tokens, such as `https://login.microsoftonline.com`.
    public let authority: URL

    /// Creates a cloud with the specified URLs, for example a cloud that this version does not define.
    ///
    /// - Parameters:
    ///   - name: The name of the cloud.
    ///   - serviceRoot: The root URL of the service, without a version.
    ///   - authority: The URL of the authority that issues tokens.
    public init(name: Name, serviceRoot: URL, authority: URL) {
        self.name = name
        self.serviceRoot = serviceRoot
        self.authority = authority
    }

    /// The global service, which includes Microsoft 365 GCC.
    public static let global = GraphCloud(.global, "graph.microsoft.com", "login.microsoftonline.com")
    /// US Government L4 (GCC High).
    public static let usGovL4 = GraphCloud(.usGovL4, "graph.microsoft.us", "login.microsoftonline.us")
    /// US Government L5 (DoD).
    public static let usGovL5 = GraphCloud(.usGovL5, "dod-graph.microsoft.us", "login.microsoftonline.us")
    /// China, operated by 21Vianet.
    public static let china = GraphCloud(.china, "microsoftgraph.chinacloudapi.cn", "login.chinacloudapi.cn")

    private init(_ name: Name, _ serviceHost: StaticString, _ loginHost: StaticString) {
        self.name = name
        serviceRoot = Self.url(host: serviceHost)
        authority = Self.url(host: loginHost)
    }

    private static func url(host: StaticString) -> URL {
        var components = URLComponents()
        components.scheme = "https"
        components.host = host.description
        // The host is one of the constants above, so the URL is always valid.
        return components.url ?? URL(fileURLWithPath: "/")
    }
}

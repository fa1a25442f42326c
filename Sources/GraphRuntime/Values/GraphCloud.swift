public import Foundation

/// A national cloud of Microsoft Graph: where its service and its sign-in are.
///
/// Tokens of one cloud do not work in another. See
/// [National cloud deployments](https://learn.microsoft.com/graph/deployments).
public struct GraphCloud: Hashable, Sendable {
    /// Which cloud it is; operations tell by this where they are offered.
    public struct Name: RawRepresentable, Hashable, Sendable {
        /// The name in schemas, such as `usGovL4`.
        public let rawValue: String

        /// A cloud of any name.
        ///
        /// - Parameter rawValue: The name in schemas.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The global service, Microsoft 365 GCC included.
        public static let global = Name(rawValue: "global")
        /// US Government L4 (GCC High).
        public static let usGovL4 = Name(rawValue: "usGovL4")
        /// US Government L5 (DoD).
        public static let usGovL5 = Name(rawValue: "usGovL5")
        /// China, operated by 21Vianet.
        public static let china = Name(rawValue: "china")
    }

    /// Which cloud it is.
    public let name: Name
    /// The root of the service, without a version, such as `https://graph.microsoft.com`.
    public let serviceRoot: URL
    /// Where tokens are issued, such as `https://login.microsoftonline.com`.
    public let authority: URL

    /// A cloud with its addresses.
    ///
    /// - Parameters:
    ///   - name: Which cloud it is.
    ///   - serviceRoot: The root of the service, without a version.
    ///   - authority: Where tokens are issued.
    public init(name: Name, serviceRoot: URL, authority: URL) {
        self.name = name
        self.serviceRoot = serviceRoot
        self.authority = authority
    }

    /// The global service, Microsoft 365 GCC included.
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
        // Only the constant hosts above come here, and each makes a URL.
        return components.url ?? URL(fileURLWithPath: "/")
    }
}

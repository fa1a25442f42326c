public import Foundation

/// What credentials that ask a token endpoint have in common.
///
/// The mirror shows the authority alone: a transport may be anybody's type.
public struct CredentialOptions: CustomReflectable, CustomStringConvertible, Sendable {
    /// The login endpoint, such as `https://login.microsoftonline.com`; nil for that of the client's cloud.
    public var authority: URL?
    /// Sends the requests to the token endpoint.
    public var transport: any Transport
    /// When and how often these are sent again; its clock decides when tokens expire.
    public var retryPolicy: RetryPolicy
    /// How long an attempt at the token endpoint may take in all.
    public var timeout: Duration

    /// Options.
    ///
    /// - Parameters:
    ///   - authority: The login endpoint; nil for that of the client's cloud. Default: nil.
    ///   - transport: Sends the requests to the token endpoint. Default: `URLSession`.
    ///   - retryPolicy: When and how often these are sent again. Default: ``RetryPolicy/standard``.
    ///   - timeout: How long an attempt at the token endpoint may take in all. The default is 60 seconds.
    public init(
        authority: URL? = nil,
        transport: any Transport = URLSessionTransport.shared,
        retryPolicy: RetryPolicy = .standard,
        timeout: Duration = .seconds(60)
    ) {
        self.authority = authority
        self.transport = transport
        self.retryPolicy = retryPolicy
        self.timeout = timeout
    }

    /// The authority.
    public var description: String { "CredentialOptions(\(authority?.host ?? "the cloud's authority"))" }

    /// Shows the authority alone.
    public var customMirror: Mirror {
        Mirror(self, children: ["authority": authority?.host as Any], displayStyle: .struct)
    }

    var endpoint: TokenEndpointClient {
        TokenEndpointClient(transport: transport, retryPolicy: retryPolicy, timeout: timeout)
    }
}

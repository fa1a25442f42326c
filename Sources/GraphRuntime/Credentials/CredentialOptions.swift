public import Foundation

/// What credentials that ask a token endpoint have in common.
public struct CredentialOptions: Sendable {
    /// The login endpoint, such as `https://login.microsoftonline.com`; nil for that of the client's cloud.
    public var authority: URL?
    /// Sends the requests to the token endpoint.
    public var transport: any Transport
    /// When and how often these are sent again; its clock decides when tokens expire.
    public var retryPolicy: RetryPolicy

    /// Options.
    ///
    /// - Parameters:
    ///   - authority: The login endpoint; nil for that of the client's cloud. Default: nil.
    ///   - transport: Sends the requests to the token endpoint. Default: `URLSession`.
    ///   - retryPolicy: When and how often these are sent again. Default: ``RetryPolicy/standard``.
    public init(
        authority: URL? = nil,
        transport: any Transport = URLSessionTransport.shared,
        retryPolicy: RetryPolicy = .standard
    ) {
        self.authority = authority
        self.transport = transport
        self.retryPolicy = retryPolicy
    }

    var endpoint: TokenEndpointClient { TokenEndpointClient(transport: transport, retryPolicy: retryPolicy) }
}

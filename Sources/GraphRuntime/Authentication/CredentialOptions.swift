public import Foundation

/// What credentials that ask a token endpoint have in common.
///
/// The mirror shows the authority alone: a transport may be anybody's type.
public struct CredentialOptions: CustomReflectable, CustomStringConvertible, Sendable {
    /// The login endpoint, such as `https://login.microsoftonline.com`; nil for that of the client's cloud.
    public var authority: URL?
    /// Sends the requests to the token endpoint.
    public var transport: any GraphTransport
    /// When and how often these are retried.
    public var retryPolicy: GraphRetryPolicy
    /// The clock that retries and the expiry of tokens go by.
    public var clock: any GraphClock
    /// How long an attempt at the token endpoint may take in all.
    public var timeout: Duration

    /// Options.
    ///
    /// - Parameters:
    ///   - authority: The login endpoint; nil for that of the client's cloud. Default: nil.
    ///   - transport: Sends the requests to the token endpoint. Default: `URLSession`.
    ///   - retryPolicy: When and how often these are sent again. Default: ``GraphRetryPolicy/standard``.
    ///   - clock: The clock that retries and the expiry of tokens go by. The default is the clock of this machine.
    ///   - timeout: How long an attempt at the token endpoint may take in all. The default is 60 seconds.
    public init(
        authority: URL? = nil,
        transport: any GraphTransport = URLSessionTransport.shared,
        retryPolicy: GraphRetryPolicy = .standard,
        clock: any GraphClock = .system,
        timeout: Duration = .seconds(60)
    ) {
        self.authority = authority
        self.transport = transport
        self.retryPolicy = retryPolicy
        self.clock = clock
        self.timeout = timeout
    }

    /// The authority.
    public var description: String { "CredentialOptions(\(authority?.host ?? "the cloud's authority"))" }

    /// Shows the authority alone.
    public var customMirror: Mirror {
        Mirror(self, children: ["authority": authority?.host as Any], displayStyle: .struct)
    }

    var endpoint: TokenEndpointClient {
        TokenEndpointClient(transport: transport, retryPolicy: retryPolicy, clock: clock, timeout: timeout)
    }
}

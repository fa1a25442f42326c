// SPDX-License-Identifier: MIT

public import Foundation

/// The settings for credentials that use a token endpoint.
///
/// The mirror contains only the host of the authority, because a custom transport may contain secrets.
public struct CredentialOptions: CustomReflectable, CustomStringConvertible, Sendable {
    /// The authority URL, such as `https://login.microsoftonline.com`; `nil` to use the authority of the client's
    /// cloud.
    public var authority: URL?
    /// The transport that sends requests to the token endpoint.
    public var transport: any GraphTransport
    /// The policy for retrying requests to the token endpoint.
    public var retryPolicy: GraphRetryPolicy
    /// The clock for retries and token expiration.
    public var clock: any GraphClock
    /// The maximum duration of each request to the token endpoint, not including retries; `nil` for the endpoint's
    /// default.
    ///
    /// The endpoint's default is 10 seconds for managed identity endpoints, and 60 seconds for all other endpoints.
    public var timeout: Duration?

    /// Creates options with default values for the omitted settings.
    ///
    /// - Parameters:
    ///   - authority: The authority URL; `nil` to use the authority of the client's cloud. The default is `nil`.
    ///   - transport: The transport that sends requests to the token endpoint. The default transport uses `URLSession`.
    ///   - retryPolicy: The policy for retrying requests to the token endpoint. The default is
    ///     ``GraphRetryPolicy/standard``.
    ///   - clock: The clock for retries and token expiration. The default is the system clock.
    ///   - timeout: The maximum duration of each request to the token endpoint, not including retries; `nil` for 60
    ///     seconds, or for 10 seconds with a managed identity endpoint. The default is `nil`.
    public init(
        authority: URL? = nil,
        transport: any GraphTransport = URLSessionTransport.shared,
        retryPolicy: GraphRetryPolicy = .standard,
        clock: any GraphClock = .system,
        timeout: Duration? = nil
    ) {
        self.authority = authority
        self.transport = transport
        self.retryPolicy = retryPolicy
        self.clock = clock
        self.timeout = timeout
    }

    /// The type name and the host of the authority.
    public var description: String { "CredentialOptions(\(authority?.host ?? "the cloud's authority"))" }

    /// A mirror that contains only the host of the authority.
    public var customMirror: Mirror {
        Mirror(self, children: ["authority": authority?.host as Any], displayStyle: .struct)
    }

    /// The maximum duration of each request to an endpoint of the authority.
    package var authorityTimeout: Duration { timeout ?? AttemptDeadline.defaultTimeout }

    var endpoint: TokenEndpointClient {
        TokenEndpointClient(transport: transport, retryPolicy: retryPolicy, clock: clock, timeout: authorityTimeout)
    }
}

// SPDX-License-Identifier: MIT

import Foundation

/// The endpoint that issues access tokens for managed identities.
struct ManagedIdentityEndpoint: Sendable {
    private let address: String
    private let header: (name: String, value: String)
    private let version: String
    private let clientId: String?
    private let template: String

    /// The HTTP statuses for which the documentation of the Azure Instance Metadata Service recommends a retry.
    static let transientStatuses: Set<Int> = [404, 410, 429, 500, 502, 503, 504]

    /// The maximum duration of a request if the settings specify none. The timeout is short, because the metadata
    /// service never responds outside Azure.
    static let defaultTimeout = Duration.seconds(10)

    /// The strings that must not appear in an error.
    var secrets: [String] { header.name == "Metadata" ? [] : [header.value] }

    init(environment: [String: String], clientId: String?) {
        self.clientId = clientId
        if let address = environment["IDENTITY_ENDPOINT"], !address.isEmpty,
            let secret = environment["IDENTITY_HEADER"], !secret.isEmpty
        {
            self.address = address
            header = ("X-IDENTITY-HEADER", secret)
            version = "2019-08-01"
            template = "{IDENTITY_ENDPOINT}"
        } else {
            // The Azure Instance Metadata Service has the same address in every cloud.
            address = "http://169.254.169.254/metadata/identity/oauth2/token"
            header = ("Metadata", "true")
            version = "2018-02-01"
            template = "/metadata/identity/oauth2/token"
        }
    }

    /// The operation that is reported in errors.
    var operation: GraphOperation {
        GraphOperation(
            method: .get,
            pathTemplate: template,
            documentation:
                "https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token"
        )
    }

    func request(for context: TokenRequestContext, timeout: Duration) throws(GraphError) -> TransportRequest {
        let isHeaderValue = !header.value.utf8.contains { $0 < 0x20 || $0 == 0x7F }
        var query = [("api-version", version), ("resource", context.cloud.serviceRoot.absoluteString)]
        if let clientId { query.append(("client_id", clientId)) }
        let text = query.map { PercentEncoding.encode($0) + "=" + PercentEncoding.encode($1) }.joined(separator: "&")
        guard isHeaderValue, let url = URL(string: address + "?" + text), url.scheme != nil, url.host != nil else {
            throw TokenEndpointClient.refused(
                operation,
                "IDENTITY_ENDPOINT is not a valid URL, or IDENTITY_HEADER is not a valid header value"
            )
        }
        return TransportRequest(
            method: .get,
            url: url,
            headers: GraphHeaders([
                GraphHeaders.Field(name: header.name, value: header.value),
                GraphHeaders.Field(name: "Accept", value: "application/json"),
            ]),
            timeout: timeout
        )
    }
}

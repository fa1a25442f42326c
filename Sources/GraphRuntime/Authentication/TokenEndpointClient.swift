// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A client for the token endpoints of the Microsoft identity platform and of managed identities.
struct TokenEndpointClient: Sendable {
    let transport: any GraphTransport
    let retryPolicy: GraphRetryPolicy
    let clock: any GraphClock
    let timeout: Duration

    /// Posts a form to a tenant's endpoint, which is `token` or `devicecode`.
    ///
    /// The secrets do not appear in errors, regardless of what the endpoint returns.
    func post(
        _ resource: String,
        tenant: String,
        authority: URL,
        fields: [(String, String)],
        secrets: [String]
    ) async throws -> TokenResponse {
        let operation = Self.operation(resource)
        guard !tenant.isEmpty, tenant.utf8.allSatisfy(Self.isTenantCharacter), tenant.contains(where: { $0 != "." })
        else { throw Self.refused(operation, "the tenant is not a valid ID or domain name") }
        var text = authority.absoluteString
        while text.hasSuffix("/") { text.removeLast() }
        guard let url = URL(string: "\(text)/\(tenant)/oauth2/v2.0/\(resource)"), Self.isSafe(url) else {
            throw Self.refused(
                operation,
                "the authority is not an https URL; secrets are sent only over https or to this machine"
            )
        }
        let body = fields.map { PercentEncoding.encode($0) + "=" + PercentEncoding.encode($1) }.joined(separator: "&")
        let request = TransportRequest(
            method: .post,
            url: url,
            headers: [
                "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded",
                "client-request-id": UUID.random.uuidString.lowercased(), "return-client-request-id": "true",
            ],
            body: Data(body.utf8),
            timeout: timeout
        )
        return try await send(request, for: operation, secrets: secrets)
    }

    /// Sends a request and retries it according to the retry policy.
    func send(
        _ request: TransportRequest,
        for operation: GraphOperation,
        secrets: [String],
        retrying statuses: Set<Int> = GraphRetryPolicy.statuses
    ) async throws -> TokenResponse {
        var runner = RetryRunner(clock: clock, events: EventSink(handler: nil), statuses: statuses)
        if let onRetry = TokenCache.onRetry { runner.onRetry = { onRetry(Self.failure($0), $1) } }
        let redaction = RedactionMiddleware(clock: clock, secrets: secrets)
        do {
            let end = OperationTimeLimit.current?.end(by: clock)
            let schedule = RetrySchedule(retryPolicy, from: clock.now, until: end)
            let response = try await runner.response(to: request, for: operation, schedule) { request, _ in
                let deadline = AttemptDeadline(request.timeout)
                return try await redaction.intercept(request, for: operation) {
                    try await transport.send($0, until: deadline)
                }
            }
            return TokenResponse(response, operation, clientRequestId: request.clientRequestId)
        } catch let failure as GraphError {
            throw Self.failure(failure)
        }
    }

    /// Returns a failure of the token endpoint as a failure to acquire a token.
    private static func failure(_ failure: GraphError) -> GraphError {
        var failure = failure
        if failure.kind == .transport, let cause = failure.underlying, !(cause is URLError) {
            // The new kind does not show that the connection failed, so the underlying error must indicate this failure.
            failure.underlying = cause as? TransportError ?? TransportError(partialResponse: nil, underlying: cause)
        }
        failure.kind = .authentication
        failure.bodyExcerpt = nil
        return failure
    }

    /// Returns the operation that posts a form to a tenant's endpoint.
    static func operation(_ resource: String) -> GraphOperation {
        GraphOperation(
            method: .post,
            pathTemplate: "/{tenant}/oauth2/v2.0/\(resource)",
            isIdempotent: true,
            documentation: "https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow"
        )
    }

    static func refused(_ operation: GraphOperation, _ message: String) -> GraphError {
        GraphError(kind: .authentication, operation: operation, message: message)
    }

    private static func isSafe(_ url: URL) -> Bool {
        guard url.host?.isEmpty == false, url.user == nil, url.query == nil else { return false }
        return url.scheme?.lowercased() == "https" || TokenHosts.isLoopback(url)
    }

    private static func isTenantCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

import Foundation

/// Adds the bearer token of a credential, over https or to this machine alone.
struct AuthenticationMiddleware: Middleware, CustomReflectable {
    let credential: any TokenCredential
    let cloud: GraphCloud

    func intercept(
        _ request: TransportRequest,
        next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
        guard request.url.scheme?.lowercased() == "https" || isLoopback(request.url.host) else {
            throw GraphError(
                kind: .invalidRequest,
                operation: request.operation,
                message: "a token is sent over https or to this machine alone; "
                    + "the base URL starts with '\(request.url.scheme ?? "")://'"
            )
        }
        let context = TokenRequestContext(cloud: cloud, scopes: [cloud.defaultScope])
        let token: AccessToken
        do {
            token = try await credential.token(for: context)
        } catch let error as GraphError {
            throw error
        } catch {
            if Task.isCancelled || error.isCancellation { throw CancellationError() }
            throw GraphError(
                kind: .authentication,
                operation: request.operation,
                message: "the credential gave no token",
                underlying: error
            )
        }
        guard token.isWellFormed else {
            throw GraphError(
                kind: .authentication,
                operation: request.operation,
                message: "the credential's token is empty or holds characters that no token has"
            )
        }
        var request = request
        request.headers["Authorization"] = "Bearer " + token.token
        return try await next(request)
    }

    /// Shows nothing: a credential may be anybody's type, with secrets in its properties.
    var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }

    private func isLoopback(_ host: String?) -> Bool {
        guard let host else { return false }
        return ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host.lowercased())
    }
}

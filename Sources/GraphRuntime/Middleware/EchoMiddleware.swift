import Foundation

/// Takes the token out of answers that repeat it.
///
/// Something between the client and the service may answer with a page of its own that shows the request. Such a page would
/// end up in an error, and so in a log.
struct EchoMiddleware: Middleware {
    /// Shorter texts are no tokens of any service, and may stand in an answer by chance.
    private static let minimumLength = 8

    func intercept(
        _ request: TransportRequest,
        next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
        let secret = Data((request.headers["Authorization"] ?? "").utf8.dropFirst("Bearer ".utf8.count))
        do {
            return Self.hide(secret, in: try await next(request))
        } catch let error as TransportError {
            let partial = error.partialResponse.map { Self.hide(secret, in: $0) }
            throw TransportError(partialResponse: partial, underlying: error.underlying)
        }
    }

    private static func hide(_ secret: Data, in response: TransportResponse) -> TransportResponse {
        // The service's own answers, which are JSON, are not searched: they are large, and of the service.
        let isJSON = response.headers["Content-Type"]?.lowercased().contains("json") == true
        guard secret.count >= minimumLength, !isJSON || !(200..<300).contains(response.status) else { return response }
        var response = response
        while let range = response.body.range(of: secret) {
            response.body.replaceSubrange(range, with: Data("•••".utf8))
        }
        return response
    }
}

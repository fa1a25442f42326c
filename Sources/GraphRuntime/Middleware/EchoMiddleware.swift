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
        let authorization = request.headers["Authorization"] ?? ""
        do {
            return Self.hide(authorization, in: try await next(request))
        } catch let error as TransportError {
            let partial = error.partialResponse.map { Self.hide(authorization, in: $0) }
            throw TransportError(partialResponse: partial, underlying: error.underlying)
        }
    }

    private static func hide(_ authorization: String, in response: TransportResponse) -> TransportResponse {
        guard !response.body.isEmpty else { return response }
        // The service's own answers, which are JSON, are not searched: they are large, and of the service.
        let isJSON = response.headers["Content-Type"]?.lowercased().contains("json") == true
        if isJSON, (200..<300).contains(response.status) { return response }
        let secret = Data(authorization.utf8.dropFirst("Bearer ".utf8.count))
        guard secret.count >= minimumLength else { return response }
        var response = response
        while let range = response.body.range(of: secret) {
            response.body.replaceSubrange(range, with: Data("•••".utf8))
        }
        return response
    }
}

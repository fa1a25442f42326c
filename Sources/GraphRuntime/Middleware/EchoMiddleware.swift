import Foundation

/// Notes on each answer the token that it was asked with, so that an error does not repeat it.
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
        let token = String((request.headers["Authorization"] ?? "").dropFirst("Bearer ".count))
        do {
            var response = try await next(request)
            response.secret = token.utf8.count >= Self.minimumLength ? token : nil
            return response
        } catch let error as TransportError {
            var partial = error.partialResponse
            partial?.secret = token.utf8.count >= Self.minimumLength ? token : nil
            throw TransportError(partialResponse: partial, underlying: error.underlying)
        }
    }
}

extension TransportResponse {
    /// The body without the token, wherever it is repeated.
    var bodyWithoutSecret: Data {
        guard let secret, let range = body.range(of: Data(secret.utf8)) else { return body }
        var clean = body
        var found: Range<Data.Index>? = range
        while let range = found {
            clean.replaceSubrange(range, with: Data("•••".utf8))
            found = clean.range(of: Data(secret.utf8))
        }
        return clean
    }
}

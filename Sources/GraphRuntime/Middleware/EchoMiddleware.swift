import Foundation

/// Notes on each answer what is secret in it, so that an error does not repeat it: the token that it was asked with, and
/// what the schema says.
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
        func note(_ response: TransportResponse) -> TransportResponse {
            var response = response
            response.secret = token.utf8.count >= Self.minimumLength ? token : nil
            response.secretProperties = request.operation.secretProperties
            return response
        }
        do {
            return note(try await next(request))
        } catch let error as TransportError {
            throw TransportError(partialResponse: error.partialResponse.map(note), underlying: error.underlying)
        }
    }
}

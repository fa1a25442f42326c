import Foundation

/// Removes the secrets of a request from what its response shows to people.
///
/// Something between the client and the service may respond with a page of its own that shows the request. Such a page would
/// end up in an error, and so in a log.
struct RedactionMiddleware: Middleware {
    /// Shorter strings are not tokens of any service, and may occur in a response by chance.
    private static let minimumLength = 8

    func intercept(
        _ request: TransportRequest,
        next: Next
    ) async throws -> TransportResponse {
        let token = String((request.headers["Authorization"] ?? "").dropFirst("Bearer ".count))
        let names = request.operation.secretProperties
        let sent = names.isEmpty ? [] : Self.secrets(in: request.body, names)
        let secrets = ([token] + sent).filter { $0.utf8.count >= Self.minimumLength }
        let redaction = Redaction(secrets: secrets, members: names)
        do {
            return try await next(request).redacted(by: redaction)
        } catch let error as TransportError {
            throw TransportError(
                partialResponse: error.partialResponse?.redacted(by: redaction),
                underlying: error.underlying
            )
        }
    }

    /// The strings of sensitive members in a body.
    private static func secrets(in body: Data?, _ names: Set<String>) -> [String] {
        guard let body, let value = try? JSONCoding.decode(JSONValue.self, from: body) else { return [] }
        return Array(Set(texts(in: value, names, isSecret: false)))
    }

    private static func texts(in value: JSONValue, _ names: Set<String>, isSecret: Bool) -> [String] {
        switch value {
        case .string(let text): isSecret ? [text] : []
        case .array(let elements): elements.flatMap { texts(in: $0, names, isSecret: isSecret) }
        case .object(let members): members.flatMap { texts(in: $1, names, isSecret: isSecret || names.contains($0)) }
        default: []
        }
    }
}

import Foundation

/// Attaches to a response, whole or partial, the secrets of its request, which nothing made for people may show.
///
/// A proxy or a gateway may respond with a page of its own that shows the request. Such a page would end up in an error, and
/// so in a log.
struct RedactionMiddleware: GraphMiddleware {
    /// Shorter strings are not tokens of any service, and may occur in a response by chance.
    private static let minimumLength = 8

    let clock: any GraphClock
    /// Secrets of the request besides its token and the sensitive members of its body.
    var secrets: [String] = []

    func intercept(
        _ request: TransportRequest,
        for operation: GraphOperation,
        next: Next
    ) async throws -> TransportResponse {
        let redaction = redaction(of: request, operation)
        do {
            return try await next(request).received(at: clock.now, redaction)
        } catch let error as TransportError {
            throw TransportError(
                partialResponse: error.partialResponse?.received(at: clock.now, redaction),
                underlying: error.underlying
            )
        }
    }

    private func redaction(of request: TransportRequest, _ operation: GraphOperation) -> Redaction {
        let token = (request.headers["Authorization"] ?? "").dropFirst("Bearer ".count)
        let names = operation.sensitiveProperties
        let sent = names.isEmpty ? [] : Self.secrets(in: request.body, names)
        let found = ([String(token)] + sent).filter { $0.utf8.count >= Self.minimumLength }
        return Redaction(secrets: secrets + found, members: names)
    }

    /// The strings of sensitive members in a body.
    private static func secrets(in body: Data?, _ names: Set<String>) -> [String] {
        guard let body, let value = try? JSONCoding.decode(GraphJSONValue.self, from: body) else { return [] }
        return Array(Set(texts(in: value, names, isSecret: false)))
    }

    private static func texts(in value: GraphJSONValue, _ names: Set<String>, isSecret: Bool) -> [String] {
        switch value {
        case .string(let text): isSecret ? [text] : []
        case .array(let elements): elements.flatMap { texts(in: $0, names, isSecret: isSecret) }
        case .object(let members): members.flatMap { texts(in: $1, names, isSecret: isSecret || names.contains($0)) }
        default: []
        }
    }
}

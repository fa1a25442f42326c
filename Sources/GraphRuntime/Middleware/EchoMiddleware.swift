import Foundation

/// Notes on each answer what is secret in it, so that an error does not repeat it: the token that it was asked with, and
/// what the schema says.
///
/// Something between the client and the service may answer with a page of its own that shows the request. Such a page would
/// end up in an error, and so in a log.
struct EchoMiddleware: Middleware {
    /// Shorter texts are no tokens of any service, and may stand in an answer by chance.
    private static let minimumLength = 8

    func intercept(_ request: TransportRequest, next: Next) async throws -> TransportResponse {
        let token = String((request.headers["Authorization"] ?? "").dropFirst("Bearer ".count))
        let names = request.operation.secretProperties
        let sent = names.isEmpty ? [] : Self.secrets(in: request.body, names)
        let secrets = ([token] + sent).filter { $0.utf8.count >= Self.minimumLength }
        func note(_ response: TransportResponse) -> TransportResponse {
            var response = response
            response.secrets = secrets
            response.secretProperties = names
            return response
        }
        do {
            return note(try await next(request))
        } catch let error as TransportError {
            throw TransportError(partialResponse: error.partialResponse.map(note), underlying: error.underlying)
        }
    }

    /// The texts of secret members in what is sent: as they are, as JSON writes them, and as it writes JSON in a text.
    private static func secrets(in body: Data?, _ names: Set<String>) -> [String] {
        guard let body, let value = try? JSONCoding.decode(JSONValue.self, from: body) else { return [] }
        let texts = texts(in: value, names, isSecret: false)
        let written = texts.map(Self.written)
        return Array(Set(texts + written + written.map(Self.written)))
    }

    /// A text as JSON writes it, without its quotes.
    private static func written(_ text: String) -> String {
        (try? JSONCoding.encoder.encode(text)).map { String(decoding: $0.dropFirst().dropLast(), as: UTF8.self) }
            ?? text
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

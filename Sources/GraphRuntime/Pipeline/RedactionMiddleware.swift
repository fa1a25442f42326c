// SPDX-License-Identifier: MIT

import Foundation

/// A middleware that adds a request's secrets to the complete or partial response, so that the secrets are redacted.
///
/// An error page from a proxy or gateway may repeat the request, and an app may log an error that contains the page.
struct RedactionMiddleware: GraphMiddleware {
    /// The minimum length of a secret, in bytes. No service issues shorter tokens, and shorter strings may occur by
    /// chance.
    private static let minimumLength = 8

    let clock: any GraphClock
    /// Secrets in the request other than its token and the sensitive members of its body.
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
                partialResponse: error.partialResponse?.received(at: clock.now, redaction).leavingClient(),
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

    /// Returns the strings in a body's sensitive members.
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

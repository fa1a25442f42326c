// SPDX-License-Identifier: MIT

import Foundation

/// The reason why the body of a successful response is not decoded.
enum BodyProblem: Error {
    case absent
    case untyped
    case typed(String)

    /// A description of the problem for people.
    var text: String {
        switch self {
        case .absent: "the response has no body"
        case .untyped: "the response has no Content-Type header; application/json is expected"
        case .typed(let type):
            "the response is '\(type)' instead of JSON; a proxy or sign-in page may have intercepted the request"
        }
    }
}

extension TransportResponse {
    /// Returns the body, which must be JSON.
    func jsonBody() throws(BodyProblem) -> Data {
        guard !body.isEmpty else { throw .absent }
        guard let type = headers["Content-Type"], !type.isEmpty else { throw .untyped }
        let essence = type.drop(while: \.isWhitespace).prefix { $0 != ";" && !$0.isWhitespace }.lowercased()
        guard essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json") else {
            throw .typed(String(type.prefix(100)))
        }
        return body
    }

    /// Checks the body of an action's response, which must be empty or JSON. Anything else was not sent by the service.
    func checkActionBody() throws {
        guard body.contains(where: { !" \r\n\t".utf8.contains($0) }) else { return }
        _ = try JSONCoding.decode(GraphJSONValue.self, from: try jsonBody())
    }
}

// SPDX-License-Identifier: MIT

import Foundation

/// The reason why the body of a successful response is rejected before it is decoded.
enum BodyProblem: Error {
    case absent
    case untyped
    case typed(String)

    /// A human-readable description of the problem.
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
    /// Returns the body if the response is JSON; otherwise, throws an error.
    func jsonBody() throws(BodyProblem) -> Data {
        guard !body.isEmpty else { throw .absent }
        guard let type = headers["Content-Type"], !type.isEmpty else { throw .untyped }
        let essence = type.drop(while: \.isWhitespace).prefix { $0 != ";" && !$0.isWhitespace }.lowercased()
        guard essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json") else {
            throw .typed(String(type.prefix(100)))
        }
        return body
    }

    /// Checks that the body of an action's response is empty or JSON. A body of any other type was not sent by the
    /// service.
    func checkActionBody() throws {
        guard body.contains(where: { !" \r\n\t".utf8.contains($0) }) else { return }
        _ = try JSONCoding.decode(GraphJSONValue.self, from: try jsonBody())
    }
}

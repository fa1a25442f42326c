import Foundation
import GraphPresence

/// The fields of an `application/x-www-form-urlencoded` body.
struct FormBody {
    private let fields: [String: String]

    /// Reads a body; of equal names the first counts. What is no form has no fields.
    init(_ request: ServerRequest) {
        let type = request.headers["Content-Type"]?.lowercased() ?? ""
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            fields = [:]
            return
        }
        let text = String(decoding: request.body, as: UTF8.self)
        let pairs = text.split(separator: "&").map { pair -> (String, String) in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count == 2 ? Self.decoded(parts[1]) : "")
        }
        fields = Dictionary(pairs) { first, _ in first }
    }

    /// The value of a field; nil if it is absent or empty.
    subscript(name: String) -> String? {
        fields[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value of a field that has to be there.
    func required(_ name: String) throws(TokenError) -> String {
        guard let value = self[name] else { throw .missing(name) }
        return value
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacingOccurrences(of: "+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}

// SPDX-License-Identifier: MIT

extension Error {
    /// Describes why a value cannot be decoded, for example `'id' is missing` or `'a.b': Expected to decode …`.
    ///
    /// - Parameter depth: The number of keys to omit at the start of the coding path. The default is 0.
    /// - Returns: The description, which does not contain the value.
    package func readingProblem(below depth: Int = 0) -> String {
        guard let error = self as? DecodingError else { return "the value is not valid" }
        let context =
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            @unknown default: DecodingError.Context(codingPath: [], debugDescription: "")
            }
        var path = context.codingPath.dropFirst(depth).map { $0.intValue.map(String.init) ?? $0.stringValue }
        if case .keyNotFound(let key, _) = error {
            path.append(key.stringValue)
            return "'\(path.joined(separator: "."))' is missing"
        }
        let problem = context.debugDescription
        let place = path.isEmpty ? "" : "'\(path.joined(separator: "."))': "
        return place + (problem.hasSuffix(".") ? String(problem.dropLast()) : problem)
    }
}

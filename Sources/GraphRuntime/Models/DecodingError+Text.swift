// SPDX-License-Identifier: MIT

extension Error {
    /// Describes why a value cannot be decoded, for example `'id' is missing` or `'a.b' must be a string`.
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
        let place = path.isEmpty ? nil : "'\(path.joined(separator: "."))'"
        switch error {
        case .typeMismatch(let type, _):
            if let value = DecodingError.jsonValue(of: type) { return "\(place ?? "the value") must be \(value)" }
        case .valueNotFound: return "\(place ?? "the value") must not be null"
        default: break
        }
        let problem: String
        switch (error, context.debugDescription) {
        // Foundation reports every syntax error with the same text.
        case (.dataCorrupted, "The given data was not valid JSON."): problem = "the data is not valid JSON"
        case (.dataCorrupted, JSONCoding.depthProblem), (.dataCorrupted, GraphJSONValue.numberProblem):
            problem = context.debugDescription
        // Other texts contain the value, for example the standard library's text for an unknown value of an enum.
        case (.dataCorrupted, _): problem = "the value is not valid"
        case (_, let text): problem = text
        }
        return (place.map { "\($0): " } ?? "") + (problem.hasSuffix(".") ? String(problem.dropLast()) : problem)
    }
}

extension DecodingError {
    /// Returns the JSON value that a type is decoded from, for example "a string"; `nil` for other types.
    fileprivate static func jsonValue(of type: Any.Type) -> String? {
        switch type {
        case is String.Type: "a string"
        case is Bool.Type: "a Boolean"
        case is any BinaryInteger.Type: "an integer"
        case is any BinaryFloatingPoint.Type: "a number"
        case is [Any].Type: "an array"
        case is [String: Any].Type: "an object"
        default: nil
        }
    }
}

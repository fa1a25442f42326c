// SPDX-License-Identifier: MIT

import GraphSchema

/// A pattern that consists of HTTP methods and a path, for example `GET,POST /me/messages`. The segment `*` matches any
/// segment.
struct OperationPattern: Sendable {
    /// The HTTP methods, in the order of the pattern.
    let methods: [HTTPMethod]
    /// The segments; `nil` for any segment.
    let segments: [PathSegment?]
    /// Whether the pattern matches any HTTP method.
    var hasAnyMethod: Bool { text.value.prefix { $0 != " " }.contains("*") }
    /// The pattern in the form that the file contains.
    let text: Located<String>

    /// Creates a pattern.
    ///
    /// - Throws: A description of why the text is not a pattern.
    init(_ text: Located<String>) throws(Diagnostic) {
        self.text = text
        let parts = text.value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw Diagnostic(
                .invalidPath,
                "'\(text.value)' is not an operation",
                at: text.location,
                note: "an operation consists of HTTP methods, a space, and a path, for example 'GET,POST /me/messages'"
            )
        }
        var methods: [HTTPMethod] = []
        for name in parts[0].split(separator: ",", omittingEmptySubsequences: false) {
            guard let method = HTTPMethod(rawValue: String(name)) else {
                if name == "*" {
                    methods += HTTPMethod.allCases
                    continue
                }
                guard !name.isEmpty else {
                    throw Diagnostic(
                        .invalidPath,
                        "'\(text.value)' is not an operation",
                        at: text.location,
                        note:
                            "write the HTTP methods with commas and without spaces, for example 'GET,POST /me/messages'"
                    )
                }
                let known = HTTPMethod.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
                let message = "'\(name)' is not a supported HTTP method"
                throw Diagnostic(.unknownWord, message, at: text.location, note: "use \(known), or '*'")
            }
            methods.append(method)
        }
        self.methods = methods
        let path = parts[1].split(separator: "/", omittingEmptySubsequences: false)
        var segments: [PathSegment?] = []
        for segment in path.dropFirst() {
            guard segment != "*" else {
                segments.append(nil)
                continue
            }
            guard let parsed = PathSegment.parse("/" + segment)?.first else { break }
            segments.append(parsed)
        }
        guard path.first == "", path.count > 1, segments.count == path.count - 1,
            segments.count <= PathSegment.maximumCount
        else {
            throw Diagnostic(
                .invalidPath,
                "'\(parts[1])' is not a valid path",
                at: text.location,
                note: parts[1].hasSuffix("()")
                    ? "write a function without parentheses"
                    : "a path consists of segments of letters, digits, '-', '_', and '$', each after a '/'; "
                        + "a placeholder is a whole segment in braces, and '*' is a whole segment"
            )
        }
        self.segments = segments
    }

    /// Returns whether the pattern matches an operation.
    func matches(_ method: HTTPMethod, _ path: [PathSegment]) -> Bool {
        methods.contains(method) && path.count == segments.count
            && zip(segments, path).allSatisfy { $0 == nil || $0 == $1 }
    }
}

extension [PathSegment] {
    /// The path that consists of the segments.
    var template: String {
        map { segment in
            switch segment {
            case .literal(let text): "/\(text)"
            case .parameter(let name): "/{\(name)}"
            }
        }
        .joined()
    }
}

/// A path and the operations that it offers.
package struct PathDescription: Sendable {
    /// The path as written, such as `/users/{user-id}/presence`.
    package var template: Located<String>
    /// The name of the resource at the path; nil if the schema gives none. Paths of one name are the same resource and
    /// share a request builder.
    package var resource: Located<String>?
    /// What stands at the path.
    package var description: String
    /// What the placeholders stand for, in the order of the file.
    package var parameters: [(name: Located<String>, description: String)]
    /// The plain methods that the path offers.
    package var methods: [OperationUse]
    /// The actions that the path offers.
    package var actions: [OperationUse]

    /// The segments of the path; none if it is not a valid path.
    package var segments: [PathSegment] {
        guard let segments = PathSegment.parse(template.value), segments.count <= PathSegment.maximumCount else {
            return []
        }
        return segments
    }
}

/// An operation as one path offers it.
package struct OperationUse: Sendable {
    /// The operation's name.
    package var name: Located<String>
    /// What the path says of the documentation; nil if it says nothing.
    package var documentation: Located<String?>?
    /// What the path says of the permissions; nil if it says nothing.
    package var permissions: Permissions?
    /// What the path says of the clouds; nil if it says nothing.
    package var clouds: [Cloud]?
    /// What else to know on this path; nil if it says nothing.
    package var notes: [String]?

    /// The facts of an operation on this path.
    package func facts(of operation: OperationDescription) -> OperationFacts {
        var facts = operation.facts
        if let documentation {
            facts.documentation = documentation.value.map { Located($0, at: documentation.location) }
        }
        if let permissions { facts.permissions = permissions }
        if let clouds { facts.clouds = clouds }
        if let notes { facts.notes = notes }
        return facts
    }
}

/// A segment of a path.
package enum PathSegment: Hashable, Sendable {
    /// Text that stands as it is.
    case literal(String)
    /// A placeholder, such as `{user-id}`.
    case parameter(String)

    /// How many segments a path may have: the tree of paths is as deep as the longest one.
    package static let maximumCount = 64

    /// Splits a path; nil if it does not start with `/`, has an empty segment or a brace out of place.
    package static func parse(_ path: String) -> [PathSegment]? {
        guard path.hasPrefix("/") else { return nil }
        var segments: [PathSegment] = []
        for text in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            let isParameter = text.hasPrefix("{") && text.hasSuffix("}") && text.count > 2
            let name = isParameter ? String(text.dropFirst().dropLast()) : String(text)
            guard !name.isEmpty, name.unicodeScalars.allSatisfy(isAllowed) else { return nil }
            segments.append(isParameter ? .parameter(name) : .literal(name))
        }
        return segments
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", "$": true
        default: false
        }
    }
}

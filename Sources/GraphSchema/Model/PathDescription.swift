// SPDX-License-Identifier: MIT

/// A path and the operations that the path offers.
package struct PathDescription: Sendable {
    /// The path template, for example `/users/{user-id}/presence`.
    package var template: Located<String>
    /// The name of the resource at the path; `nil` if there is none. Paths with the same resource name identify the
    /// same resource and share a request builder.
    package var resource: Located<String>?
    /// The documentation of the path; `nil` if it is not known.
    package var description: String?
    /// The placeholders with their documentation, in the order of the file.
    package var parameters: [(name: Located<String>, description: String)]
    /// The methods that the path offers.
    package var methods: [OperationUse]
    /// The actions that the path offers.
    package var actions: [OperationUse]

    /// The segments of the path; empty if the path is not valid.
    package var segments: [PathSegment] {
        guard let segments = PathSegment.parse(template.value), segments.count <= PathSegment.maximumCount else {
            return []
        }
        return segments
    }
}

/// An operation on one path, with the properties that the path overrides.
package struct OperationUse: Sendable {
    /// The operation's name.
    package var name: Located<String>
    /// The link for this path; `nil` to use the operation's link. The located value is `nil` if no page documents the
    /// operation for this path.
    package var documentation: Located<String?>?
    /// The permissions for this path; `nil` to use the operation's permissions.
    package var permissions: Permissions?
    /// The clouds for this path; `nil` to use the operation's clouds.
    package var clouds: [Cloud]?
    /// The notes for this path; `nil` to use the operation's notes.
    package var notes: [String]?

    /// Returns the operation's facts with the overrides for this path applied.
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
    /// A fixed string.
    case literal(String)
    /// A placeholder, for example `{user-id}`.
    case parameter(String)

    /// The maximum number of segments in a path. The maximum limits the depth of the path tree.
    package static let maximumCount = 64

    /// Returns the segments of a path; `nil` if the path does not start with `/` or contains an empty segment, a
    /// misplaced brace, or a character that is not allowed in paths.
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

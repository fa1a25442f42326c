// SPDX-License-Identifier: MIT

/// The path that follows the service version in a URL. The values in the path cannot change its structure.
///
/// Each value is a path segment or a part of a segment, and is percent-encoded:
/// ```swift
/// let path: GraphPath = "/users/\(userID)/manager"
/// ```
public struct GraphPath: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
    fileprivate enum Piece: Hashable, Sendable {
        /// A string in which slashes separate segments.
        case literal(String)
        /// A segment, before which a slash is inserted.
        case segment(String)
        /// A value, which is a segment or a part of a segment.
        case value(name: String, String)
    }

    private var pieces: [Piece] = []

    /// The path with placeholders for its values, such as `/users/{user-id}/messages`.
    public var template: String {
        // The template is not stored, because request builders append segments much more often than the template is
        // read.
        pieces.reduce(into: "") { template, piece in
            switch piece {
            case .literal(let text): template += text
            case .segment(let text): template += "/" + text
            case .value(let name, _): template += "{" + name + "}"
            }
        }
    }

    /// Creates the root path.
    public init() {}

    fileprivate init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// Returns the path with a literal segment appended.
    ///
    /// - Parameter segment: The segment. Do not pass a value, because ``template`` contains the segment. A slash in the
    ///   segment is percent-encoded.
    /// - Returns: The longer path.
    public func appending(_ segment: String) -> GraphPath {
        var path = self
        path.pieces.append(.segment(segment))
        return path
    }

    /// Returns the path with a value appended as a segment.
    ///
    /// - Parameters:
    ///   - name: The name of the placeholder in the template, such as `user-id`.
    ///   - value: The value of the placeholder, which is percent-encoded in the URL.
    /// - Returns: The longer path.
    public func appending(parameter name: String, value: String) -> GraphPath {
        var path = self
        path.pieces.append(.literal("/"))
        path.pieces.append(.value(name: name, value))
        return path
    }

    /// The path template. The values are omitted, because they may be personal data.
    public var description: String { template }

    /// A mirror that shows only the template.
    public var customMirror: Mirror { Mirror(self, children: ["template": template], displayStyle: .struct) }
}

extension GraphPath: ExpressibleByStringInterpolation {
    /// Creates a path without values. Characters that are not valid in a path are percent-encoded.
    ///
    /// - Parameter value: The path, such as `/me/messages`.
    public init(stringLiteral value: String) {
        self.init(pieces: [.literal(value)])
    }

    /// Creates a path with values.
    ///
    /// - Parameter stringInterpolation: The literal parts and the values.
    public init(stringInterpolation: StringInterpolation) {
        self.init(pieces: stringInterpolation.pieces)
    }

    /// The literal parts and values of an interpolated path.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        /// Creates an empty interpolation.
        ///
        /// - Parameters:
        ///   - literalCapacity: The size of the literal parts, which is ignored.
        ///   - interpolationCount: The number of values, which is ignored.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Appends a literal part.
        ///
        /// - Parameter literal: The literal part.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.literal(literal)) }
        }

        /// Appends a value. The placeholder in the template is the number of the value, starting at 1.
        ///
        /// - Parameter value: The value, which is percent-encoded in the URL.
        public mutating func appendInterpolation(_ value: String) {
            var number = 1
            for case .value in pieces { number += 1 }
            pieces.append(.value(name: String(number), value))
        }
    }
}

extension GraphPath {
    /// Returns the percent-encoded path.
    ///
    /// - Throws: ``GraphError`` of kind `invalidRequest` if a segment is empty or consists only of dots, or if the path
    ///   does not start with a slash.
    func encoded(for operation: GraphOperation) throws(GraphError) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .literal(let literal): text += PercentEncoding.encode(literal, keeping: PercentEncoding.pathLiteral)
            case .segment(let segment):
                text += "/" + PercentEncoding.encode(segment, keeping: PercentEncoding.segmentLiteral)
            case .value(let name, let value):
                guard !value.isEmpty else {
                    throw Self.refused(operation, "the value of '{\(name)}' in the path must not be empty")
                }
                guard value.contains(where: { $0 != "." }) else {
                    throw Self.refused(operation, "the value of '{\(name)}' in the path must not consist only of dots")
                }
                text += PercentEncoding.encode(value)
            }
        }
        guard text.hasPrefix("/") else { throw Self.refused(operation, "the path must start with '/'") }
        guard !Self.hasDotSegment(text) else {
            throw Self.refused(operation, "the path must not have segments that are empty or consist only of dots")
        }
        return text
    }

    /// Returns whether any segment after the first slash is empty or consists only of dots.
    static func hasDotSegment(_ path: String) -> Bool {
        var isDots = true
        for byte in path.utf8.dropFirst() {
            if byte == UInt8(ascii: "/") {
                if isDots { return true }
                isDots = true
            } else if byte != UInt8(ascii: ".") {
                isDots = false
            }
        }
        return isDots
    }

    private static func refused(_ operation: GraphOperation, _ message: String) -> GraphError {
        GraphError(kind: .invalidRequest, operation: operation, message: message)
    }
}

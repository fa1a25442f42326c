/// A path below the service's version, with values in it that cannot change its structure.
///
/// A value is one segment or a part of one, percent-encoded whatever it contains:
/// ```swift
/// let path: GraphPath = "/users/\(userID)/manager"
/// ```
public struct GraphPath: CustomStringConvertible, ExpressibleByStringInterpolation, Hashable, Sendable {
    fileprivate enum Piece: Hashable, Sendable {
        case literal(String)
        case value(name: String, String)
    }

    private var pieces: [Piece] = []

    /// The root.
    public init() {}

    /// A path without values; what cannot stand in a path is percent-encoded.
    ///
    /// - Parameter value: The path, such as `/me/presence`.
    public init(stringLiteral value: String) {
        pieces = [.literal(value)]
    }

    /// A path with values.
    ///
    /// - Parameter stringInterpolation: Literal parts and values.
    public init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    /// The path with a literal segment behind it.
    ///
    /// - Parameter segment: The segment.
    /// - Returns: The longer path.
    public func appending(_ segment: String) -> GraphPath {
        var path = self
        path.pieces.append(.literal("/" + segment))
        return path
    }

    /// The path with a value as a segment behind it.
    ///
    /// - Parameters:
    ///   - name: What the template calls the value, such as `user-id`.
    ///   - value: The value.
    /// - Returns: The longer path.
    public func appending(parameter name: String, value: String) -> GraphPath {
        var path = self
        path.pieces += [.literal("/"), .value(name: name, value)]
        return path
    }

    /// The path with placeholders for values, such as `/users/{user-id}/presence`.
    public var template: String {
        pieces.map { piece in
            switch piece {
            case .literal(let text): text
            case .value(let name, _): "{\(name)}"
            }
        }
        .joined()
    }

    /// The template: the values may be personal.
    public var description: String { template }

    /// Collects the literal parts and values of an interpolated path.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        /// Makes room for the parts.
        ///
        /// - Parameters:
        ///   - literalCapacity: Not used.
        ///   - interpolationCount: Not used.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds a literal part.
        ///
        /// - Parameter literal: The text.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.literal(literal)) }
        }

        /// Adds a value.
        ///
        /// - Parameter value: The value.
        public mutating func appendInterpolation(_ value: String) {
            pieces.append(.value(name: "", value))
        }
    }
}

extension GraphPath {
    /// The percent-encoded path.
    ///
    /// - Throws: ``GraphError`` of kind `invalidRequest` if a segment is empty, is only dots, or the path does not start
    ///   with a slash.
    func encoded(for operation: GraphOperation) throws(GraphError) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .literal(let literal): text += PercentEncoding.encode(literal, keeping: PercentEncoding.pathLiteral)
            case .value(let name, let value):
                guard !value.isEmpty else {
                    throw Self.refused(operation, "the value of '{\(name)}' in the path is empty")
                }
                guard value.contains(where: { $0 != "." }) else {
                    throw Self.refused(operation, "the value of '{\(name)}' in the path is only dots")
                }
                text += PercentEncoding.encode(value)
            }
        }
        guard text.hasPrefix("/") else { throw Self.refused(operation, "the path does not start with '/'") }
        for segment in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            if segment.allSatisfy({ $0 == "." }) {
                throw Self.refused(operation, "the path has a segment that is empty or only dots")
            }
        }
        return text
    }

    private static func refused(_ operation: GraphOperation, _ message: String) -> GraphError {
        GraphError(kind: .invalidRequest, operation: operation, message: message)
    }
}

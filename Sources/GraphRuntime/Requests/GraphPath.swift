/// A path below the service's version, with values in it that cannot change its structure.
///
/// A value is one segment or a part of one, percent-encoded whatever it contains:
/// ```swift
/// let path: GraphPath = "/users/\(userID)/manager"
/// ```
public struct GraphPath: CustomReflectable, CustomStringConvertible, Hashable, Sendable {
    fileprivate enum Piece: Hashable, Sendable {
        /// Text in which slashes separate segments.
        case literal(String)
        /// One segment, with the slash before it.
        case segment(String)
        /// A value, one segment or a part of one.
        case value(name: String, String)
    }

    private var pieces: [Piece] = []
    /// The path with placeholders for values, such as `/users/{user-id}/presence`.
    public private(set) var template = ""

    /// The root.
    public init() {}

    fileprivate init(pieces: [Piece]) {
        for piece in pieces { append(piece) }
    }

    private mutating func append(_ piece: Piece) {
        pieces.append(piece)
        switch piece {
        case .literal(let text): template += text
        case .segment(let text): template += "/" + text
        case .value(let name, _): template += "{" + name + "}"
        }
    }

    /// The path with a literal segment behind it.
    ///
    /// - Parameter segment: The segment, one whatever it contains. It is shown in ``template``, so it is not for values.
    /// - Returns: The longer path.
    public func appending(_ segment: String) -> GraphPath {
        var path = self
        path.append(.segment(segment))
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
        path.append(.literal("/"))
        path.append(.value(name: name, value))
        return path
    }

    /// The template: the values may be personal.
    public var description: String { template }

    /// Shows the template.
    public var customMirror: Mirror { Mirror(self, children: ["template": template], displayStyle: .struct) }
}

extension GraphPath: ExpressibleByStringInterpolation {
    /// A path without values; what cannot stand in a path is percent-encoded.
    ///
    /// - Parameter value: The path, such as `/me/presence`.
    public init(stringLiteral value: String) {
        self.init(pieces: [.literal(value)])
    }

    /// A path with values.
    ///
    /// - Parameter stringInterpolation: Literal parts and values.
    public init(stringInterpolation: StringInterpolation) {
        self.init(pieces: stringInterpolation.pieces)
    }

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

        /// Adds a value; the template names it by its number, from 1.
        ///
        /// - Parameter value: The value.
        public mutating func appendInterpolation(_ value: String) {
            var number = 1
            for case .value in pieces { number += 1 }
            pieces.append(.value(name: String(number), value))
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

    /// Whether a segment behind the first slash is empty or only dots.
    private static func hasDotSegment(_ path: String) -> Bool {
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

// SPDX-License-Identifier: MIT

public import Foundation

/// A JSON value, for data that the client's schema does not describe.
public enum GraphJSONValue: Codable, Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// An integer.
    case integer(Int64)
    /// A number that `Double` can represent.
    case double(Double)
    /// A number with more digits than `Int64` or `Double` can represent.
    case decimal(Decimal)
    /// A string.
    case string(String)
    /// An array.
    case array([GraphJSONValue])
    /// An object.
    case object([String: GraphJSONValue])

    /// Creates a value by decoding any JSON value.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: `DecodingError` if the JSON contains a number that no case can represent.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
            return
        }
        // The probable kind is tried first, because a failed attempt throws an error, which takes longer than decoding
        // the value.
        let probable = ScannedMembers.current.flatMap { $0.hasKinds ? $0.kind(at: decoder.codingPath) : nil }
        if let probable, let value = try Self.value(probable, container, decoder) {
            self = value
            return
        }
        for kind in JSONKind.allCases where kind != probable {
            guard let value = try Self.value(kind, container, decoder) else { continue }
            self = value
            return
        }
        throw DecodingError.dataCorruptedError(in: container, debugDescription: Self.numberProblem)
    }

    /// The description of a number that no case can represent.
    static let numberProblem = "the number is out of range"

    /// Returns the value if it has the given kind; otherwise `nil`.
    private static func value(
        _ kind: JSONKind,
        _ container: any SingleValueDecodingContainer,
        _ decoder: any Decoder
    ) throws -> GraphJSONValue? {
        switch kind {
        case .string: return (try? container.decode(String.self)).map { .string($0) }
        case .bool: return (try? container.decode(Bool.self)).map { .bool($0) }
        case .number: return number(container)
        case .object:
            guard let container = try? decoder.container(keyedBy: MemberKey.self) else { return nil }
            return .object(try container.decodeMembers(container.allKeys))
        case .array:
            guard var container = try? decoder.unkeyedContainer() else { return nil }
            var elements: [GraphJSONValue] = []
            while !container.isAtEnd { elements.append(try container.decode(GraphJSONValue.self)) }
            return .array(elements)
        }
    }

    private static func number(_ container: any SingleValueDecodingContainer) -> GraphJSONValue? {
        let double = try? container.decode(Double.self)
        // A number with a fraction is not an integer. Trying to decode an integer would throw an error, which takes
        // longer than this check.
        if double.map({ $0.rounded() == $0 }) ?? true, let value = try? container.decode(Int64.self) {
            return .integer(value)
        }
        let decimal = try? container.decode(Decimal.self)
        if let double {
            guard let decimal, Decimal(string: String(double)) != decimal else { return .double(double) }
            return .decimal(decimal)
        }
        return decimal.map { .decimal($0) }
    }

    /// Encodes the value.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: `EncodingError` if a number is infinite or NaN.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .double(let value): try container.encode(value)
        case .decimal(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

extension GraphJSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Creates a string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Creates an integer.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// Creates a number.
    public init(floatLiteral value: Double) { self = .double(value) }
    /// Creates a Boolean value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Creates `null`.
    public init(nilLiteral: ()) { self = .null }
    /// Creates an array.
    public init(arrayLiteral elements: GraphJSONValue...) { self = .array(elements) }
    /// Creates an object. If a key occurs several times, the last value is used.
    public init(dictionaryLiteral elements: (String, GraphJSONValue)...) {
        self = .object(Dictionary(elements) { $1 })
    }
}

extension KeyedDecodingContainer {
    /// Decodes the value of a member. Scalar values are decoded without a separate decoder.
    func decodeMember(forKey key: Key) throws -> GraphJSONValue {
        switch ScannedMembers.current?.kind(ofMember: key.stringValue) {
        case .string?: if let value = try? decode(String.self, forKey: key) { return .string(value) }
        case .bool?: if let value = try? decode(Bool.self, forKey: key) { return .bool(value) }
        case .number?:
            if let double = try? decode(Double.self, forKey: key), double.rounded() == double,
                let value = try? decode(Int64.self, forKey: key)
            {
                return .integer(value)
            }
        case .object?, .array?, nil: break
        }
        return try decode(GraphJSONValue.self, forKey: key)
    }
}

/// A coding key for any JSON member.
private struct MemberKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) { nil }
}

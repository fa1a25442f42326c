/// The key of a JSON member, known or not.
public struct PropertyKey: CodingKey, ExpressibleByStringLiteral, Hashable, Sendable {
    /// The key.
    public let stringValue: String
    /// Always nil: the members of JSON objects have no numbers.
    public var intValue: Int? { nil }

    /// A key of any text.
    ///
    /// - Parameter stringValue: The key.
    public init(stringValue: String) {
        self.stringValue = stringValue
    }

    /// Always nil: the members of JSON objects have no numbers.
    ///
    /// - Parameter intValue: Not used.
    public init?(intValue: Int) { nil }

    /// A key of the literal's text.
    ///
    /// - Parameter value: The key.
    public init(stringLiteral value: String) {
        stringValue = value
    }
}

extension KeyedDecodingContainer where Key == PropertyKey {
    /// Reads the members that a generated type does not describe.
    ///
    /// - Parameter known: The keys of the members that it describes.
    /// - Returns: The other members.
    /// - Throws: `DecodingError` if a value cannot be held.
    public func decodeAdditionalData(besides known: Set<String>) throws -> [String: JSONValue] {
        var additionalData: [String: JSONValue] = [:]
        for key in allKeys where !known.contains(key.stringValue) {
            additionalData[key.stringValue] = try decode(JSONValue.self, forKey: key)
        }
        return additionalData
    }
}

extension KeyedEncodingContainer where Key == PropertyKey {
    /// Writes the members that a generated type does not describe. A member that it does describe is written afterwards
    /// and wins.
    ///
    /// - Parameter additionalData: The members.
    /// - Throws: `EncodingError` if a value cannot be written.
    public mutating func encodeAdditionalData(_ additionalData: [String: JSONValue]) throws {
        for (key, value) in additionalData { try encode(value, forKey: PropertyKey(stringValue: key)) }
    }
}

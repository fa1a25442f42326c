/// The key of a JSON member of a generated type: one of its properties, or one that its schema does not describe.
///
/// The keys that a decoder lists are those that the schema does not describe: to list the others too, for each value that
/// is read, would cost more than to read them.
public struct PropertyKey<Model: GraphModel>: CodingKey, ExpressibleByStringLiteral, Hashable, Sendable {
    /// The key.
    public let stringValue: String
    /// Always nil: the members of JSON objects have no numbers.
    public var intValue: Int? { nil }

    /// A key that the schema does not describe; nil if it does.
    ///
    /// - Parameter stringValue: The key.
    public init?(stringValue: String) {
        if Model.propertyNames.contains(stringValue) { return nil }
        self.stringValue = stringValue
    }

    /// Always nil: the members of JSON objects have no numbers.
    ///
    /// - Parameter intValue: Not used.
    public init?(intValue: Int) { nil }

    /// A key of the literal's text, described or not.
    ///
    /// - Parameter value: The key.
    public init(stringLiteral value: String) {
        stringValue = value
    }
}

extension KeyedDecodingContainer {
    /// Reads the members that a generated type does not describe.
    ///
    /// - Returns: The members.
    /// - Throws: `DecodingError` if a value cannot be held.
    public func decodeAdditionalData<Model>() throws -> [String: JSONValue] where Key == PropertyKey<Model> {
        let keys = allKeys
        guard !keys.isEmpty else { return [:] }
        var additionalData: [String: JSONValue] = [:]
        for key in keys { additionalData[key.stringValue] = try decode(JSONValue.self, forKey: key) }
        return additionalData
    }
}

extension KeyedEncodingContainer {
    /// Writes the members that a generated type does not describe. One that it does describe is written afterwards, if the
    /// property is not nil, and wins.
    ///
    /// - Parameter additionalData: The members.
    /// - Throws: `EncodingError` if a value cannot be written.
    public mutating func encodeAdditionalData<Model>(
        _ additionalData: [String: JSONValue]
    ) throws where Key == PropertyKey<Model> {
        for (name, value) in additionalData { try encode(value, forKey: PropertyKey<Model>(stringLiteral: name)) }
    }
}

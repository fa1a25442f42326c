/// Values that are a text on the wire are read and written as one: a container of their own for each would cost more than
/// the rest of a presence.
extension KeyedDecodingContainer {
    /// Reads an open enum.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - key: The property.
    /// - Returns: The value.
    /// - Throws: `DecodingError` if there is none, or it is no string.
    @inlinable public func decode<Value: OpenEnum, Model>(
        _ type: Value.Type,
        forKey key: Key
    ) throws -> Value where Key == GraphPropertyKey<Model> {
        Value(rawValue: try decode(String.self, forKey: key))
    }

    /// Reads an open enum.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - key: The property.
    /// - Returns: The value; nil if it is absent or null.
    /// - Throws: `DecodingError` if it is no string.
    @inlinable public func decodeIfPresent<Value: OpenEnum, Model>(
        _ type: Value.Type,
        forKey key: Key
    ) throws -> Value? where Key == GraphPropertyKey<Model> {
        try decodeIfPresent(String.self, forKey: key).map { Value(rawValue: $0) }
    }

    /// Reads a date with its offset.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - key: The property.
    /// - Returns: The value; nil if it is absent or null.
    /// - Throws: `DecodingError` if it is no string.
    @inlinable public func decodeIfPresent<Model>(
        _ type: GraphDateTimeOffset.Type,
        forKey key: Key
    ) throws -> GraphDateTimeOffset? where Key == GraphPropertyKey<Model> {
        try decodeIfPresent(String.self, forKey: key).map { GraphDateTimeOffset($0) }
    }

    /// Reads a duration.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - key: The property.
    /// - Returns: The value; nil if it is absent or null.
    /// - Throws: `DecodingError` if it is no string.
    @inlinable public func decodeIfPresent<Model>(
        _ type: GraphDuration.Type,
        forKey key: Key
    ) throws -> GraphDuration? where Key == GraphPropertyKey<Model> {
        try decodeIfPresent(String.self, forKey: key).map { GraphDuration($0) }
    }
}

extension KeyedEncodingContainer {
    /// Writes an open enum.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - key: The property.
    /// - Throws: `EncodingError` if the encoder cannot write a string.
    @inlinable public mutating func encode<Value: OpenEnum, Model>(
        _ value: Value,
        forKey key: Key
    ) throws where Key == GraphPropertyKey<Model> {
        try encode(value.rawValue, forKey: key)
    }

    /// Writes an open enum, if there is one.
    ///
    /// - Parameters:
    ///   - value: The value; nil for none.
    ///   - key: The property.
    /// - Throws: `EncodingError` if the encoder cannot write a string.
    @inlinable public mutating func encodeIfPresent<Value: OpenEnum, Model>(
        _ value: Value?,
        forKey key: Key
    ) throws where Key == GraphPropertyKey<Model> {
        try encodeIfPresent(value?.rawValue, forKey: key)
    }
}

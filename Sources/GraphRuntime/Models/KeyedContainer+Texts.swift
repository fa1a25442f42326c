// SPDX-License-Identifier: MIT

/// Methods that decode values directly from JSON strings.
///
/// Decoding each value through a separate container would take longer than decoding the rest of an entity.
extension KeyedDecodingContainer {
    /// Decodes a value of an open enum.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - key: The key of the property to decode.
    /// - Returns: The value.
    /// - Throws: `DecodingError` if the value is missing or not a string.
    @inlinable public func decode<Value: OpenEnum, Model>(
        _ type: Value.Type,
        forKey key: Key
    ) throws -> Value where Key == GraphPropertyKey<Model> {
        Value(rawValue: try decode(String.self, forKey: key))
    }

    /// Decodes a value of an open enum, if present.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - key: The key of the property to decode.
    /// - Returns: The value; `nil` if it is missing or `null`.
    /// - Throws: `DecodingError` if the value is not a string.
    @inlinable public func decodeIfPresent<Value: OpenEnum, Model>(
        _ type: Value.Type,
        forKey key: Key
    ) throws -> Value? where Key == GraphPropertyKey<Model> {
        try decodeIfPresent(String.self, forKey: key).map { Value(rawValue: $0) }
    }

    /// Decodes a date and time with an offset, if present.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - key: The key of the property to decode.
    /// - Returns: The value; `nil` if it is missing or `null`.
    /// - Throws: `DecodingError` if the value is not a string.
    @inlinable public func decodeIfPresent<Model>(
        _ type: GraphDateTimeOffset.Type,
        forKey key: Key
    ) throws -> GraphDateTimeOffset? where Key == GraphPropertyKey<Model> {
        try decodeIfPresent(String.self, forKey: key).map { GraphDateTimeOffset($0) }
    }

    /// Decodes a duration, if present.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - key: The key of the property to decode.
    /// - Returns: The value; `nil` if it is missing or `null`.
    /// - Throws: `DecodingError` if the value is not a string.
    @inlinable public func decodeIfPresent<Model>(
        _ type: GraphDuration.Type,
        forKey key: Key
    ) throws -> GraphDuration? where Key == GraphPropertyKey<Model> {
        try decodeIfPresent(String.self, forKey: key).map { GraphDuration($0) }
    }
}

/// Methods that encode values directly as JSON strings.
extension KeyedEncodingContainer {
    /// Encodes a value of an open enum.
    ///
    /// - Parameters:
    ///   - value: The enum value, which may be unknown.
    ///   - key: The key of the property to decode.
    /// - Throws: `EncodingError` if the encoder cannot encode a string.
    @inlinable public mutating func encode<Value: OpenEnum, Model>(
        _ value: Value,
        forKey key: Key
    ) throws where Key == GraphPropertyKey<Model> {
        try encode(value.rawValue, forKey: key)
    }

    /// Encodes a value of an open enum, if present.
    ///
    /// - Parameters:
    ///   - value: The value; `nil` to omit the property.
    ///   - key: The key of the property to decode.
    /// - Throws: `EncodingError` if the encoder cannot encode a string.
    @inlinable public mutating func encodeIfPresent<Value: OpenEnum, Model>(
        _ value: Value?,
        forKey key: Key
    ) throws where Key == GraphPropertyKey<Model> {
        try encodeIfPresent(value?.rawValue, forKey: key)
    }
}

// SPDX-License-Identifier: MIT

/// The key of a JSON member of a generated type, which the schema may or may not describe.
///
/// A decoder lists only the keys that the schema does not describe. Listing the others too, for each value, would cost
/// more than decoding them.
public struct GraphPropertyKey<Model: GraphModel>: CodingKey, ExpressibleByStringLiteral, Hashable, Sendable {
    /// The name of the JSON member.
    public let stringValue: String
    /// `nil`, because members of JSON objects have no numbers.
    @inlinable public var intValue: Int? { nil }

    /// Creates a key that the schema does not describe; returns `nil` if the schema describes it.
    ///
    /// - Parameter stringValue: The key.
    @inlinable public init?(stringValue: String) {
        if Model.propertyNames.contains(stringValue) { return nil }
        self.stringValue = stringValue
    }

    /// Returns `nil`, because members of JSON objects have no numbers.
    ///
    /// - Parameter intValue: The number, which is ignored.
    @inlinable public init?(intValue: Int) { nil }

    /// Creates a key, which the schema may or may not describe.
    ///
    /// - Parameter value: The key.
    @inlinable public init(stringLiteral value: String) {
        stringValue = value
    }
}

extension KeyedDecodingContainer {
    /// Decodes the members that the schema of a generated type does not describe.
    ///
    /// - Returns: The members, by key.
    /// - Throws: `DecodingError` if no case of ``GraphJSONValue`` can represent a number.
    @inlinable
    public func decodeAdditionalData<Model>() throws -> [String: GraphJSONValue] where Key == GraphPropertyKey<Model> {
        // Listing the keys takes a fifth of the time of decoding the members.
        guard let names = Model.undescribedNames else { return try decodeListedMembers() }
        return names.isEmpty ? [:] : try decodeMembers(names.map { Key(stringLiteral: $0) }.filter(contains))
    }

    @usableFromInline
    func decodeListedMembers<Model>() throws -> [String: GraphJSONValue] where Key == GraphPropertyKey<Model> {
        try decodeMembers(allKeys)
    }

    @usableFromInline
    func decodeMembers(_ keys: [Key]) throws -> [String: GraphJSONValue] {
        guard !keys.isEmpty else { return [:] }
        var members: [String: GraphJSONValue] = Dictionary(minimumCapacity: keys.count)
        for key in keys { members[key.stringValue] = try decodeMember(forKey: key) }
        return members
    }
}

extension GraphModel {
    /// The names of the undescribed members in the JSON text that is being decoded; `nil` if they are unknown.
    @usableFromInline
    static var undescribedNames: [String]? { ScannedMembers.current?.undescribedNames(of: self) }
}

extension KeyedEncodingContainer {
    /// Encodes the members that the schema of a generated type does not describe.
    ///
    /// A property with the same key is encoded later and takes precedence, unless it is `nil`.
    ///
    /// - Parameter additionalData: The members, by key.
    /// - Throws: `EncodingError` if a value cannot be encoded.
    @inlinable public mutating func encodeAdditionalData<Model>(
        _ additionalData: [String: GraphJSONValue]
    ) throws where Key == GraphPropertyKey<Model> {
        for (name, value) in additionalData { try encode(value, forKey: GraphPropertyKey<Model>(stringLiteral: name)) }
    }
}

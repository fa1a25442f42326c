// SPDX-License-Identifier: MIT

/// A coding key for a JSON member of a generated type, whether or not the schema describes the member.
///
/// A decoder lists only the keys that the schema does not describe. Listing the other keys as well, for each value,
/// would take longer than decoding their values.
public struct GraphPropertyKey<Model: GraphModel>: CodingKey, ExpressibleByStringLiteral, Hashable, Sendable {
    /// The name of the JSON member.
    public let stringValue: String
    /// The value is always `nil`, because the members of JSON objects have no integer keys.
    @inlinable public var intValue: Int? { nil }

    /// Creates a key for a member that the schema does not describe; returns `nil` if the schema describes the member.
    ///
    /// - Parameter stringValue: The key.
    @inlinable public init?(stringValue: String) {
        if Model.propertyNames.contains(stringValue) { return nil }
        self.stringValue = stringValue
    }

    /// Always returns `nil`, because the members of JSON objects have no integer keys.
    ///
    /// - Parameter intValue: The integer key, which is ignored.
    @inlinable public init?(intValue: Int) { nil }

    /// Creates a key for a member, whether or not the schema describes the member.
    ///
    /// - Parameter value: The key.
    @inlinable public init(stringLiteral value: String) {
        stringValue = value
    }
}

extension KeyedDecodingContainer {
    /// Decodes the members that the schema of a generated type does not describe.
    ///
    /// - Returns: The members, keyed by name.
    /// - Throws: `DecodingError` if a member contains a number that no case of ``GraphJSONValue`` can represent.
    @inlinable
    public func decodeAdditionalData<Model>() throws -> [String: GraphJSONValue] where Key == GraphPropertyKey<Model> {
        // Listing the keys takes a fifth of the time that decoding the members takes.
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
    /// A property with the same key takes precedence unless its value is `nil`, because properties are encoded later.
    ///
    /// - Parameter additionalData: The members, keyed by name.
    /// - Throws: `EncodingError` if a value cannot be encoded.
    @inlinable public mutating func encodeAdditionalData<Model>(
        _ additionalData: [String: GraphJSONValue]
    ) throws where Key == GraphPropertyKey<Model> {
        for (name, value) in additionalData { try encode(value, forKey: GraphPropertyKey<Model>(stringLiteral: name)) }
    }
}

/// The key of a JSON member of a generated type: one of its properties, or one that its schema does not describe.
///
/// The keys that a decoder lists are those that the schema does not describe: to list the others too, for each value that
/// is read, would cost more than to read them.
public struct GraphPropertyKey<Model: GraphModel>: CodingKey, ExpressibleByStringLiteral, Hashable, Sendable {
    /// The key.
    public let stringValue: String
    /// Always nil: the members of JSON objects have no numbers.
    @inlinable public var intValue: Int? { nil }

    /// A key that the schema does not describe; nil if it does.
    ///
    /// - Parameter stringValue: The key.
    @inlinable public init?(stringValue: String) {
        if Model.propertyNames.contains(stringValue) { return nil }
        self.stringValue = stringValue
    }

    /// Always nil: the members of JSON objects have no numbers.
    ///
    /// - Parameter intValue: Not used.
    @inlinable public init?(intValue: Int) { nil }

    /// A key of the literal's text, described or not.
    ///
    /// - Parameter value: The key.
    @inlinable public init(stringLiteral value: String) {
        stringValue = value
    }
}

extension KeyedDecodingContainer {
    /// Reads the members that a generated type does not describe.
    ///
    /// - Returns: The members.
    /// - Throws: `DecodingError` if a number is larger than any case of ``GraphJSONValue`` can represent.
    @inlinable
    public func decodeAdditionalData<Model>() throws -> [String: GraphJSONValue] where Key == GraphPropertyKey<Model> {
        // To list the keys takes a fifth of the time in which the members are decoded.
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
    /// The names of all members that the text that is being decoded has and the model does not describe; `nil` if they are
    /// not known.
    @usableFromInline
    static var undescribedNames: [String]? { ScannedMembers.current?.undescribedNames(of: self) }
}

extension KeyedEncodingContainer {
    /// Writes the members that a generated type does not describe. One that it does describe is written afterwards, if the
    /// property is not nil, and wins.
    ///
    /// - Parameter additionalData: The members.
    /// - Throws: `EncodingError` if a value cannot be written.
    @inlinable public mutating func encodeAdditionalData<Model>(
        _ additionalData: [String: GraphJSONValue]
    ) throws where Key == GraphPropertyKey<Model> {
        for (name, value) in additionalData { try encode(value, forKey: GraphPropertyKey<Model>(stringLiteral: name)) }
    }
}

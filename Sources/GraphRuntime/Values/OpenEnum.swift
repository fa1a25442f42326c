/// A set of strings that the service may extend: known values are static members, any other text is kept and sent
/// back unchanged.
///
/// Two values are equal if their texts differ at most in the case of ASCII letters, because documentation spells known
/// values both `Busy` and `busy`.
public protocol OpenEnum: RawRepresentable, Codable, CustomStringConvertible, Hashable, Sendable
where RawValue == String {
    /// Makes a value of any text, known or not.
    init(rawValue: String)

    /// The values known when the client was generated, in the order of its schema.
    static var knownValues: [Self] { get }
}

extension OpenEnum {
    /// Whether the value was known when the client was generated.
    public var isKnown: Bool { Self.knownValues.contains(self) }

    /// The text on the wire.
    public var description: String { rawValue }

    /// Whether the texts differ at most in the case of ASCII letters.
    public static func == (left: Self, right: Self) -> Bool {
        let (first, second) = (left.rawValue.utf8, right.rawValue.utf8)
        guard first.count == second.count else { return false }
        return left.rawValue == right.rawValue || first.elementsEqual(second) { foldedCase($0) == foldedCase($1) }
    }

    /// Hashes the text without the case of ASCII letters.
    public func hash(into hasher: inout Hasher) {
        for byte in rawValue.utf8 { hasher.combine(foldedCase(byte)) }
        hasher.combine(0xFF as UInt8)
    }

    /// Reads a JSON string.
    ///
    /// - Parameter decoder: Where to read from.
    /// - Throws: `DecodingError` if the value is no string.
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the text as it came.
    ///
    /// - Parameter encoder: Where to write to.
    /// - Throws: `EncodingError` if the encoder cannot write a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

private func foldedCase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

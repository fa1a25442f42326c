// SPDX-License-Identifier: MIT

/// A type for a set of strings that the service may extend.
///
/// Known values are static members. Any other string is preserved and sent back unchanged.
///
/// Values are compared without regard to the case of ASCII letters, because Microsoft's documentation spells known
/// values both as `Busy` and as `busy`.
public protocol OpenEnum: RawRepresentable, Codable, CustomStringConvertible, Hashable, Sendable
where RawValue == String {
    /// Creates a value from a string, which may be unknown.
    init(rawValue: String)

    /// The values that were known when the client was generated, in schema order.
    static var knownValues: [Self] { get }
}

extension OpenEnum {
    /// Whether the value was known when the client was generated.
    public var isKnown: Bool { Self.knownValues.contains(self) }

    /// The string as it appears in JSON.
    public var description: String { rawValue }

    /// Returns whether the strings are equal, ignoring the case of ASCII letters.
    public static func == (left: Self, right: Self) -> Bool {
        let (first, second) = (left.rawValue.utf8, right.rawValue.utf8)
        guard first.count == second.count else { return false }
        return left.rawValue == right.rawValue || first.elementsEqual(second) { foldedCase($0) == foldedCase($1) }
    }

    /// Hashes the string, ignoring the case of ASCII letters.
    public func hash(into hasher: inout Hasher) {
        for byte in rawValue.utf8 { hasher.combine(foldedCase(byte)) }
        hasher.combine(0xFF as UInt8)
    }

    /// Creates a value by decoding a string, which may be unknown.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: `DecodingError` if the value is not a string.
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the string unchanged.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: `EncodingError` if the encoder cannot encode a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

private func foldedCase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

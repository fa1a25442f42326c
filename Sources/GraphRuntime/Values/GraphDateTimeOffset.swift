// SPDX-License-Identifier: MIT

public import Foundation

/// An OData `Edm.DateTimeOffset` value: a date and time such as `2022-10-18T00:07:15.4012511Z`.
///
/// The value stores the exact string, because `Date` cannot represent seven fractional digits precisely.
public struct GraphDateTimeOffset: Codable, CustomStringConvertible, ExpressibleByStringLiteral, Hashable, Sendable {
    /// The string as it appears in JSON.
    public let text: String

    /// Creates a value from a string, which may be invalid.
    ///
    /// - Parameter text: The string as it appears in JSON.
    public init(_ text: String) {
        self.text = text
    }

    /// Creates a value from a literal, which may be invalid.
    ///
    /// - Parameter value: The string as it appears in JSON.
    public init(stringLiteral value: String) {
        text = value
    }

    /// Creates a value from a date, in UTC with seven fractional digits, rounded to the microsecond.
    ///
    /// If the date is more than 30,000 years before or after 1970, the string is invalid, and ``date`` is `nil`.
    ///
    /// - Parameter date: The date to represent.
    public init(_ date: Date) {
        guard date.timeIntervalSince1970.magnitude < 1e12 else {
            text = "\(date.timeIntervalSince1970)"
            return
        }
        let microseconds = (date.timeIntervalSince1970 * 1_000_000).rounded()
        let seconds = (microseconds / 1_000_000).rounded(.down)
        let fraction = String(Int(microseconds - seconds * 1_000_000))
        let whole = Date(timeIntervalSince1970: seconds).formatted(.iso8601).dropLast()
        text = "\(whole).\(String(repeating: "0", count: 6 - fraction.count))\(fraction)0Z"
    }

    /// The date, with the precision of `Date`; `nil` if the string is not a valid date and time.
    ///
    /// A string without an offset is interpreted as UTC, because error responses omit the offset.
    public var date: Date? {
        let pattern =
            #/
            ([0-9]{4} - [0-9]{2} - [0-9]{2} T [0-9]{2} : [0-9]{2} : [0-9]{2}) (?: \. ([0-9]{1,12}) )?
            (?: Z | ([+-]) ([01][0-9] | 2[0-3]) : ([0-5][0-9]) )?
            /#
        guard let match = text.wholeMatch(of: pattern)?.output,
            let local = try? Date(match.1 + "Z", strategy: .iso8601),
            // The parse strategy accepts February 30 as another day.
            local.formatted(.iso8601) == match.1 + "Z"
        else { return nil }
        let offset = (match.4.flatMap { Double($0) } ?? 0) * 3_600 + (match.5.flatMap { Double($0) } ?? 0) * 60
        let fraction = match.2.flatMap { Double("0." + $0) } ?? 0
        return local + (match.3 == "-" ? offset : -offset) + fraction
    }

    /// The string as it appears in JSON.
    public var description: String { text }

    /// Creates a value by decoding a string. The string need not be a valid date and time.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: `DecodingError` if the value is not a string.
    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    /// Encodes the string unchanged.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: `EncodingError` if the encoder cannot encode a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

public import Foundation

/// An instant as the service wrote it, such as `2022-10-18T00:07:15.4012511Z`: OData's `Edm.DateTimeOffset`.
///
/// The exact text is kept, because a `Date` has no room for seven fraction digits.
public struct GraphDateTimeOffset: Codable, CustomStringConvertible, ExpressibleByStringLiteral, Hashable, Sendable {
    /// The text on the wire.
    public let text: String

    /// Keeps a text, whether or not it is an instant.
    ///
    /// - Parameter text: The text on the wire.
    public init(_ text: String) {
        self.text = text
    }

    /// Keeps a literal, whether or not it is an instant.
    ///
    /// - Parameter value: The text on the wire.
    public init(stringLiteral value: String) {
        text = value
    }

    /// The instant in UTC with seven fraction digits, as the service writes it, rounded to the microsecond.
    ///
    /// A date more than 30,000 years from 1970 has no such text; ``date`` is then nil.
    ///
    /// - Parameter date: The instant.
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

    /// The instant, with the precision of `Date`; `nil` if the text is not an instant, or the calendar does not have its
    /// day or its time. A text without a zone is read as UTC, since error bodies of the service leave it out.
    public var date: Date? {
        let pattern =
            #/
            ([0-9]{4} - [0-9]{2} - [0-9]{2} T [0-9]{2} : [0-9]{2} : [0-9]{2}) (?: \. ([0-9]{1,12}) )?
            (?: Z | ([+-]) ([01][0-9] | 2[0-3]) : ([0-5][0-9]) )?
            /#
        guard let match = text.wholeMatch(of: pattern)?.output,
            let local = try? Date(match.1 + "Z", strategy: .iso8601),
            // A February 30 would be read as another day.
            local.formatted(.iso8601) == match.1 + "Z"
        else { return nil }
        let offset = (match.4.flatMap { Double($0) } ?? 0) * 3_600 + (match.5.flatMap { Double($0) } ?? 0) * 60
        let fraction = match.2.flatMap { Double("0." + $0) } ?? 0
        return local + (match.3 == "-" ? offset : -offset) + fraction
    }

    /// The text on the wire.
    public var description: String { text }

    /// Reads a JSON string, whether or not it is an instant.
    ///
    /// - Parameter decoder: Where to read from.
    /// - Throws: `DecodingError` if the value is no string.
    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the text as it came.
    ///
    /// - Parameter encoder: Where to write to.
    /// - Throws: `EncodingError` if the encoder cannot write a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

// SPDX-License-Identifier: MIT

/// An OData `Edm.Duration` value: an ISO 8601 duration in days, hours, minutes, and seconds, such as `PT1H`.
///
/// To create a value, use `.hours(1)`, `"PT1H"`, or, for a Swift `Duration`, `GraphDuration(duration)`.
///
/// The value stores the exact string, even if the string is invalid. Two values are equal if their strings are equal.
/// For an invalid string, ``duration`` is `nil`, and a request that contains the value is rejected before it is sent.
public struct GraphDuration: Codable, CustomStringConvertible, ExpressibleByStringLiteral, Hashable, Sendable {
    /// The string as it appears in JSON.
    public let text: String

    /// Creates a duration from a string, which may be invalid.
    ///
    /// - Parameter text: The string as it appears in JSON, such as `PT1H`.
    public init(_ text: String) {
        self.text = text
    }

    /// Creates a duration from a literal, which may be invalid.
    ///
    /// - Parameter value: The string as it appears in JSON, such as `PT1H`.
    public init(stringLiteral value: String) {
        text = value
    }

    /// Creates a value such as `PT1H30M` from a Swift `Duration`, with attosecond precision.
    ///
    /// - Parameter duration: The Swift duration to represent.
    public init(_ duration: Duration) {
        text = Self.text(of: duration)
    }

    /// Creates a duration in seconds, such as `PT30S`.
    ///
    /// - Parameter count: The number of seconds.
    /// - Returns: The duration.
    public static func seconds(_ count: Int) -> GraphDuration { time(count, "S") }

    /// Creates a duration in minutes, such as `PT5M`.
    ///
    /// - Parameter count: The number of minutes.
    /// - Returns: The duration.
    public static func minutes(_ count: Int) -> GraphDuration { time(count, "M") }

    /// Creates a duration in hours, such as `PT1H`.
    ///
    /// - Parameter count: The number of hours.
    /// - Returns: The duration.
    public static func hours(_ count: Int) -> GraphDuration { time(count, "H") }

    /// Creates a duration in days of 24 hours each, such as `P1D`.
    ///
    /// - Parameter count: The number of days.
    /// - Returns: The duration.
    public static func days(_ count: Int) -> GraphDuration {
        GraphDuration("\(count < 0 ? "-" : "")P\(count.magnitude)D")
    }

    private static func time(_ count: Int, _ unit: String) -> GraphDuration {
        GraphDuration("\(count < 0 ? "-" : "")PT\(count.magnitude)\(unit)")
    }

    /// The string as it appears in JSON.
    public var description: String { text }

    /// Whether the string is a valid duration in days, hours, minutes, and seconds.
    public var isValid: Bool { match != nil }

    /// The duration, with attosecond precision; `nil` if the string is invalid or the duration exceeds the range of
    /// `Duration`.
    public var duration: Duration? {
        guard let length = match, !length.isTooLong else { return nil }
        let duration = Duration(secondsComponent: length.seconds, attosecondsComponent: length.attoseconds)
        return length.isNegative ? .zero - duration : duration
    }

    /// Creates a duration by decoding a string. The string need not be a valid duration.
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

extension GraphDuration {
    private struct Length {
        var isNegative = false
        var seconds: Int64 = 0
        var attoseconds: Int64 = 0
        /// Whether the number of seconds exceeds the range of `Int64`.
        var isTooLong = false

        mutating func add(_ count: Int64, _ unit: Int64) {
            let (product, isTooLarge) = count.multipliedReportingOverflow(by: unit)
            let (sum, isTooLong) = seconds.addingReportingOverflow(product)
            seconds = sum
            self.isTooLong = self.isTooLong || isTooLarge || isTooLong
        }
    }

    /// The parsed string; `nil` if the string is invalid.
    ///
    /// The string is parsed byte by byte for speed, because every request with a duration is validated.
    private var match: Length? {
        var length = Length()
        var bytes = text.utf8[...]
        if bytes.first == UInt8(ascii: "-") {
            length.isNegative = true
            bytes.removeFirst()
        }
        guard bytes.popFirst() == UInt8(ascii: "P") else { return nil }
        // Each unit may occur at most once, and the units must be in descending order.
        var units = "DTHMS".utf8[...]
        var hasUnit = false
        while let byte = bytes.first {
            if byte == UInt8(ascii: "T") {
                guard let place = units.firstIndex(of: byte) else { return nil }
                units = units[units.index(after: place)...]
                bytes.removeFirst()
                hasUnit = false
                continue
            }
            guard let count = Self.number(&bytes, &length) else { return nil }
            let hasFraction = bytes.first == UInt8(ascii: ".")
            if hasFraction {
                bytes.removeFirst()
                guard Self.fraction(&bytes, &length) else { return nil }
            }
            guard let unit = bytes.popFirst(), unit != UInt8(ascii: "T"), let place = units.firstIndex(of: unit),
                unit == UInt8(ascii: "S") || !hasFraction,
                // Only days are allowed before the T.
                unit == UInt8(ascii: "D") || !units.contains(UInt8(ascii: "T"))
            else { return nil }
            units = units[units.index(after: place)...]
            hasUnit = true
            switch unit {
            case UInt8(ascii: "D"): length.add(count, 86_400)
            case UInt8(ascii: "H"): length.add(count, 3_600)
            case UInt8(ascii: "M"): length.add(count, 60)
            default: length.add(count, 1)
            }
        }
        return hasUnit ? length : nil
    }

    /// Parses a number with at least one digit.
    private static func number(_ bytes: inout Substring.UTF8View, _ length: inout Length) -> Int64? {
        var count: Int64 = 0
        var digits = 0
        while let digit = digit(bytes.first) {
            let (product, isTooLarge) = count.multipliedReportingOverflow(by: 10)
            let (sum, isTooLong) = product.addingReportingOverflow(digit)
            length.isTooLong = length.isTooLong || isTooLarge || isTooLong
            count = sum
            digits += 1
            bytes.removeFirst()
        }
        return digits > 0 ? count : nil
    }

    /// Parses the digits after the decimal point. Digits beyond attoseconds are ignored.
    private static func fraction(_ bytes: inout Substring.UTF8View, _ length: inout Length) -> Bool {
        var digits = 0
        while let digit = digit(bytes.first) {
            if digits < 18 { length.attoseconds = length.attoseconds * 10 + digit }
            digits += 1
            bytes.removeFirst()
        }
        for _ in min(digits, 18)..<18 { length.attoseconds *= 10 }
        return digits > 0
    }

    private static func digit(_ byte: UInt8?) -> Int64? {
        guard let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        return Int64(byte - UInt8(ascii: "0"))
    }

    private static func text(of duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let isNegative = seconds < 0 || attoseconds < 0
        let total = seconds.magnitude
        let (days, hours, minutes) = (total / 86_400, total / 3_600 % 24, total / 60 % 60)
        var fraction = String(attoseconds.magnitude)
        fraction = String(repeating: "0", count: 18 - fraction.count) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        var time = ""
        if hours > 0 { time += "\(hours)H" }
        if minutes > 0 { time += "\(minutes)M" }
        if total % 60 > 0 || !fraction.isEmpty {
            time += "\(total % 60)\(fraction.isEmpty ? "" : "." + fraction)S"
        }
        if total == 0, fraction.isEmpty { time = "0S" }
        return (isNegative ? "-P" : "P") + (days > 0 ? "\(days)D" : "") + (time.isEmpty ? "" : "T" + time)
    }
}

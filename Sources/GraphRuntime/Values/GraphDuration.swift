/// A duration of days, hours, minutes and seconds in ISO 8601, such as `PT1H`: OData's `Edm.Duration`.
///
/// The exact text is kept, and two durations are equal if their texts are. A literal that is no such duration is kept
/// too; ``duration`` is then nil, and a request that holds it is refused before it is sent.
public struct GraphDuration: Codable, CustomStringConvertible, ExpressibleByStringLiteral, Hashable, Sendable {
    /// The text on the wire.
    public let text: String

    /// Keeps a text, whether or not it is a duration.
    ///
    /// - Parameter text: The text on the wire, such as `PT1H`.
    public init(_ text: String) {
        self.text = text
    }

    /// Keeps a literal, whether or not it is a duration.
    ///
    /// - Parameter value: The text on the wire, such as `PT1H`.
    public init(stringLiteral value: String) {
        text = value
    }

    /// The duration as days, hours, minutes and seconds, to the attosecond: 90 minutes are `PT1H30M`.
    ///
    /// - Parameter duration: The duration to write.
    public init(_ duration: Duration) {
        text = Self.text(of: duration)
    }

    /// A number of seconds: `PT30S`.
    ///
    /// - Parameter count: How many.
    /// - Returns: The duration.
    public static func seconds(_ count: Int) -> GraphDuration { time(count, "S") }

    /// A number of minutes: `PT5M`.
    ///
    /// - Parameter count: How many.
    /// - Returns: The duration.
    public static func minutes(_ count: Int) -> GraphDuration { time(count, "M") }

    /// A number of hours: `PT1H`.
    ///
    /// - Parameter count: How many.
    /// - Returns: The duration.
    public static func hours(_ count: Int) -> GraphDuration { time(count, "H") }

    /// A number of days of 24 hours: `P1D`.
    ///
    /// - Parameter count: How many.
    /// - Returns: The duration.
    public static func days(_ count: Int) -> GraphDuration {
        GraphDuration("\(count < 0 ? "-" : "")P\(count.magnitude)D")
    }

    private static func time(_ count: Int, _ unit: String) -> GraphDuration {
        GraphDuration("\(count < 0 ? "-" : "")PT\(count.magnitude)\(unit)")
    }

    /// The text on the wire.
    public var description: String { text }

    /// Whether the text is a duration of days, hours, minutes and seconds.
    public var isValid: Bool { match != nil }

    /// The length, to the attosecond; nil if the text is no duration or longer than `Duration` can hold.
    public var duration: Duration? {
        guard let parts = match else { return nil }
        var seconds: Int64 = 0
        func add(_ digits: Substring?, _ factor: Int64) -> Bool {
            guard let digits else { return true }
            guard let count = Int64(digits) else { return false }
            let (product, isTooLarge) = count.multipliedReportingOverflow(by: factor)
            let (sum, isTooLong) = seconds.addingReportingOverflow(product)
            seconds = sum
            return !isTooLarge && !isTooLong
        }
        guard add(parts.days, 86_400), add(parts.hours, 3_600), add(parts.minutes, 60), add(parts.seconds, 1) else {
            return nil
        }
        // 18 digits make attoseconds; what is finer cannot be held.
        let fraction = (parts.fraction ?? "").prefix(18)
        let attoseconds =
            fraction.isEmpty ? 0 : Int64(fraction + String(repeating: "0", count: 18 - fraction.count)) ?? 0
        let duration = Duration(secondsComponent: seconds, attosecondsComponent: attoseconds)
        return parts.isNegative ? .zero - duration : duration
    }

    /// Reads a JSON string, whether or not it is a duration.
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

extension GraphDuration {
    private struct Parts {
        var isNegative = false
        var days: Substring?
        var hours: Substring?
        var minutes: Substring?
        var seconds: Substring?
        var fraction: Substring?
    }

    /// The digits of each unit; nil if the text is no duration. Read by hand, byte by byte: every request with a duration
    /// comes here.
    private var match: Parts? {
        var parts = Parts()
        var rest = text[...]
        parts.isNegative = rest.skip("-")
        guard rest.skip("P") else { return nil }
        parts.days = rest.skipDigits(before: "D")
        if rest.skip("T") {
            parts.hours = rest.skipDigits(before: "H")
            parts.minutes = rest.skipDigits(before: "M")
            parts.seconds = rest.skipDigits(before: ".")
            if parts.seconds != nil {
                parts.fraction = rest.skipDigits(before: "S")
                guard parts.fraction != nil else { return nil }
            } else {
                parts.seconds = rest.skipDigits(before: "S")
            }
            guard parts.hours != nil || parts.minutes != nil || parts.seconds != nil else { return nil }
        } else if parts.days == nil {
            return nil
        }
        return rest.isEmpty ? parts : nil
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

extension Substring {
    fileprivate mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard utf8.first == UInt8(ascii: character) else { return false }
        self = self[utf8.index(after: startIndex)...]
        return true
    }

    /// Steps over digits and the character behind them, if there are both.
    fileprivate mutating func skipDigits(before character: Unicode.Scalar) -> Substring? {
        let end = utf8.firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let end, end > startIndex, utf8[end] == UInt8(ascii: character) else { return nil }
        let digits = self[..<end]
        self = self[utf8.index(after: end)...]
        return digits
    }
}

import Foundation

/// The header `Retry-After`: how long to wait, in seconds with or without a fraction, or until a date.
enum RetryAfter {
    /// The wait that a response asks for; nil if it asks for none, or in a form that cannot be read.
    ///
    /// Graph sometimes sends several values, folded into one field (`30,120`) or in several. The longest wait counts.
    ///
    /// - Parameters:
    ///   - headers: The headers of the response.
    ///   - now: The instant of the response by the client's clock. A date is compared with the response's own `Date`,
    ///     because the two clocks may differ.
    /// - Returns: The wait.
    static func wait(_ headers: GraphHeaders, at now: Date) -> Duration? {
        let reference = headers["Date"].flatMap { HTTPDate.date(of: $0) } ?? now
        return values(headers["Retry-After"] ?? "").compactMap { wait($0, from: reference) }.max()
    }

    private static func wait(_ value: String, from reference: Date) -> Duration? {
        if value.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }) {
            guard let seconds = Double(value), seconds.isFinite else { return nil }
            // More seconds than a duration can represent are as long as anyone can wait.
            return .seconds(min(seconds, 1e12))
        }
        guard let date = HTTPDate.date(of: value) else { return nil }
        let seconds = date.timeIntervalSince(reference)
        return seconds < 0 ? nil : .seconds(seconds)
    }

    /// The values of a folded field. A date has a comma of its own, after the name of its day.
    private static func values(_ field: String) -> [String] {
        var values: [String] = []
        var day: String?
        for part in field.split(separator: ",") {
            let text = part.trimmingCharacters(in: .whitespaces)
            if text.count == 3, text.allSatisfy(\.isLetter) {
                day = text
            } else if !text.isEmpty {
                values.append(day.map { "\($0), \(text)" } ?? text)
                day = nil
            }
        }
        return values
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

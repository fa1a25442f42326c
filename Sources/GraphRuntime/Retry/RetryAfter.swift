import Foundation

/// The header `Retry-After`: how long to wait, in seconds with or without a fraction, or until a date.
enum RetryAfter {
    /// The wait that a response asks for; nil if it asks for none, or in no way that can be read.
    ///
    /// - Parameters:
    ///   - headers: The headers of the response.
    ///   - now: The instant of the response by the client's clock; a date is compared with the response's own `Date`,
    ///     since the two clocks may differ.
    /// - Returns: The wait.
    static func wait(_ headers: GraphHeaders, at now: Date) -> Duration? {
        guard let text = headers["Retry-After"]?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }) {
            // More seconds than a duration holds are as long as can be waited for.
            guard let seconds = Double(text), seconds.isFinite else { return nil }
            return .seconds(min(seconds, 1e12))
        }
        guard let date = HTTPDate.date(of: text) else { return nil }
        let reference = headers["Date"].flatMap { HTTPDate.date(of: $0) } ?? now
        let seconds = date.timeIntervalSince(reference)
        return seconds < 0 ? nil : .seconds(seconds)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

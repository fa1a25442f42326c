// SPDX-License-Identifier: MIT

import Foundation

/// The `Retry-After` header field: a delay in seconds, with or without a fraction, or a date.
enum RetryAfter {
    /// Returns the requested delay; `nil` if the response requests no delay or the field value is invalid.
    ///
    /// Graph sometimes sends several values, either combined in one field (`30,120`) or in separate fields. The longest
    /// delay is used.
    ///
    /// - Parameters:
    ///   - headers: The header fields of the response.
    ///   - now: The time of the response according to the client's clock. A date in `Retry-After` is compared with the
    ///     `Date` field of the response, if there is one, because the server's clock may differ from the client's.
    /// - Returns: The delay.
    static func wait(_ headers: GraphHeaders, at now: Date) -> Duration? {
        let reference = headers["Date"].flatMap { HTTPDate.date(of: $0) } ?? now
        return values(headers["Retry-After"] ?? "").compactMap { wait($0, from: reference) }.max()
    }

    private static func wait(_ value: String, from reference: Date) -> Duration? {
        if value.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }) {
            guard let seconds = Double(value), seconds.isFinite else { return nil }
            // `Duration` cannot represent every number of seconds. The limit exceeds any sensible delay.
            return .seconds(min(seconds, 1e12))
        }
        guard let date = HTTPDate.date(of: value) else { return nil }
        let seconds = date.timeIntervalSince(reference)
        return seconds < 0 ? nil : .seconds(seconds)
    }

    /// Splits a combined field value at its commas, except for the comma after the day name in a date.
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

// SPDX-License-Identifier: MIT

package import Foundation

/// The date format of HTTP header fields (RFC 9110), such as `Tue, 18 Oct 2022 00:07:15 GMT`.
package enum HTTPDate {
    private static let locale = Locale(identifier: "en_US_POSIX")
    private static let timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
    private static let calendar = Calendar(identifier: .gregorian)
    private static let format: Date.FormatString =
        "\(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) GMT"

    private static let style = Date.VerbatimFormatStyle(
        format: format,
        locale: locale,
        timeZone: timeZone,
        calendar: calendar
    )

    private static let strategy = Date.ParseStrategy(
        format: format,
        locale: locale,
        timeZone: timeZone,
        calendar: calendar,
        isLenient: false
    )

    /// Formats a date for an HTTP header field, without fractions of a second.
    package static func text(of date: Date) -> String {
        let second = date.timeIntervalSinceReferenceDate.rounded(.down)
        return last.withLock { last in
            if last?.second != second { last = (second, style.format(date)) }
            return last?.text ?? ""
        }
    }

    /// The most recently formatted date, which is cached because a server sends the same date in many responses.
    private static let last = Locked<(second: TimeInterval, text: String)?>(nil)

    /// Parses a date; returns `nil` if the string is not a valid HTTP date.
    package static func date(of text: String) -> Date? { try? strategy.parse(text) }
}

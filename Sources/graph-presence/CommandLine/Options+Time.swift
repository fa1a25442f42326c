// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// Durations and times in the forms in which people type them.
extension Options {
    /// Returns an option's value as a duration, for example `PT1H30M` or `1h30m`; `nil` if the option is not specified.
    ///
    /// - Throws: `UsageError` if the value is not a duration.
    func duration(_ option: String) throws(UsageError) -> GraphDuration? {
        guard let text = self[option] else { return nil }
        guard let duration = Self.duration(text) else {
            throw .invalid(text, of: option, hint: "specify a duration, for example 1h, 30m, or PT1H30M")
        }
        return duration
    }

    /// Returns the duration that a string specifies; `nil` if the string is not a duration.
    static func duration(_ text: String) -> GraphDuration? {
        let upper = text.uppercased()
        if GraphDuration(upper).isValid { return GraphDuration(upper) }
        guard let days = upper.wholeMatch(of: /([0-9]+D)?((?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)/)?.output
        else { return nil }
        let duration = GraphDuration("P\(days.1 ?? "")\(days.2.isEmpty ? "" : "T\(days.2)")")
        return duration.isValid ? duration : nil
    }

    /// Returns the local time that a string specifies, in the form that Graph accepts; `nil` if the string is not a
    /// time.
    ///
    /// - Parameters:
    ///   - text: A date and time, or only a time of day, which means its next occurrence. The seconds can be omitted.
    ///   - zone: The Windows or IANA name of the time zone.
    ///   - now: The current time.
    /// - Returns: The local time.
    static func time(_ text: String, in zone: String, now: Date = .now) -> DateTimeTimeZone? {
        let pattern = /(?:([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ])?([0-9]{2}:[0-9]{2})(:[0-9]{2}(?:\.[0-9]{1,12})?)?/
        guard let match = text.wholeMatch(of: pattern)?.output, let timeZone = TimeZone(graphName: zone) else {
            return nil
        }
        let clock = "T\(match.2)\(match.3 ?? ":00")"
        func time(_ day: Substring) -> DateTimeTimeZone { DateTimeTimeZone(dateTime: day + clock, timeZone: zone) }
        if let day = match.1 { return time(day).date == nil ? nil : time(day) }
        let today = Date.ISO8601FormatStyle(timeZone: timeZone).year().month().day()
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let days = [now, calendar.date(byAdding: .day, value: 1, to: now) ?? now]
        return days.map { time(Substring(today.format($0))) }.first { $0.date.map { $0 > now } ?? false }
    }
}

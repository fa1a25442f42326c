// SPDX-License-Identifier: MIT

import Foundation

/// The ticks of a time axis. Times are in UTC.
struct TimeAxis {
    /// A tick with its label.
    struct Tick: Equatable {
        let instant: Date
        let label: String
    }

    let ticks: [Tick]

    private static let day = 86_400.0
    private static let steps: [TimeInterval] =
        [1, 5, 10, 15, 30] + [1, 2, 5, 10, 15, 30].map { $0 * 60 } + [1, 2, 3, 6, 12].map { $0 * 3_600 }

    /// Creates ticks at round times in an interval.
    ///
    /// - Parameters:
    ///   - start: The start of the interval.
    ///   - end: The end of the interval, which must be after the start.
    ///   - maximumCount: The maximum number of ticks, at least 2.
    init(from start: Date, to end: Date, maximumCount: Int) {
        let length = end.timeIntervalSince(start)
        let shortest = length / Double(maximumCount - 1)
        var step = Self.steps.first { $0 >= shortest } ?? Self.day
        while step < shortest { step *= 2 }
        let first = (start.timeIntervalSince1970 / step).rounded(.up) * step
        ticks = stride(from: first, through: end.timeIntervalSince1970, by: step).map { seconds in
            let instant = Date(timeIntervalSince1970: seconds)
            return Tick(instant: instant, label: Self.label(instant, step))
        }
    }

    /// Returns the time of day at an instant, with seconds unless they are zero, for example `09:05` or `09:05:30`.
    static func time(_ instant: Date) -> String {
        let parts = instant.formatted(.iso8601).dropFirst(11).prefix(8)
        return String(parts.hasSuffix(":00") ? parts.prefix(5) : parts)
    }

    /// Returns the date of an instant, for example `2026-03-02`.
    static func date(_ instant: Date) -> String { String(instant.formatted(.iso8601).prefix(10)) }

    /// Returns the label of a tick: the time, or the date at midnight if the ticks are an hour or more apart.
    private static func label(_ instant: Date, _ step: TimeInterval) -> String {
        let isMidnight = instant.timeIntervalSince1970.truncatingRemainder(dividingBy: day) == 0
        return isMidnight && step >= 3_600 ? String(date(instant).dropFirst(5)) : time(instant)
    }
}

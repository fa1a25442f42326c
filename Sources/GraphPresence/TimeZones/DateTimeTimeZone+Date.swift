// SPDX-License-Identifier: MIT

public import Foundation

extension DateTimeTimeZone {
    /// Creates a local time from an instant, with a precision of 1 microsecond.
    ///
    /// The time zone is specified by its Windows name, or by its IANA name if it has no Windows name. A time zone that
    /// has neither name is replaced by UTC. A local time that occurs twice at a clock change refers to the first
    /// occurrence, so an instant during the second occurrence is specified in UTC.
    ///
    /// - Parameters:
    ///   - date: The instant.
    ///   - zone: The time zone of the local time. The default is the system time zone.
    public init(_ date: Date, in zone: TimeZone = .current) {
        // The service does not recognize Foundation's name for a time zone with a fixed offset, for example GMT+0130.
        let isNamed = zone.windowsName != nil || TimeZone.knownTimeZoneIdentifiers.contains(zone.identifier)
        let local = Self(date, local: isNamed ? zone : .gmt)
        let isUnambiguous = local.date.map { abs($0.timeIntervalSince(date)) < 0.5 } ?? false
        self = isUnambiguous ? local : Self(date, local: .gmt)
    }

    private init(_ date: Date, local zone: TimeZone) {
        let microseconds = (date.timeIntervalSince1970 * 1_000_000).rounded()
        let seconds = (microseconds / 1_000_000).rounded(.down)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let whole = Date(timeIntervalSince1970: seconds)
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: whole)
        let fraction = Self.digits(Int(microseconds - seconds * 1_000_000), 6) + "0"
        let name = zone == .gmt ? "UTC" : zone.windowsName ?? zone.identifier
        self.init(dateTime: "\(Self.text(parts)).\(fraction)", timeZone: name)
    }

    private static func text(_ parts: DateComponents) -> String {
        let day = "\(digits(parts.year, 4))-\(digits(parts.month, 2))-\(digits(parts.day, 2))"
        return "\(day)T\(digits(parts.hour, 2)):\(digits(parts.minute, 2)):\(digits(parts.second, 2))"
    }

    private static func digits(_ number: Int?, _ count: Int) -> String {
        let text = String(number ?? 0)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    /// The instant, with the precision of `Date`, or `nil` if the time or the time zone is invalid.
    ///
    /// A time that contains an offset, for example the suffix `Z`, is invalid. A missing time zone means UTC. A local
    /// time that occurs twice at a clock change refers to the first occurrence. A local time that a clock change skips
    /// is interpreted with the offset that applied before the change.
    public var date: Date? {
        let pattern = /(?<whole>[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[0-9]{2}:){2}[0-9]{2})(?:\.(?<fraction>[0-9]{1,12}))?/
        guard let match = dateTime?.wholeMatch(of: pattern)?.output,
            let zone = TimeZone(graphName: timeZone ?? "UTC"),
            let utc = try? Date(match.whole + "Z", strategy: .iso8601)
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: utc)
        // The calendar would replace a nonexistent day, for example February 30, with a different day.
        guard DateTimeTimeZone.text(parts) == match.whole else { return nil }
        calendar.timeZone = zone
        guard let local = calendar.date(from: parts) else { return nil }
        return local + (match.fraction.flatMap { Double("0." + $0) } ?? 0)
    }
}

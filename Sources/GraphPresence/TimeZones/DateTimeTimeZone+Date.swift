public import Foundation

extension DateTimeTimeZone {
    /// A local time for an instant, to the microsecond.
    ///
    /// The zone is written by its Windows name, or by its IANA name if Windows has none; a zone
    /// without either is written as UTC. A local time that a clock change
    /// repeats stands for the first of the two, so for an instant in the second the time is written in UTC.
    ///
    /// - Parameters:
    ///   - date: The instant.
    ///   - zone: The zone whose local time is written. Default: that of this machine.
    public init(_ date: Date, in zone: TimeZone = .current) {
        // A zone without a name, of a fixed offset, is known to nobody else.
        let isNamed = zone.windowsName != nil || TimeZone.knownTimeZoneIdentifiers.contains(zone.identifier)
        let local = Self(date, local: isNamed ? zone : .gmt)
        let back = local.date.map { abs($0.timeIntervalSince(date)) < 0.5 } ?? false
        self = back ? local : Self(date, local: .gmt)
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

    /// The instant, with the precision of `Date`; nil if the time or the zone is none, or the time carries a zone.
    ///
    /// A zone that is left out is UTC. Of a local time that a clock change repeats it is the first, and a local time that
    /// a clock change skips is read with the offset from before the change.
    public var date: Date? {
        let pattern = /(?<whole>[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[0-9]{2}:){2}[0-9]{2})(?:\.(?<fraction>[0-9]{1,12}))?/
        guard let match = dateTime?.wholeMatch(of: pattern)?.output,
            let zone = TimeZone(graphName: timeZone ?? "UTC"),
            let utc = try? Date(match.whole + "Z", strategy: .iso8601)
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: utc)
        // A day that there is not would be taken for another.
        guard DateTimeTimeZone.text(parts) == match.whole else { return nil }
        calendar.timeZone = zone
        guard let local = calendar.date(from: parts) else { return nil }
        return local + (match.fraction.flatMap { Double("0." + $0) } ?? 0)
    }
}

public import Foundation

extension DateTimeTimeZone {
    /// The instant, with the precision of `Date`; nil if the time or the zone is none, or the time carries a zone.
    ///
    /// A zone that is left out is UTC. Of a local time that a clock change repeats it is the first, and a local time that
    /// a clock change skips is read with the offset from before the change.
    public var date: Date? {
        let pattern = /(?<whole>[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[0-9]{2}:){2}[0-9]{2})(?:\.(?<fraction>[0-9]{1,12}))?/
        guard let match = dateTime.wholeMatch(of: pattern)?.output,
            let zone = TimeZone(graphName: timeZone ?? "UTC"),
            let utc = try? Date(match.whole + "Z", strategy: .iso8601)
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: utc)
        calendar.timeZone = zone
        guard let local = calendar.date(from: parts) else { return nil }
        return local + (match.fraction.flatMap { Double("0." + $0) } ?? 0)
    }
}

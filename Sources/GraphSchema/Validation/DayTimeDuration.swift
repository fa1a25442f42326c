/// An ISO 8601 duration of days, hours, minutes and seconds, as OData's `Edm.Duration` writes it.
struct DayTimeDuration: Comparable {
    /// The length in seconds.
    let seconds: Double

    /// Reads a duration such as `PT5M`; nil if the text is none.
    init?(_ text: String) {
        let pattern = /(-)?P(?:([0-9]+)D)?(T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\.[0-9]+)?)S)?)?/
        guard let match = text.wholeMatch(of: pattern)?.output else { return nil }
        let hasTime = match.4 != nil || match.5 != nil || match.6 != nil
        guard hasTime || (match.2 != nil && match.3 == nil) else { return nil }
        let parts = [(match.2, 86_400.0), (match.4, 3_600), (match.5, 60), (match.6, 1)]
        let total = parts.reduce(0) { $0 + ($1.0.flatMap { Double($0) } ?? 0) * $1.1 }
        seconds = match.1 == nil ? total : -total
    }

    static func < (left: DayTimeDuration, right: DayTimeDuration) -> Bool { left.seconds < right.seconds }
}

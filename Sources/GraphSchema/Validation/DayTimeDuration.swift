/// An ISO 8601 duration of days, hours, minutes and seconds, as OData's `Edm.Duration` writes it.
struct DayTimeDuration: Comparable {
    /// The length in seconds.
    let seconds: Double

    /// Reads a duration such as `PT5M`; nil if the text is none.
    init?(_ text: String) {
        var rest = Substring(text)
        func skip(_ character: Character) -> Bool {
            guard rest.first == character else { return false }
            rest = rest.dropFirst()
            return true
        }
        /// The number before the unit; nil, and nothing is read, if there is none.
        func number(_ unit: Character, fraction: Bool = false) -> Double? {
            func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) && character.isASCII }
            var end = rest.prefix(while: isDigit)
            guard !end.isEmpty else { return nil }
            let tail = rest[end.endIndex...]
            if fraction, tail.first == "." {
                let digits = tail.dropFirst().prefix(while: isDigit)
                guard !digits.isEmpty else { return nil }
                end = rest[..<digits.endIndex]
            }
            guard rest[end.endIndex...].first == unit else { return nil }
            rest = rest[end.endIndex...].dropFirst()
            return Double(end)
        }
        let isNegative = skip("-")
        guard skip("P") else { return nil }
        let days = number("D")
        let hasTime = skip("T")
        let hours = hasTime ? number("H") : nil
        let minutes = hasTime ? number("M") : nil
        let parts = hasTime ? number("S", fraction: true) : nil
        guard rest.isEmpty, hasTime ? hours != nil || minutes != nil || parts != nil : days != nil else { return nil }
        let total = (days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (parts ?? 0)
        seconds = isNegative ? -total : total
    }

    static func < (left: DayTimeDuration, right: DayTimeDuration) -> Bool { left.seconds < right.seconds }
}

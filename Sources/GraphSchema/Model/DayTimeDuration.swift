// SPDX-License-Identifier: MIT

/// An ISO 8601 duration of days, hours, minutes, and seconds, which is the format of OData's `Edm.Duration`.
struct DayTimeDuration: Comparable {
    /// The length in seconds.
    let seconds: Double

    /// Creates a duration from a string, for example `PT5M`; returns `nil` if the string is not a valid duration.
    init?(_ text: String) {
        var rest = Substring(text)
        func skip(_ character: Character) -> Bool {
            guard rest.first == character else { return false }
            rest = rest.dropFirst()
            return true
        }
        /// Returns the number before the unit and advances past both; `nil` if no number precedes the unit.
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

    /// The length with its units, for example `5 minutes` or `1 hour and 30 minutes`; `nil` if the length exceeds
    /// 10,000 years.
    var words: String? {
        guard abs(seconds) < 3.2e11 else { return nil }
        // Integer arithmetic avoids the rounding errors of binary fractions.
        let millionths = Int((abs(seconds) * 1_000_000).rounded())
        let whole = millionths / 1_000_000
        let parts = [
            count(whole / 86_400, "day"), count(whole / 3_600 % 24, "hour"), count(whole / 60 % 60, "minute"),
            millionths % 1_000_000 == 0
                ? count(whole % 60, "second") : "\(Double(millionths % 60_000_000) / 1_000_000) seconds",
        ]
        .compactMap(\.self)
        let sign = seconds < 0 ? "minus " : ""
        guard let last = parts.last else { return "0 seconds" }
        switch parts.count {
        case 1: return sign + last
        case 2: return sign + parts[0] + " and " + last
        default: return sign + parts.dropLast().joined(separator: ", ") + ", and " + last
        }
    }

    private func count(_ number: Int, _ unit: String) -> String? {
        number == 0 ? nil : "\(number) \(unit)\(number == 1 ? "" : "s")"
    }
}

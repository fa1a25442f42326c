// SPDX-License-Identifier: MIT

/// Human-readable numbers and durations with units.
enum Quantity {
    /// Returns a number with its unit, such as `1 character` or `650 elements`.
    static func text(_ count: Int, _ unit: String) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }

    /// Returns a duration with its units, such as `5 hours`, or the string in JSON if rounding could change the value.
    static func text(_ value: GraphDuration) -> String {
        guard let duration = value.duration, duration.components.attoseconds == 0 else { return value.text.shortened }
        return duration.textForPeople
    }

    /// Returns a description of a range of numbers, such as `at most 650 elements`.
    static func range(_ minimum: Int?, _ maximum: Int?, _ unit: String) -> String {
        switch (minimum, maximum) {
        case (let minimum?, let maximum?) where minimum == maximum: text(minimum, unit)
        case (let minimum?, let maximum?): "\(minimum) to \(text(maximum, unit))"
        case (let minimum?, nil): "at least \(text(minimum, unit))"
        case (nil, let maximum?): "at most \(text(maximum, unit))"
        case (nil, nil): "any number of \(unit)s"
        }
    }

    /// Returns a description of a range of durations, such as `from 5 minutes to 4 hours`; `nil` if the range has no
    /// limits.
    static func range(_ minimum: GraphDuration?, _ maximum: GraphDuration?) -> String? {
        func text(_ duration: GraphDuration) -> String { duration.duration?.textForPeople ?? duration.text }
        switch (minimum, maximum) {
        case (let minimum?, let maximum?): return "from \(text(minimum)) to \(text(maximum))"
        case (let minimum?, nil): return "at least \(text(minimum))"
        case (nil, let maximum?): return "at most \(text(maximum))"
        case (nil, nil): return nil
        }
    }
}

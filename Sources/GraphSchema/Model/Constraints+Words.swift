// SPDX-License-Identifier: MIT

// Descriptions of limits, for the generated documentation and for error messages.

extension Constraints {
    /// The minimum with its unit, for example `1 character`, `2 elements`, or `5 minutes`; `nil` if there is no
    /// minimum, or if it is 0 characters or elements.
    package var lowerLimit: String? {
        if let minimum { return Self.words(minimum) }
        return counts.flatMap { $0.least == 0 ? nil : Self.words($0.least, $0.unit) }
    }

    /// The maximum with its unit, for example `1 character`, `650 elements`, or `4 hours`; `nil` if there is no
    /// maximum.
    package var upperLimit: String? {
        if let maximum { return Self.words(maximum) }
        return counts.flatMap { $0.most.map { [unit = $0.unit] most in Self.words(most, unit) } }
    }

    /// The limits with their unit, for example `1 to 80 characters`, `at least 1 character`, `at most 650 elements`,
    /// `exactly 36 characters`, or `5 minutes to 4 hours`; `nil` if there are no limits.
    ///
    /// The allowed values of an enum are not limits.
    package var limitDescription: String? {
        switch (lowerLimit, upperLimit) {
        case (let least?, let most?) where least == most: "exactly \(most)"
        case (let least?, let most?): "\(counts.map { String($0.least) } ?? least) to \(most)"
        case (let least?, nil): "at least \(least)"
        case (nil, let most?): "at most \(most)"
        case (nil, nil): nil
        }
    }

    /// The limits on the number of elements or characters; `nil` if there are no limits.
    private var counts: (least: Int, most: Int?, unit: String)? {
        if minItems != nil || maxItems != nil { return (minItems?.value ?? 0, maxItems?.value, "element") }
        if minLength != nil || maxLength != nil { return (minLength?.value ?? 0, maxLength?.value, "character") }
        return nil
    }

    private static func words(_ number: Int, _ unit: String) -> String {
        "\(number) \(unit)\(number == 1 ? "" : "s")"
    }

    private static func words(_ duration: Located<String>) -> String {
        DayTimeDuration(duration.value)?.words ?? duration.value
    }
}

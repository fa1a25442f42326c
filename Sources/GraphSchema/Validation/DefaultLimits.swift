// SPDX-License-Identifier: MIT

/// The comparison of a default with the limits of its property, which the service would apply to the value.
struct DefaultLimits {
    let value: Located<String>
    let constraints: Constraints

    /// Reports a duration that is shorter than the minimum or longer than the maximum.
    func check(_ duration: DayTimeDuration, into diagnostics: inout Diagnostics) {
        if let minimum = constraints.minimum, let limit = DayTimeDuration(minimum.value), duration < limit {
            report("is less than the minimum '\(minimum.value)'", "the minimum", minimum.location, into: &diagnostics)
        }
        if let maximum = constraints.maximum, let limit = DayTimeDuration(maximum.value), duration > limit {
            report(
                "is greater than the maximum '\(maximum.value)'",
                "the maximum",
                maximum.location,
                into: &diagnostics
            )
        }
    }

    /// Reports a string that is too short or too long.
    func checkLength(into diagnostics: inout Diagnostics) {
        let count = value.value.count
        let size = count == 1 ? "has 1 character" : "has \(count) characters"
        if let limit = constraints.minLength, count < limit.value {
            report("\(size), but minLength is \(limit.value)", "minLength", limit.location, into: &diagnostics)
        }
        if let limit = constraints.maxLength, count > limit.value {
            report("\(size), but maxLength is \(limit.value)", "maxLength", limit.location, into: &diagnostics)
        }
    }

    /// Reports a member of an enum that is not one of the allowed values.
    func checkAllowedValues(into diagnostics: inout Diagnostics) {
        guard let allowed = constraints.allowedValues, let first = allowed.first,
            !allowed.contains(where: { $0.value.lowercased() == value.value.lowercased() })
        else { return }
        report("is not one of the allowed values", "the list of allowed values", first.location, into: &diagnostics)
    }

    private func report(
        _ problem: String,
        _ limit: String,
        _ location: SourceLocation,
        into diagnostics: inout Diagnostics
    ) {
        diagnostics.report(
            .defaultOutOfRange,
            "the default '\(value.value)' \(problem)",
            at: value.location,
            note: "\(limit) is here",
            noteAt: location
        )
    }
}

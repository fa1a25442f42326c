// SPDX-License-Identifier: MIT

// Comparisons of constraints, for finding the differences between two versions of a schema.

extension Constraints {
    /// Returns whether these constraints accept every value that the other constraints accept.
    package func acceptsAllValues(of other: Constraints) -> Bool {
        (minLength?.value ?? 0) <= (other.minLength?.value ?? 0)
            && (other.maxLength?.value ?? .max) <= (maxLength?.value ?? .max)
            && (minItems?.value ?? 0) <= (other.minItems?.value ?? 0)
            && (other.maxItems?.value ?? .max) <= (maxItems?.value ?? .max)
            && (Self.seconds(minimum) ?? -.infinity) <= (Self.seconds(other.minimum) ?? -.infinity)
            && (Self.seconds(other.maximum) ?? .infinity) <= (Self.seconds(maximum) ?? .infinity)
            && acceptsAllAllowedValues(of: other)
    }

    private func acceptsAllAllowedValues(of other: Constraints) -> Bool {
        guard let allowedValues else { return true }
        guard let others = other.allowedValues else { return false }
        let known = Set(allowedValues.map { $0.value.lowercased() })
        return others.allSatisfy { known.contains($0.value.lowercased()) }
    }

    private static func seconds(_ duration: Located<String>?) -> Double? {
        duration.flatMap { DayTimeDuration($0.value)?.seconds }
    }
}

// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// A report that prints measured values with their limits and baselines.
final class Report: Sendable {
    private let missed = Locked(false)

    /// Whether at least one limit was missed.
    var isMissed: Bool { missed.withLock { $0 } }

    /// Prints a value and whether it exceeds the maximum.
    func line(_ name: String, _ value: Double, _ unit: String, atMost limit: Double, before: String? = nil) {
        line(name, Self.text(value), unit, "at most \(Self.text(limit))", before, value <= limit)
    }

    /// Prints a value and whether it reaches the minimum.
    func line(_ name: String, _ value: Double, _ unit: String, atLeast limit: Double, before: String? = nil) {
        line(name, Self.text(value), unit, "at least \(Self.text(limit))", before, value >= limit)
    }

    /// Prints a line for a value that was not measured because the run took too long. The report treats this line as a
    /// missed limit.
    func missing(_ name: String, _ value: String, _ unit: String, atMost limit: Double, before: String? = nil) {
        line(name, value, unit, "at most \(Self.text(limit))", before, false)
    }

    private func line(
        _ name: String,
        _ value: String,
        _ unit: String,
        _ limit: String,
        _ before: String?,
        _ isMet: Bool
    ) {
        if !isMet { missed.withLock { $0 = true } }
        let baseline = before.map { "; \($0) before" } ?? ""
        print("\(name): \(value) \(unit) (\(limit)\(baseline))\(isMet ? "" : " MISSED")")
        fflush(nil)
    }

    /// Returns a number with at most two decimal places and with thousands separators.
    static func text(_ value: Double) -> String {
        value.formatted(.number.precision(.fractionLength(0...2)).locale(Locale(identifier: "en_US")))
    }
}

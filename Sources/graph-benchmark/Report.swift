import Foundation
import GraphPresence

/// Prints measured values with their limits.
final class Report: Sendable {
    private let missed = Locked(false)

    /// Whether a limit was missed.
    var isMissed: Bool { missed.withLock { $0 } }

    /// Prints a value that may be at most a limit.
    func line(_ name: String, _ value: Double, _ unit: String, atMost limit: Double) {
        line(name, value, unit, "at most \(limit)", value <= limit)
    }

    /// Prints a value that has to be at least a limit.
    func line(_ name: String, _ value: Double, _ unit: String, atLeast limit: Double) {
        line(name, value, unit, "at least \(limit)", value >= limit)
    }

    private func line(_ name: String, _ value: Double, _ unit: String, _ limit: String, _ isMet: Bool) {
        if !isMet { missed.withLock { $0 = true } }
        print("\(name): \(String(format: "%.2f", value)) \(unit) (\(limit))\(isMet ? "" : " MISSED")")
    }
}

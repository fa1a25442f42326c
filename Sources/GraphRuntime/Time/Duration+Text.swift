// SPDX-License-Identifier: MIT

import Foundation

extension Duration {
    /// The duration with its units, for example `1 second`, `2.5 seconds`, `3 minutes 20 seconds`, or `1 hour`.
    package var textForPeople: String {
        let exact = self / .seconds(1)
        guard exact.magnitude < 1e15 else { return "\(self)" }
        // Durations are rounded to whole seconds, durations under a minute to tenths of a second, and durations under a
        // second to hundredths.
        if exact != 0, exact.magnitude < 0.0095 {
            let milliseconds = Int((exact * 1_000).rounded())
            return "\(milliseconds) millisecond\(milliseconds == 1 ? "" : "s")"
        }
        if exact.magnitude < 0.995 { return Self.seconds((exact * 100).rounded() / 100) }
        if exact.magnitude < 59.95 { return Self.seconds((exact * 10).rounded() / 10) }
        let seconds = Int(exact.rounded())
        let parts = [(seconds / 3_600, "hour"), (seconds / 60 % 60, "minute"), (seconds % 60, "second")]
        return parts.filter { $0.0 != 0 }.map { "\($0.0) \($0.1)\(abs($0.0) == 1 ? "" : "s")" }.joined(separator: " ")
    }

    private static func seconds(_ value: Double) -> String {
        let number = value == value.rounded() ? String(Int(value)) : String(value)
        return "\(number) \(number == "1" ? "second" : "seconds")"
    }
}

import Foundation

extension Duration {
    /// The duration in words: `1 second`, `2.5 seconds`, `3 minutes 20 seconds`, `1 hour`.
    package var textForPeople: String {
        // Whole seconds, or tenths of a second below a minute.
        let tenths = (self / .seconds(1) * 10).rounded()
        guard tenths.magnitude < 1e15 else { return "\(self)" }
        guard tenths.magnitude >= 600 else { return Self.seconds(tenths / 10) }
        let seconds = Int((tenths / 10).rounded())
        let parts = [(seconds / 3_600, "hour"), (seconds / 60 % 60, "minute"), (seconds % 60, "second")]
        return parts.filter { $0.0 != 0 }.map { "\($0.0) \($0.1)\(abs($0.0) == 1 ? "" : "s")" }.joined(separator: " ")
    }

    private static func seconds(_ value: Double) -> String {
        let number = value == value.rounded() ? String(Int(value)) : String(value)
        return "\(number) \(number == "1" ? "second" : "seconds")"
    }
}

// SPDX-License-Identifier: MIT

extension [String] {
    /// Joins the strings into a list for a sentence, such as `a, b, and c`.
    ///
    /// - Parameter conjunction: The word before the last string. The default is `and`.
    /// - Returns: The list.
    package func listed(_ conjunction: String = "and") -> String {
        guard count > 2, let last else { return joined(separator: " \(conjunction) ") }
        return "\(dropLast().joined(separator: ", ")), \(conjunction) \(last)"
    }
}

extension [String] {
    /// The strings as a list in a sentence, such as `a, b and c`.
    var list: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}

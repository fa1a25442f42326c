extension String {
    /// The first 80 characters: a value is quoted in a message, not repeated.
    package var shortened: String { count > 80 ? prefix(79) + "…" : self }
}

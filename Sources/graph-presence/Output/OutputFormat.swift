/// The format of results and errors.
enum OutputFormat {
    /// Returns whether unparsed arguments, which may be invalid, request JSON.
    static func isJSON(_ arguments: [String]) -> Bool { arguments.contains("--json") }
}
